package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.draft;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.local.faults.Fault;
import org.seatline.app.local.faults.FaultPlan;
import org.seatline.app.local.faults.FaultyDisk;
import org.seatline.app.session.DiskState.Level;

/** What is typed reaches the disk whatever the database does, and comes back from there once. */
final class DraftKeeperTest {
  private static final String ANNA = "1001";
  private static final String BEN = "1002";
  private static final long WAIT_MAX_S = 10;

  @TempDir Path temporary;
  private Path folder;
  private LocalStore store;
  private final CountDownLatch databaseBusy = new CountDownLatch(1);

  @BeforeEach
  void open() throws IOException {
    folder = temporary.resolve("seat");
    store = open(folder);
    StoreSamples.signIn(store, ANNA);
    store.desk().drafts().join();
  }

  @AfterEach
  void close() {
    databaseBusy.countDown();
    store.close();
  }

  private static LocalStore open(Path data) throws IOException {
    var opened =
        LocalStore.open(data, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    return ((LocalStore.Opened.Open) opened).store();
  }

  /** From now on the store's thread does something else. */
  private void keepDatabaseBusy() {
    CompletableFuture<Void> busy = new CompletableFuture<>();
    var _ =
        store
            .thread()
            .call(
                () -> {
                  busy.complete(null);
                  return databaseBusy.await(WAIT_MAX_S, TimeUnit.SECONDS);
                });
    busy.join();
  }

  private List<DraftLine> journal() throws IOException {
    char[] password = new KeyFile().filePassword(folder);
    return DraftJournal.read(
        DraftJournal.of(StoreFile.database(folder)), SpareCopy.keyOf(password), 0);
  }

  private void awaitJournal(Predicate<List<DraftLine>> condition) {
    until(
        "the journal has it",
        () -> {
          try {
            return condition.test(journal());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_MAX_S);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** How many drafts each person has there, without waiting for it to be brought up to date. */
  private Map<String, Integer> inDatabase() {
    return store.thread().call(() -> store.books().drafts().table().counts()).join();
  }

  private static Predicate<List<DraftLine>> has(String draftId, boolean there) {
    return lines ->
        lines.stream()
            .anyMatch(line -> line.draftId().equals(draftId) && (line.draft() != null) == there);
  }

  /** What the next process finds when this one is killed now. */
  private Path killed(String name) throws IOException {
    Path copy = Files.createDirectory(temporary.resolve(name));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
      }
    }
    return copy;
  }

  private static List<String> texts(LocalStore of, String person) {
    StoreSamples.signIn(of, person);
    return of.desk().drafts().join().stream()
        .map(draft -> draft.content().path("note").asText())
        .toList();
  }

  @Test
  void keepsWhatIsTypedWhileTheDatabaseIsBusyAndForItsAuthorAlone() throws IOException {
    keepDatabaseBusy();
    store.desk().saveDraft(draft("meter-42", "typed meanwhile"));
    awaitJournal(has("meter-42", true));
    try (LocalStore next = open(killed("next"))) {
      assertThat(texts(next, BEN)).isEmpty();
      assertThat(texts(next, ANNA)).containsExactly("typed meanwhile");
    }
    byte[] bytes = Files.readAllBytes(DraftJournal.of(StoreFile.database(folder)));
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .doesNotContain("typed", "meter-42", ANNA);
  }

  @Test
  void doesNotBringBackWhatWasGivenUpMeanwhile() throws IOException {
    store.desk().saveDraft(draft("d1", "given up"));
    assertThat(store.desk().drafts().join()).hasSize(1);
    keepDatabaseBusy();
    store.desk().discardDraft("d1");
    awaitJournal(has("d1", false));
    try (LocalStore next = open(killed("next"))) {
      assertThat(texts(next, ANNA)).isEmpty();
    }
  }

  @Test
  void doesNotBringBackWhatHasBecomeATicket() throws IOException {
    store.desk().saveDraft(draft("t1", "submitted"));
    awaitJournal(has("t1", true));
    byte[] typed = Files.readAllBytes(DraftJournal.of(StoreFile.database(folder)));
    store.desk().submitTicket(StoreSamples.ticket("t1", "c1"), "t1").join();
    Path next = killed("next");
    Files.write(DraftJournal.of(StoreFile.database(next)), typed); // killed before it heard
    try (LocalStore after = open(next)) {
      assertThat(texts(after, ANNA)).isEmpty();
      assertThat(after.outbox().pending().join()).hasSize(1);
    }
    awaitJournal(has("t1", false));
  }

  @Test
  void goesOnWithoutItsJournalAndTakesItUpAgain() throws IOException {
    store.close();
    Path journal = DraftJournal.of(StoreFile.database(folder));
    Files.delete(journal);
    Path elsewhere = temporary.resolve("not-there-yet");
    Files.createSymbolicLink(journal, elsewhere.resolve("journal"));
    store = open(folder);
    StoreSamples.signIn(store, ANNA);
    store.desk().saveDraft(draft("d1", "by the database alone"));
    until("the database has it", () -> !inDatabase().isEmpty());
    assertThat(level(store)).isNotEqualTo(Level.NOT_SAVING);
    Files.createDirectory(elsewhere);
    store.desk().saveDraft(draft("d1", "by both"));
    awaitJournal(has("d1", true));
  }

  @Test
  void tellsWhatNeitherOfThemTakesAndWritesItOnceTheDiskWorks() throws IOException {
    try (FaultyDisk disk = FaultyDisk.of(temporary.resolve("faulty"))) {
      try (LocalStore failing = DiskFaultTest.open(disk)) {
        failing.desk().drafts().join();
        disk.plan(FaultPlan.always(FaultPlan.Operation.WRITE, Fault.NO_SPACE));
        failing.desk().saveDraft(draft("d1", "typed on a full disk"));
        until("it is told", () -> level(failing) == Level.NOT_SAVING);
        disk.plan(FaultPlan.HEALTHY);
        until("it is written", () -> level(failing) != Level.NOT_SAVING);
      }
      try (LocalStore after = DiskFaultTest.open(disk)) {
        assertThat(texts(after, DiskWorld.AGENT)).containsExactly("typed on a full disk");
      }
    }
  }

  private static Level level(LocalStore of) {
    return of.care().disk().state().level();
  }

  @Test
  void comesOutOfAStoreThatIsLost() throws IOException {
    store.desk().saveDraft(draft("old", "given up"));
    store.desk().saveDraft(draft("d1", "before"));
    store.desk().drafts().join();
    store.thread().run(store.care().spare()::write).join();
    keepDatabaseBusy();
    store.desk().saveDraft(draft("d1", "last words"));
    store.desk().discardDraft("old");
    awaitJournal(has("d1", true).and(has("old", false)));
    Path next = killed("next");
    try (RandomAccessFile file = new RandomAccessFile(StoreFile.database(next).toFile(), "rw")) {
      file.write(new byte[(int) file.length()]);
    }
    try (LocalStore after = open(next)) {
      assertThat(after.setAside()).isPresent();
      assertThat(after.rescued().orElseThrow()).succeedsWithin(Duration.ofSeconds(60));
      assertThat(texts(after, ANNA)).containsExactly("last words");
    }
  }

  @Test
  void isEmptyOnceTheSeatIsClosed() throws IOException {
    store.desk().saveDraft(draft("d1", "the last"));
    store.close();
    assertThat(Files.size(DraftJournal.of(StoreFile.database(folder))))
        .isEqualTo(DraftFrames.HEADER_BYTES);
    store = open(folder);
    assertThat(texts(store, ANNA)).containsExactly("the last");
  }
}
