package org.seatline.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleRights;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;

/** Numbers that stand in what people have typed. */
final class NumberVeilTest {
  private static SeatSnapshot.Person reader(Role... roles) {
    FakeSeat seat = FakeSeat.atWork();
    SampleRights.let(seat, new SeatRules(0, true, true), roles);
    return Objects.requireNonNull(seat.snapshot().person());
  }

  private static NumberVeil veil(Role... roles) {
    return NumberVeil.of(reader(roles), List.of("+8613800005678", "+862155556666", "110"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800005678",
        "138 0000 5678",
        "138-0000-5678",
        "+86 138 0000 5678",
        "+8613800005678",
        "8613800005678"
      })
  void hidesAKnownNumberHoweverItIsGrouped(String number) {
    assertThat(veil(Role.AGENT).text("please call " + number + ", thanks"))
        .isEqualTo("please call 138 **** 5678, thanks");
  }

  @Test
  void hidesANumberOfATownWithItsZero() {
    assertThat(veil(Role.AGENT).text("021-5555 6666 转 8")).isEqualTo("215***6666 转 8");
  }

  @Test
  void leavesOtherDigits() {
    String text = "meter 9138000056781, call 110, ticket 240017";
    assertThat(veil(Role.AGENT).text(text)).isEqualTo(text);
  }

  @Test
  void hidesWhateverStandsInAPhoneField() {
    assertThat(veil(Role.AGENT).phone("139 1111 2222")).isEqualTo("139 **** 2222");
  }

  @Test
  void hidesWhatLooksLikeANumberWhereNoFormSaysWhatItIs() {
    assertThat(veil(Role.AGENT).unknown("13911112222")).isEqualTo("139 **** 2222");
    assertThat(veil(Role.AGENT).unknown("since 19:30")).isEqualTo("since 19:30");
  }

  @Test
  void hidesNothingFromALead() {
    NumberVeil veil = veil(Role.AGENT, Role.LEAD);
    assertThat(veil.text("13800005678")).isEqualTo("13800005678");
    assertThat(veil.phone("13800005678")).isEqualTo("13800005678");
  }
}
