package org.seatline.app.mini;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.seatline.app.settings.OutsideSettings.Spot;

/** Where the mini bar stands: whole on one of the screens, whatever was plugged out meanwhile. */
final class MiniBarSpot {
  private static final double MARGIN = 24;

  private MiniBarSpot() {}

  /**
   * The place nearest to the one that is wanted.
   *
   * @param wanted null for the upper right corner of the first screen
   * @param screens what of each screen no task bar covers; the first one is the person's main
   *     screen
   */
  static Spot fit(@Nullable Spot wanted, double width, double height, List<Rectangle2D> screens) {
    if (screens.isEmpty()) {
      return wanted == null ? new Spot(0, 0) : wanted;
    }
    if (wanted == null) {
      Rectangle2D first = screens.getFirst();
      return within(
          first, first.getMaxX() - width - MARGIN, first.getMinY() + MARGIN, width, height);
    }
    return screens.stream()
        .map(screen -> within(screen, wanted.x(), wanted.y(), width, height))
        .min(Comparator.comparingDouble(spot -> distance(spot, wanted)))
        .orElse(wanted);
  }

  private static Spot within(Rectangle2D screen, double x, double y, double width, double height) {
    double left = Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - width));
    double top = Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - height));
    return new Spot((int) Math.round(left), (int) Math.round(top));
  }

  private static double distance(Spot one, Spot other) {
    return Math.hypot((double) one.x() - other.x(), (double) one.y() - other.y());
  }
}
