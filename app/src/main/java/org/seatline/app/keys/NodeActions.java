package org.seatline.app.keys;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * What can be done while a node is on a scene; by key, from the palette, or from anywhere else in
 * the window. On the UI thread.
 */
public final class NodeActions {
  /**
   * An action and who does it.
   *
   * @param possible whether it can be done now
   */
  record Doing(BooleanSupplier possible, Runnable run) {}

  private final Map<SeatAction, Doing> doings = new EnumMap<>(SeatAction.class);
  private final Keys keys;

  /** Nothing yet, for this node. */
  public NodeActions(Node node, Keys keys) {
    this.keys = keys;
    node.sceneProperty().addListener((property, before, after) -> move(before, after));
    move(null, node.getScene());
  }

  private void move(@Nullable Scene before, @Nullable Scene after) {
    if (before != null) {
      SceneActions.of(before, keys).remove(this);
    }
    if (after != null) {
      SceneActions.of(after, keys).add(this);
    }
  }

  /** Does an action whenever it is asked for. */
  public NodeActions on(SeatAction action, Runnable run) {
    return on(action, () -> true, run);
  }

  /** Does an action when it can be done; its key is used up in any case. */
  public NodeActions on(SeatAction action, BooleanSupplier possible, Runnable run) {
    doings.put(action, new Doing(possible, run));
    return this;
  }

  @Nullable Doing doing(SeatAction action) {
    return doings.get(action);
  }
}
