package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideNumbersTest {
  private final OutsideNumbers numbers =
      new OutsideNumbers(new Configuration.NumberRules("DE", "0", "00", "030 5550100"));

  @ParameterizedTest
  @CsvSource({"+4930123456", "+4915112345678"})
  void allowsPhonesOfTheCountry(String number) {
    assertThat(numbers.refusal(number)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'',wrong-number",
    "110,wrong-number",
    "030123456,wrong-number",
    "+49 30 123456,wrong-number",
    "+491,wrong-number",
    "+8613800005678,number-not-allowed",
    "+499001234567,number-not-allowed",
    "+49305550100,number-not-allowed"
  })
  void saysWhyNot(String number, String why) {
    assertThat(numbers.refusal(number)).isEqualTo(why);
  }
}
