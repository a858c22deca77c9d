package org.seatline.app.globalkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seatline.app.globalkeys.GlobalKeys.Refusal;
import org.seatline.app.keys.KeyCombo;

final class GlobalKeysTest {
  private static final KeyCombo KEY = KeyCombo.of("Ctrl+Shift+F2");

  @Test
  void knowsWhereTheSystemGivesNoKeys() {
    Map<String, String> x11 = Map.of("DISPLAY", ":0");
    Map<String, String> wayland = Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-0");
    assertThat(GlobalKeys.refusal("Linux", x11::get)).isNull();
    assertThat(GlobalKeys.refusal("Linux", wayland::get)).isEqualTo(Refusal.WAYLAND);
    assertThat(GlobalKeys.refusal("Windows 11", x11::get)).isNull();
    assertThat(GlobalKeys.refusal("Mac OS X", x11::get)).isEqualTo(Refusal.SYSTEM);
  }

  @Test
  void namesEveryKeyOfWindows() {
    assertThat(WindowsGrabber.code(KEY)).isEqualTo(0x71);
    assertThat(WindowsGrabber.code(KeyCombo.of("Ctrl+Shift+A"))).isEqualTo(0x41);
    assertThat(WindowsGrabber.code(KeyCombo.of("Ctrl+Shift+Page_Up"))).isEqualTo(0x21);
  }
}
