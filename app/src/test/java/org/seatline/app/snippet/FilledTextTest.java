package org.seatline.app.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.TextPlace;

final class FilledTextTest {
  private static String known(TextPlace place) {
    return place == TextPlace.CUSTOMER ? "Wang $1 \\ Fang" : "";
  }

  @Test
  void fillsWhatIsKnownAndLeavesAGapWhereNobodyKnows() {
    FilledText filled =
        FilledText.of("{customer} wants {gap}, number {ticket}.", FilledTextTest::known);
    assertThat(filled.text()).isEqualTo("Wang $1 \\ Fang wants ____, number ____.");
    assertThat(filled.text().substring(filled.from(), filled.to())).isEqualTo(FilledText.GAP);
    assertThat(filled.from()).isEqualTo("Wang $1 \\ Fang wants ".length());
  }

  @Test
  void putsTheCaretBehindATextWithoutGaps() {
    FilledText filled = FilledText.of("Hello {customer}", FilledTextTest::known);
    assertThat(filled.from()).isEqualTo(filled.text().length()).isEqualTo(filled.to());
  }

  @Test
  void findsAnAbbreviationAtTheCaretWithEitherSemicolon() {
    assertThat(Abbreviation.before("see ;Addr later", 9)).hasValue(new Abbreviation(4, "addr"));
    assertThat(Abbreviation.before("地址\uff1baddr", 7)).hasValue(new Abbreviation(2, "addr"));
    assertThat(Abbreviation.before("see addr", 8)).isEqualTo(Optional.empty());
    assertThat(Abbreviation.before("see ;", 5)).isEmpty();
    assertThat(Abbreviation.before(";abcdefghijklm", 14)).as("too long").isEmpty();
    assertThat(Abbreviation.before("", 0)).isEmpty();
  }
}
