package org.seatline.app.fx;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Changes what a pane holds without touching what stays: a node put back is styled anew. */
public final class Children {
  private Children() {}

  /** Makes these the children; those at the beginning and at the end that are there stay. */
  public static void become(Pane pane, List<? extends Node> wanted) {
    ObservableList<Node> now = pane.getChildren();
    int most = Math.min(now.size(), wanted.size());
    int before = 0;
    while (before < most && now.get(before).equals(wanted.get(before))) {
      before++;
    }
    int after = 0;
    while (after < most - before
        && now.get(now.size() - 1 - after).equals(wanted.get(wanted.size() - 1 - after))) {
      after++;
    }
    now.remove(before, now.size() - after);
    now.addAll(before, wanted.subList(before, wanted.size() - after));
  }
}
