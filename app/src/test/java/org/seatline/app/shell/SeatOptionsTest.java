package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Theme;

final class SeatOptionsTest {
  @Test
  void readsACommandLine() throws Exception {
    SeatOptions options =
        SeatOptions.parse(
            "--server",
            "http://127.0.0.1:7000",
            "--agent",
            "1001",
            "--password",
            "secret",
            "--ready",
            "--lang",
            "zh",
            "--theme",
            "dark",
            "--headset",
            "none",
            "--stop-with-stdin");
    assertThat(options.server()).isEqualTo(URI.create("http://127.0.0.1:7000"));
    assertThat(options.agentId()).isEqualTo("1001");
    assertThat(options.ready()).isTrue();
    assertThat(options.language()).isEqualTo(Language.ZH);
    assertThat(options.theme()).isEqualTo(Theme.DARK);
    assertThat(options.headset()).isEqualTo("none");
    assertThat(options.stopWithStdin()).isTrue();
    assertThat(options.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nobody", "--server", "--server nonsense", "--lang fr", "--theme red"})
  void saysWhatIsWrongWithACommandLine(String line) {
    assertThatThrownBy(() -> SeatOptions.parse(line.split(" ")))
        .isInstanceOf(SeatOptions.BadOptionException.class);
  }
}
