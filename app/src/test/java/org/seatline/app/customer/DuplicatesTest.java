package org.seatline.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.Duplicates.Likeness;
import org.seatline.app.customer.Duplicates.Suspect;
import org.seatline.app.session.CustomerSamples;
import org.seatline.app.session.FakeDesk;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory.Line;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;

final class DuplicatesTest {
  private static final CustomerRecord ONE = FakeDesk.wangFang();

  private static CustomerRecord named(String id, String name, String address, String... phones) {
    return new CustomerRecord(
        id,
        new LocalizedText("", name),
        List.of(phones),
        new LocalizedText("", address),
        "zh",
        Set.of(),
        List.of(),
        List.of());
  }

  private static Line line(long atMs, String act, String about) {
    return new Line(atMs, "1001", act, about, "", "x");
  }

  @Test
  void saysWhatTwoHaveInCommonLikeliestFirst() {
    CustomerRecord family = CustomerSamples.wangJun();
    CustomerRecord again = CustomerSamples.wangFangAgain();
    CustomerRecord meter =
        CustomerSamples.named("c-4", "Li", "+861")
            .withMeters(ONE.meters().subList(0, 1), List.of());
    assertThat(Duplicates.of(ONE, List.of(family, meter, again, ONE)))
        .containsExactly(
            new Suspect(again, Set.of(Likeness.NAME_AND_ADDRESS)),
            new Suspect(meter, Set.of(Likeness.METER)),
            new Suspect(family, Set.of(Likeness.NUMBER)));
  }

  @Test
  void takesGapsCommasAndCapitalsForNothing() {
    CustomerRecord written = named("a", "王 芳", "城东区滨江花园5栋2单元302室");
    assertThat(Duplicates.of(written, List.of(ONE)))
        .containsExactly(new Suspect(ONE, Set.of(Likeness.NAME_AND_ADDRESS)));
  }

  @Test
  void takesTheSameNameAloneForNothing() {
    assertThat(Duplicates.of(ONE, List.of(named("a", "王芳", "城西区"), named("b", "王芳", ""))))
        .isEmpty();
    assertThat(Duplicates.of(named("c", "", ""), List.of(named("d", "", "")))).isEmpty();
  }

  @Test
  void leavesOutWhatIsPartOfAnotherOneAlready() {
    CustomerRecord gone = CustomerSamples.wangFangAgain().tombstone("c-3");
    assertThat(Duplicates.of(ONE, List.of(gone))).isEmpty();
  }

  @Test
  void takesTheNewerValueAndNeverAnEmptyOne() {
    CustomerRecord kept = named("k", "王芳", "");
    CustomerRecord gone = named("g", "王方", "城东区");
    assertThat(MergeDefaults.fromGone(kept, gone, List.of(), List.of()))
        .containsExactly(CustomerField.ADDRESS_ZH);
    assertThat(
            MergeDefaults.fromGone(
                kept,
                gone,
                List.of(line(5, "created", "")),
                List.of(line(9, "changed", CustomerField.NAME_ZH), line(1, "created", ""))))
        .containsExactly(CustomerField.NAME_ZH, CustomerField.ADDRESS_ZH);
    assertThat(
            MergeDefaults.fromGone(
                gone, kept, List.of(), List.of(line(9, "changed", CustomerField.ADDRESS_ZH))))
        .isEmpty();
  }
}
