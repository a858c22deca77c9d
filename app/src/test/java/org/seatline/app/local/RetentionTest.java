package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.Desk;
import org.seatline.protocol.Mutation;

/** What is dropped when it is old, and what never is. */
final class RetentionTest extends WithStore {
  private static final Duration OLD = Retention.JOURNAL_KEPT.plusDays(1);

  private final Clock clock = Clock.systemUTC();

  @Override
  @BeforeEach
  void open() throws IOException {
    super.open();
    StoreSamples.signIn(store, "1001");
  }

  private void journal(String call, Duration age) {
    store.calls().journal(call, clock.millis() - age.toMillis(), "talking", "fault").join();
  }

  private boolean drop() {
    return store.thread().call(store.care().retention()::dropSome).join();
  }

  private long lines() {
    return (long)
        store.thread().call(() -> store.books().calls().journalSince("1001", 0).size()).join();
  }

  @Test
  void dropsOldLinesInSlicesAndTheNotesOfTheirCalls() {
    store
        .transaction(
            () -> {
              for (int i = 0; i < 2 * Retention.SLICE + 1; i++) {
                long atMs = clock.millis() - OLD.toMillis();
                store.books().calls().journal("1001", "old" + i, atMs, "talking", "fault");
              }
            })
        .join();
    journal("young", Duration.ofDays(1));
    store.desk().noteCall("old1", "c1", List.of());
    store.desk().noteCall("young", "c2", List.of());
    long before = lines();
    assertThat(drop()).as("more to drop").isTrue();
    assertThat(before - lines()).as("no more than slices").isLessThanOrEqualTo(2 * Retention.SLICE);
    while (drop()) {
      assertThat(lines()).isGreaterThanOrEqualTo(1);
    }
    assertThat(lines()).isEqualTo(1);
    assertThat(customerOf("old1")).isFalse();
    assertThat(customerOf("young")).isTrue();
  }

  private boolean customerOf(String call) {
    return store.thread().call(() -> store.books().calls().customerOf(call).isPresent()).join();
  }

  @Test
  void neverDropsWhatWaitsWasRejectedOrIsTyped() {
    store.desk().submit(new Mutation.NoteAdded("n1", "c1", "waits", 1)).join();
    store.desk().submit(new Mutation.NoteAdded("n2", "c1", "rejected", 2)).join();
    store.outbox().aside(2, "unknown-customer").join();
    store.desk().saveDraft(new Desk.Draft("d1", "call", "fault", Json.tree("{}"), 1));
    store.desk().drafts().join();
    drop();
    assertThat(store.outbox().pending().join()).hasSize(1);
    assertThat(store.outbox().cameBack("1001").join()).hasSize(1);
    assertThat(store.desk().drafts().join()).hasSize(1);
  }

  @Test
  void shrinksWhenItIsClosed() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      store.desk().saveDraft(StoreSamples.draft("d1", "x".repeat(2_000) + i));
      store.desk().drafts().join();
    }
    Path file = StoreFile.database(folder);
    long grown = file.toFile().length();
    long begun = System.nanoTime();
    store.close();
    long ms = (System.nanoTime() - begun) / 1_000_000;
    long closed = file.toFile().length();
    System.out.printf("file: %d KB open, %d KB closed in %d ms%n", grown >> 10, closed >> 10, ms);
    assertThat(closed).isLessThan(grown / 2);
    open();
  }
}
