package org.seatline.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.KeyMap;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.settings.OutsideSettings.Spot;

final class SettingsFileTest {
  private static final SeatSettings USUAL = SeatSettings.standard("en");

  @TempDir Path folder;

  private SettingsFile file() {
    return new SettingsFile(folder, "en");
  }

  private void holds(String text) throws IOException {
    Files.writeString(folder.resolve("settings.json"), text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keepsEverythingThatCanBeSet() throws IOException {
    SeatSettings wanted =
        USUAL
            .withScreen(new ScreenSettings("zh", ThemeChoice.CONTRAST_DARK, TextSize.LARGE))
            .withOutside(new OutsideSettings(false, new Spot(-1_200, 40), false))
            .withLastAgentId("1001")
            .withKeys(new KeyMap(Map.of(SeatAction.MUTE, KeyCombo.of("Ctrl+Shift+Q"))))
            .withAutoAnswer(SeatSettings.AUTO_ANSWER_MS);
    file().write(wanted);
    assertThat(file().load()).isEqualTo(new FoundSettings(wanted, List.of(), ""));
    assertThat(names()).containsExactly("settings.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keys\": {\"mute\": \"F8\"}}",
        "{\"keys\": {\"mute\": \"M\"}}",
        "{\"keys\": {\"mute\": 7}}",
        "{\"keys\": {\"dance\": \"Ctrl+D\"}}",
        "{\"keys\": 7}"
      })
  void keysThatCannotBeAreTheUsualOnes(String text) throws IOException {
    holds(text);
    assertThat(file().load())
        .isEqualTo(new FoundSettings(USUAL, List.of("keys"), "settings-wrong-1.json"));
  }

  @Test
  void aNewWorkplaceHasNothingWrong() {
    assertThat(file().load()).isEqualTo(new FoundSettings(USUAL, List.of(), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"language\": \"zh\", \"theme\": \"da", "[]", "null", "7", "\u0000\u0000"})
  void aFileThatIsNoneBeginsAnewAndIsKept(String wrong) throws IOException {
    holds(wrong);
    FoundSettings found = file().load();
    assertThat(found)
        .isEqualTo(
            new FoundSettings(USUAL, List.of(FoundSettings.WHOLE_FILE), "settings-wrong-1.json"));
    assertThat(folder.resolve("settings-wrong-1.json")).hasContent(wrong);
    assertThat(file().load().wrong()).as("told once").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          language                       | {"language": "fr", "theme": "dark"}
          language                       | {"language": 7, "theme": "dark"}
          textSize                       | {"textSize": "huge", "theme": "dark"}
          outside                        | {"outside": {"globalKeys": "yes"}, "theme": "dark"}
          outside                        | {"outside": {"miniBarX": 1e9, "miniBarY": 3}, "theme": "dark"}
          outside                        | {"outside": [], "theme": "dark"}
          autoAnswerAfterMs              | {"autoAnswerAfterMs": -5, "theme": "dark"}
          autoAnswerAfterMs              | {"autoAnswerAfterMs": "soon", "theme": "dark"}
          headset                        | {"headset": {"encryption": "sometimes"}, "theme": "dark"}
          lastCheck                      | {"lastCheck": {"atMs": true}, "theme": "dark"}
          """)
  void aWrongValueIsTheUsualOneAndTheOthersStay(String name, String json) throws IOException {
    holds(json);
    FoundSettings found = file().load();
    assertThat(found.wrong()).containsExactly(name);
    assertThat(found.settings()).isEqualTo(USUAL.withTheme(ThemeChoice.DARK));
    assertThat(folder.resolve(found.keptAs())).hasContent(json);
  }

  @Test
  void keepsNoMoreThanNineWrongFiles() throws IOException {
    for (int i = 0; i < 12; i++) {
      holds("wrong " + i);
      file().load();
    }
    assertThat(names()).hasSize(10);
    assertThat(folder.resolve("settings-wrong-9.json")).hasContent("wrong 11");
    assertThat(folder.resolve("settings-wrong-1.json")).hasContent("wrong 0");
  }

  @Test
  void aWriteThatWasCutOffLeavesTheOldSettings() throws IOException {
    file().write(USUAL.withLanguage("zh"));
    Files.writeString(folder.resolve("settings.json.new"), "{\"language\": ");
    assertThat(file().load()).isEqualTo(new FoundSettings(USUAL.withLanguage("zh"), List.of(), ""));
    file().write(USUAL.withTextSize(TextSize.SMALL));
    assertThat(file().read()).isEqualTo(USUAL.withTextSize(TextSize.SMALL));
  }

  @Test
  void whoeverOnlyLooksChangesNothing() throws IOException {
    holds("{");
    assertThat(file().read()).isEqualTo(USUAL);
    assertThat(names()).containsExactly("settings.json");
  }
}
