package org.seatline.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.RecordingPlayer.Stage;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.SoundPlayer;
import org.seatline.app.session.WaveForm;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.EarlierRecords;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.TicketRecord;
import org.seatline.softphone.media.PcmClip;

/** The record that is open: its time line, its recordings, its change. */
final class OpenRecordTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final CustomerViewModel customer = new CustomerViewModel(seat, new Messages(Language.EN));
  private final OpenRecord record = customer.record();

  private void open(Role... roles) {
    SampleRights.let(seat, SeatRules.USUAL, roles);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
  }

  private static ContactRecord call(String id, long atMs) {
    LocalizedText words = new LocalizedText("Old call", "旧通话");
    return new ContactRecord(id, "c-1", "call", "fault", "1004", atMs, 1, null, words, "rec-" + id);
  }

  private static Reply<EarlierRecords> page(boolean more, ContactRecord... contacts) {
    return new Reply.Ok<>(new EarlierRecords(List.of(), List.of(contacts), more));
  }

  private TimeEntry lastShown() {
    return record.timeLine().entries().getLast();
  }

  @Test
  void mixesCallsAndClosedTicketsInOrderOfTime() {
    open(Role.AGENT);
    assertThat(record.timeLine().entries())
        .extracting(TimeEntry::kind)
        .contains(TimeEntry.Kind.CALL, TimeEntry.Kind.TICKET);
    assertThat(record.timeLine().entries())
        .isSortedAccordingTo((a, b) -> Long.compare(b.atMs(), a.atMs()));
    assertThat(record.timeLine().entries())
        .as("open tickets stand above")
        .noneMatch(entry -> entry.id().equals("t-4711"));
  }

  @Test
  void asksTheServerBehindWhatIsHereAndOnlyOnceAtATime() {
    open(Role.AGENT);
    long oldest = lastShown().atMs();
    var answer = new CompletableFuture<Reply<EarlierRecords>>();
    seat.centre().earlier = before -> answer;
    record.timeLine().showOlder();
    record.timeLine().showOlder();
    assertThat(record.timeLine().older()).isEqualTo(TimeLine.Older.ASKING);
    assertThat(seat.commands).containsOnlyOnce("earlier c-1 " + oldest);
    answer.complete(page(false, call("k-old", oldest - 1)));
    assertThat(lastShown().id()).isEqualTo("k-old");
    assertThat(record.timeLine().older()).isEqualTo(TimeLine.Older.NOTHING);
  }

  @Test
  void saysCalmlyThatTheServerIsAwayAndAsksAgain() {
    open(Role.AGENT);
    int here = record.timeLine().entries().size();
    seat.centre().earlier =
        before -> CompletableFuture.completedFuture(new Reply.Unreachable<>("gone"));
    record.timeLine().showOlder();
    assertThat(record.timeLine().older()).isEqualTo(TimeLine.Older.AWAY);
    assertThat(record.timeLine().entries()).hasSize(here);
    seat.centre().earlier = before -> CompletableFuture.completedFuture(page(true, call("o", 1)));
    record.timeLine().showOlder();
    assertThat(lastShown().id()).isEqualTo("o");
    assertThat(record.timeLine().older()).isEqualTo(TimeLine.Older.MORE);
  }

  @Test
  void leavesNoGapWhereOnlyOneKindReachedFurther() {
    open(Role.AGENT);
    List<ContactRecord> full = new ArrayList<>();
    for (int i = 0; i < Protocol.EARLIER_MAX; i++) {
      full.add(call("k-" + i, 1_000 - i));
    }
    var ticket = seat.desk().tickets.getLast();
    var ancient =
        new TicketRecord(
            "t-ancient",
            "1",
            "c-1",
            null,
            "fault",
            "fault",
            1,
            "closed",
            ticket.fields(),
            "1004",
            10,
            null);
    seat.centre().earlier =
        before ->
            CompletableFuture.completedFuture(
                new Reply.Ok<>(new EarlierRecords(List.of(ancient), full, true)));
    for (int i = 0; i < 5; i++) {
      record.timeLine().showOlder();
    }
    assertThat(record.timeLine().entries()).noneMatch(entry -> entry.id().equals("t-ancient"));
    assertThat(record.timeLine().entries()).anyMatch(entry -> entry.id().equals("k-29"));
  }

  @Test
  void letsOnlyThoseHearRecordingsWhoMay() {
    open(Role.AGENT);
    TimeEntry entry = TimeEntry.of(call("k", 1));
    assertThat(record.player().offers(entry)).isFalse();
    record.player().playOrPause(entry);
    assertThat(record.player().hearingProperty().get()).isNull();
    SampleRights.let(seat, SeatRules.USUAL, Role.LEAD);
    assertThat(record.player().offers(entry)).isTrue();
    record.player().playOrPause(entry);
    var hearing = Objects.requireNonNull(record.player().hearingProperty().get());
    assertThat(hearing.stage()).isEqualTo(Stage.PLAYING);
    assertThat(hearing.form()).isNotNull();
    assertThat(hearing.lengthMs()).isEqualTo(65_000);
    seat.player().tell(SoundPlayer.State.PLAYING, 10_000);
    record.player().jump(RecordingPlayer.JUMP_MS);
    record.player().seek(0.5);
    record.player().playOrPause(entry);
    assertThat(seat.commands).containsSubsequence("seek 15000", "seek 32500", "pause-sound true");
    customer.callerIsNew();
    assertThat(seat.commands).endsWith("stop-sound");
    assertThat(record.player().hearingProperty().get()).isNull();
  }

  @Test
  void fetchesARecordingAgainWhenItIsOpenedAgain() {
    open(Role.LEAD);
    List<String> fetched = new ArrayList<>();
    var usual = seat.centre().fetched;
    seat.centre().fetched =
        () -> {
          fetched.add("sound");
          return usual.get();
        };
    TimeEntry entry = TimeEntry.of(call("k", 1));
    record.player().playOrPause(entry);
    record.player().playOrPause(entry);
    record.player().close();
    record.player().playOrPause(entry);
    assertThat(fetched).as("each listening is on record at the server").hasSize(2);
  }

  @Test
  void findsThePeaksOfASound() {
    short[] samples = new short[WaveForm.STRETCHES * 10];
    samples[15] = -16_384;
    samples[samples.length - 1] = 8_192;
    List<Float> peaks = WaveForm.of(PcmClip.of(samples, 8_000)).peaks();
    assertThat(peaks).hasSize(WaveForm.STRETCHES);
    assertThat(peaks.get(0)).isZero();
    assertThat(peaks.get(1)).isEqualTo(0.5f);
    assertThat(peaks.getLast()).isEqualTo(0.25f);
  }

  @Test
  void sendsOnlyWhatWasChanged() {
    open(Role.AGENT);
    record.beginEdit();
    RecordEdit edit = record.edit();
    edit.writeText(CustomerField.NAME_EN, CustomerField.NAME_ZH, "en", "Wang Fang Fang");
    edit.write(CustomerField.LANGUAGE, "zh");
    edit.write(CustomerField.FLAG + "do-not-call", CustomerField.YES);
    assertThat(edit.addPhone("no number")).isFalse();
    assertThat(edit.addPhone("13900001111")).isTrue();
    assertThat(edit.save()).isTrue();
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.CustomerChanged.class,
            change ->
                assertThat(change.edits())
                    .containsExactly(
                        new Edit(CustomerField.NAME_EN, "Wang Fang", "Wang Fang Fang"),
                        new Edit(CustomerField.FLAG + "do-not-call", "", CustomerField.YES),
                        new Edit(CustomerField.PHONE + "13900001111", "", CustomerField.YES)));
    assertThat(edit.beforeProperty().get()).isNull();
  }

  @Test
  void sendsNothingWhenNothingWasChangedOrSomethingIsWrong() {
    open(Role.AGENT);
    record.beginEdit();
    assertThat(record.edit().save()).isTrue();
    record.beginEdit();
    record.edit().write(CustomerField.ADDRESS_EN, "x".repeat(301));
    assertThat(record.edit().save()).isFalse();
    assertThat(record.edit().problemProperty().get()).isEqualTo("customer.wrong.address-long");
    record.edit().write(CustomerField.ADDRESS_EN, "");
    record.edit().write(CustomerField.NAME_EN, " ");
    record.edit().write(CustomerField.NAME_ZH, "");
    assertThat(record.edit().save()).isFalse();
    assertThat(seat.desk().mutations).isEmpty();
  }

  @Test
  void letsAgentsSetWhatProtectsAndLeadsTakeItAway() {
    open(Role.AGENT);
    record.beginEdit();
    assertThat(record.edit().mayTurn("do-not-call")).isTrue();
    assertThat(record.edit().mayTurn("life-support")).as("is set").isFalse();
    assertThat(record.edit().mayTurn("vip")).isFalse();
    record.edit().write(CustomerField.FLAG + "do-not-call", CustomerField.YES);
    assertThat(record.edit().mayTurn("do-not-call")).as("back to what it was").isTrue();
    SampleRights.let(seat, SeatRules.USUAL, Role.LEAD);
    assertThat(record.edit().mayTurn("life-support")).isTrue();
    SampleRights.let(seat, SeatRules.USUAL, Role.TRAINER);
    assertThat(record.edit().allowed()).isFalse();
  }

  @Test
  void takesBackAMergeOfTheLastWeekOnce() {
    open(Role.LEAD);
    long now = System.currentTimeMillis();
    var merged = new CustomerHistory.Line(now, "2001", "merged", "m-1", "same meter", "Wang F.");
    var old = new CustomerHistory.Line(1, "2001", "merged", "m-0", "c-8", "W. Fang");
    seat.centre().history = List.of(merged, old);
    var shown = Objects.requireNonNull(customer.selectedProperty().get());
    record.history().open(shown);
    assertThat(record.history().mayPart(merged)).isTrue();
    assertThat(record.history().mayPart(old)).isFalse();
    record.history().part(shown, merged);
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.CustomersParted.class, part -> assertThat(part.mergeId()).isEqualTo("m-1"));
    var parted = new CustomerHistory.Line(now, "2001", "parted", "m-1", "c-9", "Wang F.");
    seat.centre().history = List.of(parted, merged);
    record.history().open(shown);
    assertThat(record.history().mayPart(merged)).isFalse();
  }
}
