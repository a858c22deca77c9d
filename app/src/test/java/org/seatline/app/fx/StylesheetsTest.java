package org.seatline.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.seatline.app.settings.TextSize;

final class StylesheetsTest {
  @Test
  void scalesTypeIconsAndBoxesInWholePixels() {
    assertThat(
            Stylesheets.scaled(
                ".a { -fx-font-size: 13px; -fx-min-height: 40px; -fx-max-width: 280px; }"
                    + " .b { -fx-icon-size: 15px; -fx-padding: 6 12 6 12; -fx-spacing: 8; }",
                TextSize.LARGE.factor()))
        .isEqualTo(
            ".a { -fx-font-size: 15px; -fx-min-height: 46px; -fx-max-width: 322px; }"
                + " .b { -fx-icon-size: 17px; -fx-padding: 6 12 6 12; -fx-spacing: 8; }");
  }

  @Test
  void writesNothingTooSmallToBeRead() {
    assertThat(Stylesheets.scaled("-fx-font-size: 11px; -fx-min-height: 4px;", 0.5))
        .isEqualTo("-fx-font-size: 11px; -fx-min-height: 2px;");
  }

  @Test
  void handsOutTheFileItselfInTheNormalSize() {
    assertThat(Stylesheets.url("base.css", TextSize.NORMAL)).endsWith("base.css");
    String large = Stylesheets.url("base.css", TextSize.LARGE);
    String css =
        new String(
            Base64.getDecoder().decode(large.substring(large.indexOf(',') + 1)),
            StandardCharsets.UTF_8);
    assertThat(css).contains("-fx-font-size: 15px").doesNotContain("13px");
  }
}
