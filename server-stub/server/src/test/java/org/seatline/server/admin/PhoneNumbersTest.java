package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.server.admin.Configuration.NumberRules;

final class PhoneNumbersTest {
  private final PhoneNumbers numbers =
      new PhoneNumbers(new NumberRules("CN", "9", "00", "+867105550100"));

  @ParameterizedTest
  @CsvSource({
    "13800005678, +8613800005678",
    "138 0000 5678, +8613800005678",
    "138-0000-5678, +8613800005678",
    "+86 138 0000 5678, +8613800005678",
    "(+86)13800005678, +8613800005678",
    "008613800005678, +8613800005678",
    "8613800005678, +8613800005678",
    "013800005678, +8613800005678",
    "913800005678, +8613800005678",
    "9013800005678, +8613800005678",
    "tel:+8613800005678;phone-context=x, +8613800005678",
    "sip:+8613800005678@trunk.example, +8613800005678",
    "１３８００００５６７８, +8613800005678",
    "07105550101, +867105550101",
    "0710-5550101, +867105550101",
    "907105550101, +867105550101",
    "+867105550101, +867105550101",
    "+44 20 7946 0958, +442079460958",
    "00442079460958, +442079460958",
    "900442079460958, +442079460958",
    "1001, 1001",
    "anonymous, ''",
    "'', ''",
    "'  ', ''",
  })
  void bringsANumberToItsOneForm(String written, String normal) {
    assertThat(numbers.normalise(written)).isEqualTo(normal);
    assertThat(numbers.normalise(normal)).isEqualTo(normal);
  }
}
