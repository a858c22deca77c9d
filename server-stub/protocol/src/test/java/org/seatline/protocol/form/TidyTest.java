package org.seatline.protocol.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.protocol.LocalizedText;

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
    "DATE,11-22,2026-11-22",
    "DATE,12/28,2026-12-28",
    "DATE,1-3,2027-01-03",
    "DATE,7月9日,2026-07-09",
    "DATE,1120,2026-11-20",
    "DATE,tomorrow,2026-11-23",
    "DATE,昨天,2026-11-21",
    "DATE,+7,2026-11-29",
    "DATE,2-30,2-30",
    "NUMBER,'1,200.50',1200.50",
    "NUMBER,88元,88",
    "NUMBER,'1,2','1,2'",
    "TEXT,7:30,7:30"
  })
  void writesWhatPeopleTypeInTheFormThatIsKept(FormField.Type type, String typed, String kept) {
    var field = FormField.plain("f", new LocalizedText("F", "F"), type, false);
    assertThat(Tidy.value(field, typed, LocalDate.of(2026, 11, 22))).isEqualTo(kept);
  }
}
