package org.seatline.app.fx;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A piece of the screen that is made anew only when what it shows has changed. */
public final class MadeOnce {
  private @Nullable List<?> shown;
  private @Nullable Node node;

  /**
   * The piece.
   *
   * @param shows all that it is made from, comparable by {@code equals}
   * @param make makes it
   */
  public Node of(List<?> shows, Supplier<? extends Node> make) {
    Node there = node;
    if (there == null || !shows.equals(shown)) {
      there = make.get();
      node = there;
      shown = shows;
    }
    return there;
  }
}
