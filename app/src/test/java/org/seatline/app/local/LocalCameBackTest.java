package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.at;
import static org.seatline.app.local.StoreSamples.ticket;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.CameBack;
import org.seatline.app.session.CustomerSamples;
import org.seatline.app.session.Desk;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Verdict;

/** What came back, in a real store. */
final class LocalCameBackTest {
  private static final long SERVER_MS = 1_790_000_000_000L;
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path folder;
  private final SetClock clock = new SetClock(Instant.ofEpochMilli(SERVER_MS));
  private LocalStore store;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    LocalStore.Opened result =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, clock);
    store = ((LocalStore.Opened.Open) result).store();
    desk = store.desk();
    StoreSamples.signIn(store, "1001");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<CameBack.Item> listed() {
    return desk.cameBack().list().join();
  }

  private void note(String text) {
    desk.submit(new Mutation.NoteAdded("n-" + text, "c1", text, 1)).join();
  }

  private void reject(long number) {
    store.outbox().aside(number, "unknown-customer").join();
  }

  @Test
  void tellsThatSomethingCameBack() {
    AtomicInteger told = new AtomicInteger();
    Runnable stop = desk.cameBack().observe(told::incrementAndGet);
    note("first");
    int before = told.get();
    reject(1);
    assertThat(told.get()).isGreaterThan(before);
    assertThat(listed()).singleElement().extracting(CameBack.Item::code).isNotNull();
    assertThat(listed().getFirst().atMs()).isEqualTo(SERVER_MS);
    stop.run();
    desk.cameBack().putAway(List.of(1L)).join();
    assertThat(listed().getFirst().putAway()).isTrue();
    assertThat(told.get()).isEqualTo(before + 1);
  }

  @Test
  void keepsWhatWasPutAwayForAMonthAndNotLonger() {
    note("first");
    note("second");
    note("third");
    List.of(1L, 2L, 3L).forEach(this::reject);
    desk.cameBack().putAway(List.of(1L)).join();
    clock.move(MONTH);
    desk.cameBack().putAway(List.of(2L)).join();
    assertThat(listed()).hasSize(3);
    clock.move(Duration.ofSeconds(1));
    desk.cameBack().putAway(List.of(3L)).join();
    assertThat(listed()).extracting(CameBack.Item::number).containsExactly(2L, 3L);
    desk.cameBack().takeOut(List.of(2L, 3L)).join();
    clock.move(MONTH.multipliedBy(2));
    note("fourth");
    reject(4);
    desk.cameBack().putAway(List.of(4L)).join();
    assertThat(listed())
        .as("what nobody has dealt with is never dropped")
        .extracting(CameBack.Item::number)
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void replacesWhatCameBackInTheTransactionThatSubmits() throws IOException {
    desk.submitTicket(ticket("t1", "c1"), "t1").join();
    store.outbox().aside(1, "too-large").join();
    var again = new Mutation.TicketSubmitted(ticket("t1", "c1"));
    desk.submit(new Desk.Finished(List.of(again), "t1", List.of(1L))).join();
    assertThat(listed()).isEmpty();
    assertThat(store.outbox().pending().join()).hasSize(1);
    store.close();
    open();
    assertThat(listed()).isEmpty();
  }

  @Test
  void showsNobodyElseWhatCameBack() {
    note("of 1001");
    reject(1);
    StoreSamples.signIn(store, "1002");
    assertThat(listed()).isEmpty();
    desk.cameBack().putAway(List.of(1L)).join();
    StoreSamples.signIn(store, "1001");
    assertThat(listed()).singleElement().extracting(CameBack.Item::putAway).isEqualTo(false);
  }

  @Test
  void showsAChangeAtOnceAndTakesItBackWhenItWasRejectedAndPutAway() {
    desk.submitTicket(ticket("t1", "c1"), "t1").join();
    var edits =
        List.of(new Edit("scope", "home", "building"), new Edit(Edit.STATE, "open", "closed"));
    desk.submit(new Mutation.TicketChanged("t1", edits, 1)).join();
    assertThat(desk.ticket("t1").join().orElseThrow().state()).isEqualTo("closed");
    assertThat(desk.ticket("t1").join().orElseThrow().fields()).containsEntry("scope", "building");
    store.outbox().aside(2, "unknown-ticket").join();
    desk.cameBack().putAway(List.of(2L)).join();
    assertThat(desk.ticket("t1").join().orElseThrow().state()).isEqualTo("open");
    assertThat(desk.ticket("t1").join().orElseThrow().fields()).containsEntry("scope", "home");
  }

  @Test
  void dropsATicketThatTheServerWillNotHave() {
    desk.submitTicket(ticket("t1", "c1"), "t1").join();
    store.outbox().aside(1, "unknown-form").join();
    assertThat(desk.ticketsOf("c1", 9).join()).hasSize(1);
    desk.cameBack().putAway(List.of(1L)).join();
    assertThat(desk.ticketsOf("c1", 9).join()).isEmpty();
    assertThat(listed()).hasSize(1);
  }

  @Test
  void showsANewCustomerAtOnceAndDropsOneThatTheServerWillNotHave() {
    CustomerRecord fresh = CustomerSamples.named("c-new", "Guo Min", "+8613500007777");
    desk.submit(new Mutation.CustomerCreated(fresh, 1)).join();
    assertThat(desk.customersByNumber("135 0000 7777").join()).containsExactly(fresh);
    assertThat(desk.searchCustomers("Guo", 9).join()).containsExactly(fresh);
    var edits =
        List.of(
            new Edit(CustomerField.NAME_EN, "Guo Min", "Guo Li"),
            new Edit(CustomerField.FLAG + "life-support", "", CustomerField.YES));
    desk.submit(new Mutation.CustomerChanged("c-new", edits, 2)).join();
    assertThat(desk.customer("c-new").join().orElseThrow().name().en()).isEqualTo("Guo Li");
    assertThat(desk.customer("c-new").join().orElseThrow().flags()).containsExactly("life-support");
    store.outbox().aside(2, "not-allowed").join();
    desk.cameBack().putAway(List.of(2L)).join();
    assertThat(desk.customer("c-new").join()).contains(fresh);
    store.outbox().aside(1, "bad-number").join();
    desk.cameBack().putAway(List.of(1L)).join();
    assertThat(desk.customer("c-new").join()).isEmpty();
    assertThat(desk.customersByNumber("135 0000 7777").join()).isEmpty();
  }

  @Test
  void findsTheKeptRecordByTheIdOfTheOther() {
    CustomerRecord kept = CustomerSamples.named("c-kept", "Guo Min", "+8613500007777");
    CustomerRecord gone = CustomerSamples.named("c-gone", "Kuo Min", "+8613500007777");
    desk.submit(new Mutation.CustomerCreated(kept, 1)).join();
    desk.submit(new Mutation.CustomerCreated(gone.tombstone("c-kept"), 1)).join();
    assertThat(desk.customer("c-gone").join()).contains(kept);
    assertThat(desk.customersByNumber("135 0000 7777").join()).containsExactly(kept);
    assertThat(desk.searchCustomers("Min", 9).join()).containsExactly(kept);
  }

  @Test
  void forgetsAConflictWithTheRestOnceItWasDealtWith() {
    desk.submit(new Mutation.TicketChanged("t1", List.of(), 1)).join();
    desk.submit(new Mutation.TicketChanged("t2", List.of(), 1)).join();
    var conflict = List.of(new Conflict("note", "mine", "theirs"));
    settle(
        SERVER_MS,
        new OutboxCore.Effect.Done(1, conflict),
        new OutboxCore.Effect.Done(2, conflict));
    desk.submit(new Desk.Finished(List.of(), "", List.of(1L))).join();
    assertThat(listed()).extracting(CameBack.Item::number).containsExactly(2L);
    settle(SERVER_MS + Duration.ofDays(15).toMillis());
    assertThat(store.outbox().find(List.of(1L, 2L)).join())
        .singleElement()
        .satisfies(kept -> assertThat(kept.number()).isEqualTo(2));
  }

  private void settle(long serverMs, OutboxCore.Effect... effects) {
    var results = new MutationResults(Verdict.TAKEN, at("e1", 2), serverMs, List.of());
    assertThat(store.outbox().settle(store.copy().known(), results, List.of(effects)).join())
        .isTrue();
  }
}
