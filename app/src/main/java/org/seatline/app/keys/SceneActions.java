package org.seatline.app.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The registry of one window: everything that can be done in it now, and the one place where its
 * keys are heard. On the UI thread.
 */
public final class SceneActions {
  private final List<NodeActions> nodes = new ArrayList<>();
  private final Keys keys;
  private @Nullable KeyCode held;
  private @Nullable EventHandler<KeyEvent> taker;

  private SceneActions(Keys keys) {
    this.keys = keys;
  }

  /** The registry of this scene. */
  public static SceneActions of(Scene scene, Keys keys) {
    if (scene.getProperties().get(SceneActions.class) instanceof SceneActions there) {
      return there;
    }
    SceneActions made = new SceneActions(keys);
    scene.getProperties().put(SceneActions.class, made);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, made::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, made::released);
    // A key that is let go in another window is not heard here.
    scene
        .windowProperty()
        .flatMap(Window::focusedProperty)
        .addListener((property, before, after) -> made.held = null);
    return made;
  }

  void add(NodeActions node) {
    nodes.add(node);
  }

  void remove(NodeActions node) {
    nodes.remove(node);
  }

  /** Whether somebody here does this action at all. */
  public boolean offers(SeatAction action) {
    return nodes.stream().anyMatch(node -> node.doing(action) != null);
  }

  /** Whether an action can be done now. */
  public boolean isPossible(SeatAction action) {
    return find(action).isPresent();
  }

  /** Does an action, if it can be done now. */
  public boolean perform(SeatAction action) {
    Optional<NodeActions.Doing> found = find(action);
    found.ifPresent(doing -> doing.run().run());
    return found.isPresent();
  }

  /** Whoever came last comes first. */
  private Optional<NodeActions.Doing> find(SeatAction action) {
    for (NodeActions node : nodes.reversed()) {
      NodeActions.Doing doing = node.doing(action);
      if (doing != null && doing.possible().getAsBoolean()) {
        return Optional.of(doing);
      }
    }
    return Optional.empty();
  }

  /** Gives every key that is pressed in this window to somebody who waits for one. */
  public void giveAllTo(EventHandler<KeyEvent> taker) {
    this.taker = taker;
  }

  /** Keys do again what they usually do. */
  public void listenAgain() {
    taker = null;
  }

  /** Whether all keys go to somebody who waits for one. */
  public boolean isTaken() {
    return taker != null;
  }

  private void pressed(KeyEvent event) {
    if (taker != null) {
      held = event.getCode();
      taker.handle(event);
      return;
    }
    Optional<SeatAction> action = keys.actionOf(event).filter(this::offers);
    if (action.isEmpty()) {
      return;
    }
    event.consume();
    // A key that is held acts once.
    if (event.getCode() != held) {
      held = event.getCode();
      perform(action.get());
    }
  }

  private void released(KeyEvent event) {
    if (event.getCode() == held) {
      held = null;
    }
  }
}
