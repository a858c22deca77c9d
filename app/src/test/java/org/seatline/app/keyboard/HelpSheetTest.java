package org.seatline.app.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.keyboard.HelpSheet.Line;
import org.seatline.app.keyboard.HelpSheet.Section;
import org.seatline.app.keys.FixedKey;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.KeyMap;
import org.seatline.app.keys.SeatAction;

final class HelpSheetTest {
  private final Messages messages = new Messages(Language.EN);
  private final HelpSheet sheet = new HelpSheet(messages);

  @ParameterizedTest
  @EnumSource(Language.class)
  void namesEveryActionOnce(Language language) {
    messages.setLanguage(language);
    List<Line> lines = lines(sheet.sections(action -> false, ""));
    assertThat(lines).hasSize(SeatAction.values().length + FixedKey.values().length);
    assertThat(lines).extracting(Line::words).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  @Test
  void putsWhatCanBeDoneNowFirst() {
    List<Section> sections = sheet.sections(action -> action == SeatAction.MUTE, "");
    assertThat(sections.getFirst())
        .isEqualTo(new Section("Now", List.of(new Line("F5", "Mute the microphone"))));
    assertThat(lines(sections)).hasSize(SeatAction.values().length + FixedKey.values().length);
  }

  @Test
  void findsByWordAndByKey() {
    assertThat(lines(sheet.sections(action -> false, " MICRO")))
        .extracting(Line::key)
        .containsExactly("F5");
    assertThat(lines(sheet.sections(action -> false, "ctrl+u")))
        .extracting(Line::words)
        .containsExactly("Search a customer");
    assertThat(sheet.sections(action -> false, "no such thing")).isEmpty();
  }

  @Test
  void showsTheKeyThatWasChosen() {
    messages.keys().use(new KeyMap(Map.of(SeatAction.MUTE, KeyCombo.of("Alt+Comma"))));
    assertThat(lines(sheet.sections(action -> false, "micro")))
        .extracting(Line::key)
        .containsExactly("Alt+,");
  }

  private static List<Line> lines(List<Section> sections) {
    return sections.stream().flatMap(section -> section.lines().stream()).toList();
  }
}
