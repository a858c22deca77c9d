package org.seatline.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.CustomerSamples;
import org.seatline.app.session.FakeDesk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleRights;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;

final class RecordMergeTest {
  private static final CustomerRecord AGAIN = CustomerSamples.wangFangAgain();

  private final FakeSeat seat = FakeSeat.atWork();
  private final CustomerViewModel customer = new CustomerViewModel(seat, new Messages(Language.EN));
  private final RecordMerge merge = customer.record().merge();

  private void open(Role... roles) {
    SampleRights.let(seat, SeatRules.USUAL, roles);
    seat.desk().customers.add(AGAIN);
    customer.select(FakeDesk.wangFang());
  }

  private MergePair pair() {
    return Objects.requireNonNull(merge.pairProperty().get());
  }

  private Mutation.CustomersMerged sent() {
    return (Mutation.CustomersMerged) seat.desk().mutations.getLast();
  }

  @Test
  void isForLeadsAlone() {
    open(Role.AGENT);
    customer.record().beginMerge();
    assertThat(merge.search().suspects()).isEmpty();
    assertThat(merge.pairProperty().get()).isNull();
  }

  @Test
  void beginsWithTheLikeliest() {
    open(Role.LEAD);
    customer.record().beginMerge();
    assertThat(pair().kept()).isEqualTo(FakeDesk.wangFang());
    assertThat(pair().gone()).isEqualTo(AGAIN);
    assertThat(merge.openingsProperty().get()).isEqualTo(1);
    assertThat(merge.rows()).filteredOn(MergeChoice.Row::differs).hasSize(3);
  }

  @Test
  void sendsWhatWasSeenAndChosenWithTheReason() {
    open(Role.LEAD);
    customer.record().beginMerge();
    merge.take(CustomerField.LANGUAGE, true);
    merge.send();
    assertThat(merge.problemProperty().get()).isEqualTo("customer.merge.why-missing");
    merge.reasonProperty().set(" said so herself ");
    merge.send();
    assertThat(sent().keptId()).isEqualTo("c-1");
    assertThat(sent().goneId()).isEqualTo("c-9");
    assertThat(sent().fromGone()).containsExactly(CustomerField.LANGUAGE);
    assertThat(sent().reason()).isEqualTo("said so herself");
    assertThat(sent().seen()).isEqualTo(new Mutation.Seen(FakeDesk.wangFang(), AGAIN));
    assertThat(merge.pairProperty().get()).isNull();
    assertThat(merge.openingsProperty().get()).isZero();
  }

  @Test
  void keepsTheChosenValuesWhenTheOtherShallStay() {
    open(Role.LEAD);
    customer.record().beginMerge();
    merge.take(CustomerField.LANGUAGE, true);
    merge.swap();
    assertThat(pair().kept()).isEqualTo(AGAIN);
    merge.reasonProperty().set("twice in the files");
    merge.send();
    assertThat(sent().keptId()).isEqualTo("c-9");
    assertThat(sent().fromGone()).containsExactly(CustomerField.NAME_ZH, CustomerField.ADDRESS_ZH);
  }

  @Test
  void asksToLookAgainWhenOneOfThemHasChanged() {
    open(Role.LEAD);
    customer.record().beginMerge();
    merge.reasonProperty().set("the same");
    CustomerRecord changed = CustomerField.with(AGAIN, CustomerField.LANGUAGE, "zh");
    seat.desk().customers.set(1, changed);
    merge.send();
    assertThat(merge.problemProperty().get()).isEqualTo("customer.merge.changed");
    assertThat(pair().gone()).isEqualTo(changed);
    assertThat(merge.reasonProperty().get()).isEqualTo("the same");
    assertThat(seat.desk().mutations).isEmpty();
    seat.desk().customers.set(1, AGAIN.tombstone("c-1"));
    merge.send();
    assertThat(merge.problemProperty().get()).isEqualTo("customer.merge.already");
    assertThat(seat.desk().mutations).isEmpty();
  }

  @Test
  void saysThatItIsOnItsWayUntilTheServerHasDoneIt() {
    open(Role.LEAD);
    customer.record().beginMerge();
    merge.reasonProperty().set("the same");
    merge.send();
    customer.record().tick();
    assertThat(merge.sent().goneProperty().get()).isNotNull();
    seat.desk().customers.set(1, AGAIN.tombstone("c-1"));
    customer.record().tick();
    assertThat(merge.sent().goneProperty().get()).isNull();
  }

  @Test
  void findsTheOtherOneByWhatIsTyped() {
    open(Role.LEAD);
    seat.desk().customers.set(1, CustomerSamples.named("c-5", "Sun Li", "+8613500001234"));
    customer.select(FakeDesk.wangFang());
    customer.record().beginMerge();
    assertThat(pair().gone()).isNull();
    merge.search().type("Sun");
    assertThat(merge.search().typed()).extracting(CustomerRecord::id).isEqualTo(List.of("c-5"));
    merge.choose(merge.search().typed().getFirst());
    assertThat(Objects.requireNonNull(pair().gone()).id()).isEqualTo("c-5");
  }
}
