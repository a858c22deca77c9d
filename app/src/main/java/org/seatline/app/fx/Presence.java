package org.seatline.app.fx;

import javafx.scene.Node;

/** Whether a node is there: seen, and given room. */
public final class Presence {
  private Presence() {}

  /** Takes a node away altogether, or puts it back. UI thread. */
  public static void of(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
