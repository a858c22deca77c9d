package org.seatline.app.mini;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.app.settings.OutsideSettings.Spot;

final class MiniBarSpotTest {
  private static final Rectangle2D FIRST = new Rectangle2D(0, 0, 1366, 728);
  private static final Rectangle2D LEFT = new Rectangle2D(-1920, 0, 1920, 1040);

  private static Spot fit(Spot wanted, Rectangle2D... screens) {
    return MiniBarSpot.fit(wanted, 460, 56, List.of(screens));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 200, 100, 200",
    "1300, 10, 906, 10",
    "-50, 700, 0, 672",
    "-9000, 4000, -1920, 984",
    "5000, 5000, 906, 672"
  })
  void isWholeOnTheNearestScreen(int x, int y, int left, int top) {
    assertThat(fit(new Spot(x, y), FIRST, LEFT)).isEqualTo(new Spot(left, top));
  }

  @Test
  void comesBackWhenItsScreenWasUnplugged() {
    Spot there = new Spot(-1_500, 300);
    assertThat(fit(there, FIRST, LEFT)).isEqualTo(there);
    assertThat(fit(there, FIRST)).isEqualTo(new Spot(0, 300));
  }

  @Test
  void beginsAtTheUpperRightOfTheFirstScreen() {
    assertThat(MiniBarSpot.fit(null, 460, 56, List.of(FIRST, LEFT))).isEqualTo(new Spot(882, 24));
  }
}
