package org.seatline.app.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.app.keys.KeyCombo.Refusal;
import org.seatline.app.keys.KeyMap.Choice;

final class KeyMapTest {
  @Test
  void usualKeysAreAllDifferent() {
    List<KeyCombo> keys =
        Arrays.stream(SeatAction.values()).flatMap(each -> each.usualKey().stream()).toList();
    assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(20);
  }

  @Test
  void choosesAKeyAndGivesTheUsualOneUp() {
    KeyMap map = made(KeyMap.USUAL.choose(SeatAction.MUTE, KeyCombo.of("Ctrl+Shift+Y")));
    assertThat(map.keyOf(SeatAction.MUTE)).contains(KeyCombo.of("Ctrl+Shift+Y"));
    assertThat(map.actionOf(KeyCombo.of("Ctrl+Shift+Y"))).contains(SeatAction.MUTE);
    assertThat(map.actionOf(KeyCombo.of("F5"))).isEmpty();
  }

  @Test
  void refusesAKeyThatAnotherActionHas() {
    assertThat(KeyMap.USUAL.choose(SeatAction.MUTE, KeyCombo.of("F8")))
        .isEqualTo(new Choice.Clash(SeatAction.END));
  }

  @Test
  void givesNoUsualKeyBackThatAnotherActionHasTaken() {
    KeyMap moved = made(KeyMap.USUAL.choose(SeatAction.MUTE, KeyCombo.of("Shift+F5")));
    KeyMap taken = made(moved.choose(SeatAction.END, KeyCombo.of("F5")));
    assertThat(taken.back(SeatAction.MUTE)).isEqualTo(new Choice.Clash(SeatAction.END));
    assertThat(made(made(taken.back(SeatAction.END)).back(SeatAction.MUTE)))
        .isEqualTo(KeyMap.USUAL);
  }

  @Test
  void forgetsAChoiceThatIsTheUsualKey() {
    KeyMap moved = made(KeyMap.USUAL.choose(SeatAction.MUTE, KeyCombo.of("Shift+F5")));
    assertThat(made(moved.choose(SeatAction.MUTE, KeyCombo.of("F5")))).isEqualTo(KeyMap.USUAL);
  }

  @Test
  void takesTheKeyFromAnActionThatUsuallyHasNone() {
    KeyMap map = made(KeyMap.USUAL.choose(SeatAction.SIGN_OUT, KeyCombo.of("Ctrl+Q")));
    assertThat(made(map.back(SeatAction.SIGN_OUT)).keyOf(SeatAction.SIGN_OUT)).isEmpty();
  }

  @Test
  void knowsAMapWithOneKeyForTwoActions() {
    assertThat(new KeyMap(Map.of(SeatAction.MUTE, KeyCombo.of("F8"))).isSound()).isFalse();
    assertThat(new KeyMap(Map.of(SeatAction.MUTE, KeyCombo.of("Shift+F8"))).isSound()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "M,BELONGS_TO_FIELDS",
    "Shift+M,BELONGS_TO_FIELDS",
    "Enter,BELONGS_TO_FIELDS",
    "Ctrl+C,BELONGS_TO_FIELDS",
    "Ctrl+Left,BELONGS_TO_FIELDS",
    "Ctrl+Alt+E,BELONGS_TO_FIELDS",
    "Ctrl+3,ALWAYS_THE_SAME",
    "Alt+3,ALWAYS_THE_SAME",
    "Alt+F4,BELONGS_TO_SYSTEM",
    "Ctrl+Escape,UNKNOWN",
    "Control,UNKNOWN"
  })
  void refusesKeysThatBelongElsewhere(String written, Refusal why) {
    KeyCombo key = combo(written);
    assertThat(KeyMap.USUAL.choose(SeatAction.MUTE, key)).isEqualTo(new Choice.Refused(why));
    assertThat(KeyCombo.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shift+F7", "Ctrl+F7", "Shift+F7", "Ctrl+G", "Alt+G", "Ctrl+Shift+Enter"})
  void allowsFunctionKeysAndCombinations(String written) {
    assertThat(KeyCombo.parse(written)).map(KeyCombo::toString).contains(written);
    assertThat(KeyMap.USUAL.choose(SeatAction.MUTE, KeyCombo.of(written)))
        .isInstanceOf(Choice.Made.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "F13", "Shift+Ctrl+G", "Ctrl+Ctrl+G", "ctrl+g", "Hyper+G"})
  void readsNothingElse(String written) {
    assertThat(KeyCombo.parse(written)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"DIGIT7,7", "NUMPAD7,7", "PAGE_UP,Page_Up", "F5,F5", "A,A", "LEFT,Left"})
  void namesKeys(String code, String name) {
    assertThat(KeyCombo.nameOf(code)).isEqualTo(name);
  }

  private static KeyCombo combo(String written) {
    String key = written.substring(written.lastIndexOf('+') + 1);
    return new KeyCombo(
        written.contains("Ctrl+"), written.contains("Alt+"), written.contains("Shift+"), key);
  }

  private static KeyMap made(Choice choice) {
    assertThat(choice).isInstanceOf(Choice.Made.class);
    return ((Choice.Made) choice).map();
  }
}
