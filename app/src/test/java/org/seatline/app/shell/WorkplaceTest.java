package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.settings.AudioCheckResult;
import org.seatline.app.settings.AudioCheckResult.Finding;
import org.seatline.app.settings.DeviceSetting;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.app.settings.HeadsetSettings.Use;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.SettingsFile;
import org.seatline.app.settings.ThemeChoice;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.testbench.Await;

final class WorkplaceTest {
  @TempDir Path folder;

  private SettingsFile file() {
    return new SettingsFile(folder, "en");
  }

  @Test
  void keepsWhatWasChangedForTheNextStart() {
    Workplace workplace = Workplace.keptIn(file(), file().load());
    workplace.change(s -> s.withLanguage("zh"));
    workplace.change(s -> s.withTheme(ThemeChoice.DARK).withLastAgentId("1001"));
    workplace.change(s -> s.withAutoAnswer(2_000L));
    SeatSettings wanted = workplace.settings();
    assertThat(wanted.language()).isEqualTo("zh");
    Await.until("the file is written", Duration.ofSeconds(5), () -> file().read().equals(wanted));
  }

  @Test
  void startsWithTheUsualWhateverTheFileHolds() throws IOException {
    for (String wrong :
        new String[] {"", "{", "[]", "{\"theme\": 7, \"autoAnswerAfterMs\": \"x\"}"}) {
      Files.writeString(folder.resolve("settings.json"), wrong);
      assertThat(file().read()).as(wrong).isEqualTo(SeatSettings.standard("en"));
    }
  }

  @Test
  void readsWhatTheFirstSeatsWrote() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        """
        {"language": "zh", "theme": "dark", "lastAgentId": "1002", "headset":
          {"microphoneId": "default", "speakerId": "acme|Set|usb", "ringId": "default",
           "bufferMs": 60}}
        """);
    SeatSettings read = file().read();
    assertThat(read.lastAgentId()).isEqualTo("1002");
    assertThat(read.headset())
        .isEqualTo(
            HeadsetSettings.STANDARD.withDevice(
                Use.EARPIECE, new DeviceSetting("acme|Set|usb", "")));
    assertThat(read.lastCheck()).isNull();
  }

  @Test
  void keepsTheHeadsetAndTheLastCheck() throws IOException {
    HeadsetSettings headset =
        HeadsetSettings.STANDARD
            .withDevice(Use.MICROPHONE, new DeviceSetting("acme|Set|usb", "Set"))
            .withDevice(Use.RINGER, new DeviceSetting("desk", "Desk"))
            .withRingPercent(40)
            .withBufferMs(100)
            .toggled(SoundFeature.GAIN_CONTROL)
            .toggled(SoundFeature.NOISE_SUPPRESSION)
            .withEncryption(Policy.REQUIRED);
    AudioCheckResult check =
        new AudioCheckResult("1001", 1_000, Set.of(Finding.NOISY, Finding.NO_RING));
    SeatSettings wanted = SeatSettings.standard("en").withHeadset(headset).withLastCheck(check);
    file().write(wanted);
    assertThat(file().read()).isEqualTo(wanted);
  }

  @Test
  void takesTheUsualForWhatIsUnknownInTheHeadset() throws IOException {
    Files.writeString(
        folder.resolve("settings.json"),
        """
        {"headset": {"ringPercent": 0, "bufferMs": 7, "processing": ["noise-suppression", "reverb", 4],
          "encryption": "sometimes"}, "lastCheck": {"agentId": "1001", "findings": []}}
        """);
    HeadsetSettings read = file().read().headset();
    assertThat(read.ringPercent()).isEqualTo(HeadsetSettings.RING_PERCENT_MIN);
    assertThat(read.bufferMs()).isEqualTo(HeadsetSettings.BUFFER_MS_MIN);
    assertThat(read.processing()).containsExactly(SoundFeature.NOISE_SUPPRESSION);
    assertThat(read.encryption()).isEqualTo(Policy.OFF);
    assertThat(file().read().lastCheck()).isNull();
  }

  @Test
  void tellsOfAChangeOnlyWhenThereIsOne() {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("zh"));
    int[] told = new int[1];
    workplace.settingsProperty().addListener((property, before, now) -> told[0]++);
    workplace.change(s -> s.withTheme(ThemeChoice.LIGHT));
    assertThat(told[0]).isZero();
    workplace.change(s -> s.withTheme(ThemeChoice.DARK));
    assertThat(told[0]).isOne();
  }
}
