package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.protocol.TicketRecord;

/** What is long past leaves the copy; what somebody may still work on does not. */
final class AgedRecordsTest {
  /** Far from this computer's clock: only the server's counts. */
  private static final long SERVER_MS = 4_000_000_000_000L;

  private static final long OLD_MS = SERVER_MS - AgedRecords.KEPT.toMillis() - 1;
  private static final long YOUNG_MS = SERVER_MS - AgedRecords.KEPT.toMillis() + 60_000;

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private LocalStore store;
  private long number;

  @BeforeEach
  void open() throws IOException {
    var opened = LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, clock);
    store = ((LocalStore.Opened.Open) opened).store();
    StoreSamples.signIn(store, "1001");
    store.care().retention().firstSlice().join(); // the store's own comes again in an hour only
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Change contact(String id, long atMs) {
    LocalizedText summary = new LocalizedText("called", "来电");
    return StoreSamples.change(
        ++number,
        ChangeKind.CONTACT,
        id,
        new ContactRecord(id, "c1", "call", "fault", "1001", atMs, 1_000, null, summary, null));
  }

  private Change ticket(String id, String state, long atMs) {
    return StoreSamples.change(
        ++number,
        ChangeKind.TICKET,
        id,
        new TicketRecord(
            id, "7", "c1", null, "fault", "fault", 1, state, Map.of(), "1001", atMs, null));
  }

  private void bring(Change... changes) {
    boolean stored =
        store
            .copy()
            .apply(ChangeShelf.RECORDS, StoreSamples.page("epoch", changes), store.copy().known())
            .join();
    assertThat(stored).isTrue();
  }

  private void heardTheServer() {
    var known = store.copy().known();
    var results = new MutationResults(Verdict.TAKEN, known, SERVER_MS, List.of());
    assertThat(store.outbox().settle(known, results, List.of()).join()).isTrue();
  }

  private int drop() {
    int slices = 1;
    while (store.thread().call(store.books().aged()::dropSome).join()) {
      slices++;
    }
    return slices;
  }

  private List<String> contacts() {
    return store
        .thread()
        .call(() -> store.books().records().contactsOf("c1", 5_000))
        .join()
        .stream()
        .map(ContactRecord::id)
        .toList();
  }

  private List<String> tickets() {
    return store
        .thread()
        .call(() -> store.books().records().ticketsOf("c1", Optional.empty(), 5_000))
        .join()
        .stream()
        .map(TicketRecord::id)
        .toList();
  }

  @Test
  void dropsThePastAndKeepsWhatIsOpen() {
    bring(
        contact("old", OLD_MS),
        contact("young", YOUNG_MS),
        ticket("old-closed", "closed", OLD_MS),
        ticket("old-open", "waiting", OLD_MS),
        ticket("young-closed", "closed", YOUNG_MS));
    heardTheServer();
    drop();
    assertThat(contacts()).containsExactly("young");
    assertThat(tickets()).containsExactly("old-open", "young-closed");
  }

  @Test
  void knowsNoAgeBeforeAServerSpoke() {
    bring(contact("old", OLD_MS));
    drop();
    assertThat(contacts()).containsExactly("old");
    heardTheServer();
    drop();
    assertThat(contacts()).isEmpty();
  }

  @Test
  void goesThroughATableInSlices() {
    Change[] many = new Change[2 * AgedRecords.SLICE + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = contact("contact-" + i, i % 2 == 0 ? OLD_MS : YOUNG_MS);
    }
    bring(many);
    heardTheServer();
    assertThat(drop()).as("three slices of contacts, one of tickets").isEqualTo(4);
    assertThat(contacts()).hasSize(AgedRecords.SLICE);
  }

  @Test
  void comesOnceADay() {
    heardTheServer();
    drop();
    bring(contact("old", OLD_MS));
    drop();
    assertThat(contacts()).as("tomorrow").containsExactly("old");
  }
}
