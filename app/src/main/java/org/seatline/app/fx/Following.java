package org.seatline.app.fx;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;

/**
 * Lets a node follow what outlives it, without being kept by it: a listener that the node alone
 * holds. On the UI thread.
 */
public final class Following {
  private Following() {}

  /** Does this after each change of the list for as long as the node is in use. */
  public static void list(Node shower, ObservableList<?> list, Runnable then) {
    ListChangeListener<Object> own = change -> then.run();
    shower.getProperties().put(own, Following.class);
    list.addListener(new WeakListChangeListener<>(own));
  }
}
