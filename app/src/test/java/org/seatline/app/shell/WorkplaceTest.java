package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.SettingsFile;
import org.seatline.softphone.testbench.Await;

final class WorkplaceTest {
  @TempDir Path folder;

  private SettingsFile file() {
    return new SettingsFile(folder, "en");
  }

  @Test
  void keepsWhatWasChangedForTheNextStart() {
    Workplace workplace = Workplace.keptIn(file(), file().read());
    workplace.change(s -> s.withLanguage("zh"));
    workplace.change(s -> s.withTheme("dark").withLastAgentId("1001"));
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
  void tellsOfAChangeOnlyWhenThereIsOne() {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("zh"));
    int[] told = new int[1];
    workplace.settingsProperty().addListener((property, before, now) -> told[0]++);
    workplace.change(s -> s.withTheme("light"));
    assertThat(told[0]).isZero();
    workplace.change(s -> s.withTheme("dark"));
    assertThat(told[0]).isOne();
  }
}
