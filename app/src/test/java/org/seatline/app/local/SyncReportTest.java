package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.at;
import static org.seatline.app.local.StoreSamples.change;
import static org.seatline.app.local.StoreSamples.customer;
import static org.seatline.app.local.StoreSamples.page;
import static org.seatline.app.local.StoreSamples.ticket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.Recovered;
import org.seatline.app.session.SyncDetails;
import org.seatline.app.session.SyncDetails.Kind;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults;

/** What a real store says of itself. */
final class SyncReportTest {
  private static final Instant MORNING = Instant.parse("2026-11-22T06:03:00Z");

  @TempDir Path folder;
  private LocalStore store;

  @BeforeEach
  void open() throws IOException {
    store = opened(folder);
    StoreSamples.signIn(store, "1001");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static LocalStore opened(Path folder) throws IOException {
    LocalStore.Opened result =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    return ((LocalStore.Opened.Open) result).store();
  }

  @Test
  void countsWhatWaitsByKind() {
    assertThat(store.desk().sync().join().waiting()).isEmpty();
    store.desk().submitTicket(ticket("t1", "c1"), "t1").join();
    store.desk().submit(new Mutation.NoteAdded("n1", "c1", "note", 1)).join();
    store.calls().wrapUp("call-1", "solved", 9).join();
    SyncDetails details = store.desk().sync().join();
    assertThat(details.waiting()).isEqualTo(Map.of(Kind.TICKETS, 1, Kind.NOTES, 1, Kind.CALLS, 1));
    assertThat(details.here().storeBytes()).isPositive();
    assertThat(details.aloneUntilMs()).isGreaterThan(System.currentTimeMillis());
  }

  @Test
  void countsWorkOfOthersAndWhatWasSetAside() throws IOException {
    store.desk().submit(new Mutation.NoteAdded("n1", "c1", "note", 1)).join();
    store.desk().submit(new Mutation.NoteAdded("n2", "c1", "note", 1)).join();
    store.outbox().aside(2, MutationResults.SEAL_UNKNOWN_KEY).join();
    assertThat(store.desk().sync().join().waiting()).isEqualTo(Map.of(Kind.NOTES, 1, Kind.HELD, 1));
    StoreSamples.signIn(store, "1002");
    assertThat(store.desk().sync().join().waiting()).isEqualTo(Map.of(Kind.OF_OTHERS, 2));
    assertThat(store.desk().sync().join().here().setAsideBytes()).isZero();
    Files.write(folder.resolve("seat.mv.db.unreadable-1"), new byte[700]);
    assertThat(store.desk().sync().join().here().setAsideBytes()).isEqualTo(700);
  }

  @Test
  void saysWhenTheSpareCopyCannotBeWritten() throws IOException {
    Path spare = folder.resolve("seat.mv.db.spare");
    Files.createDirectories(spare.resolve("in the way"));
    store.thread().run(store.care().spare()::write).join();
    assertThat(store.desk().sync().join().here().spareFails()).isTrue();
    Files.delete(spare.resolve("in the way"));
    Files.delete(spare);
    store.thread().run(store.care().spare()::write).join();
    assertThat(store.desk().sync().join().here().spareFails()).isFalse();
  }

  @Test
  void knowsWhenEachShelfCameInLast() {
    assertThat(store.desk().sync().join().copiedAtMs()).isEmpty();
    long before = System.currentTimeMillis();
    var first = page("e1", change(1, ChangeKind.CUSTOMER, "c1", customer("c1", "A", "甲", "+861")));
    assertThat(store.copy().apply(ChangeShelf.RECORDS, first, store.copy().known()).join())
        .isTrue();
    Map<ChangeShelf, Long> times = store.desk().sync().join().copiedAtMs();
    assertThat(times).containsOnlyKeys(ChangeShelf.RECORDS);
    assertThat(times.get(ChangeShelf.RECORDS)).isBetween(before, System.currentTimeMillis());
    assertThat(store.copy().known()).isEqualTo(at("e1", 1));
  }

  @Test
  void tellsNothingOfACleanEnd() throws IOException {
    store.close();
    open();
    assertThat(store.desk().recovered().join().crashedAtMs()).isNull();
  }

  @Test
  void tellsOnceWhatACrashLeft(@TempDir Path after) throws IOException {
    store.desk().saveDraft(StoreSamples.draft("d1", "half a sentence"));
    store.desk().drafts().join();
    store.desk().submit(new Mutation.NoteAdded("n1", "c1", "note", 1)).join();
    // What a kill leaves behind: the files as they are, with nobody's goodbye.
    for (String name : new String[] {"seat.mv.db", "store.key", "store.keys"}) {
      Files.copy(folder.resolve(name), after.resolve(name));
    }
    Files.setLastModifiedTime(after.resolve("seat.mv.db"), FileTime.from(MORNING));
    LocalStore next = opened(after);
    try {
      StoreSamples.signIn(next, "1001");
      assertThat(next.desk().recovered().join())
          .isEqualTo(new Recovered(MORNING.toEpochMilli(), 1, 1, 0));
      assertThat(next.desk().recovered().join().crashedAtMs()).isNull();
    } finally {
      next.close();
    }
  }
}
