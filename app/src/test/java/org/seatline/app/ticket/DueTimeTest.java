package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DueTimeTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long NOW = ms("2026-11-23T10:15");

  private static long ms(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
  }

  @ParameterizedTest
  @CsvSource({
    "+30, 2026-11-23T10:45",
    "+2h, 2026-11-23T12:15",
    "+ 3d, ",
    "+3d, 2026-11-26T10:15",
    "14:30, 2026-11-23T14:30",
    "14：30, 2026-11-23T14:30",
    "1430, 2026-11-23T14:30",
    "9, 2026-11-24T09:00",
    "10:15, 2026-11-24T10:15",
    "tomorrow, 2026-11-24T09:00",
    "Tomorrow 14:30, 2026-11-24T14:30",
    "明天 8, 2026-11-24T08:00",
    "后天 8:05, 2026-11-25T08:05",
    "11-25 14:30, 2026-11-25T14:30",
    "1/7 8:00, 2027-01-07T08:00",
    "2026-12-01 7:00, 2026-12-01T07:00"
  })
  void readsWhatPeopleWrite(String written, String due) {
    Optional<Long> wanted = Optional.ofNullable(due).map(DueTimeTest::ms);
    assertThat(DueTime.read(written, NOW, ZONE)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "25:00", "12:60", "2-30 8:00", "today 10:00", "2025-01-01", "+400d"})
  void takesNothingElse(String written) {
    assertThat(DueTime.read(written, NOW, ZONE)).isEmpty();
  }
}
