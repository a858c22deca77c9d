package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TidyTest {
  @ParameterizedTest
  @CsvSource({
    "TIME,1930,19:30",
    "TIME,730,07:30",
    "TIME,7:30,07:30",
    "TIME,１９：３０,19:30",
    "TIME,7点30分,07:30",
    "TIME,2961,2961",
    "TIME,about eight,about eight",
    "DATE,2026/3/9,2026-03-09",
    "DATE,20260309,2026-03-09",
    "DATE,2026年3月9日,2026-03-09",
    "DATE,2026-13-09,2026-13-09",
    "PHONE,１３８００００５６７８,13800005678",
    "TEXT,7:30,7:30"
  })
  void writesWhatPeopleTypeInTheFormThatIsKept(FormField.Type type, String typed, String kept) {
    assertThat(Tidy.value(type, typed)).isEqualTo(kept);
  }
}
