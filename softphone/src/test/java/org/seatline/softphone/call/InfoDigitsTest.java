package org.seatline.softphone.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InfoDigitsTest {
  private static final char NONE = 0;

  @Test
  void readsWhatItWrites() {
    for (char key : "0123456789*#ABCD".toCharArray()) {
      assertThat(InfoDigits.key(InfoDigits.CONTENT_TYPE, InfoDigits.body(key))).isEqualTo(key);
    }
  }

  @Test
  void readsWhatOthersWrite() {
    assertThat(InfoDigits.key("Application/DTMF-Relay;x=y", "Duration=90\nsignal = b"))
        .isEqualTo('B');
    assertThat(InfoDigits.key("application/dtmf-relay", "Signal= 10\r\nDuration= 250"))
        .isEqualTo('*');
    assertThat(InfoDigits.key("application/dtmf-relay", "Signal=11\r\n")).isEqualTo('#');
    assertThat(InfoDigits.key("application/dtmf", "7\r\n")).isEqualTo('7');
    assertThat(InfoDigits.key("application/dtmf", "15")).isEqualTo('D');
  }

  @Test
  void readsNoKeyWhereThereIsNone() {
    assertThat(InfoDigits.key("application/dtmf-relay", "Signal=hf")).isEqualTo(NONE);
    assertThat(InfoDigits.key("application/dtmf-relay", "")).isEqualTo(NONE);
    assertThat(InfoDigits.key("application/dtmf", "16")).isEqualTo(NONE);
    assertThat(InfoDigits.key("text/plain", "Signal=1")).isEqualTo(NONE);
    assertThat(InfoDigits.key("application/dtmf-relay", "Signal=1\n".repeat(100))).isEqualTo(NONE);
  }
}
