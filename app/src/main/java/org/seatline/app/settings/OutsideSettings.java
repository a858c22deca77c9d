package org.seatline.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * What the seat shows and hears while another program has the screen.
 *
 * @param miniBarWhenMinimised whether the mini bar comes by itself when the window is minimised
 * @param miniBarAt where the mini bar was last, or null for where it begins
 * @param globalKeys whether answer and end work by a key while another program has the focus
 */
public record OutsideSettings(
    boolean miniBarWhenMinimised, @Nullable Spot miniBarAt, boolean globalKeys) {
  /** What a new workplace begins with. */
  public static final OutsideSettings STANDARD = new OutsideSettings(true, null, true);

  /** A place on the screens, in pixels of the toolkit from the first screen's upper left corner. */
  public record Spot(int x, int y) {}

  public OutsideSettings withMiniBarWhenMinimised(boolean next) {
    return new OutsideSettings(next, miniBarAt, globalKeys);
  }

  public OutsideSettings withMiniBarAt(Spot next) {
    return new OutsideSettings(miniBarWhenMinimised, next, globalKeys);
  }

  public OutsideSettings withGlobalKeys(boolean next) {
    return new OutsideSettings(miniBarWhenMinimised, miniBarAt, next);
  }
}
