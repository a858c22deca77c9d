package org.seatline.app.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.Desk;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatStore;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.StoreMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local store: one encrypted H2 file, one thread that touches it. A commit survives a kill of
 * the process; submitted tickets and the ends of calls are forced to the disk as well.
 */
public final class LocalStore implements SeatStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);

  /** How long after somebody signed out the screens may still hand over what was typed. */
  private static final long LAST_WORDS_MS = 2_000;

  private final Path folder;
  private final Clock clock;
  private final StoreThread thread = new StoreThread();
  private final Handle handle;
  private final FileChannel lock;
  private final Optional<Path> setAside;
  private final LocalPeople people;
  private final StoreMark mark;
  private final StoreSync sync;
  private final CallTable calls;
  private final OutboxTable outbox;
  private final RecordingTable recordings;
  private final DraftTable drafts;
  private final LocalDesk desk;
  private volatile String agentId = "";
  private volatile String clientId;
  private volatile Consumer<List<OutboxCore.Item>> added = items -> {};

  private LocalStore(
      Path folder, Clock clock, NumberRules rules, StoreFile.Opened.Open file, LocalPeople people) {
    this.folder = folder;
    this.clock = clock;
    this.handle = file.handle();
    this.lock = file.lock();
    this.setAside = file.setAside();
    this.people = people;
    this.clientId = Meta.get(handle, Meta.CLIENT_ID).orElseThrow();
    this.mark = nextLife(handle);
    CustomerTable customers = new CustomerTable(handle, new PhoneNumbers(rules));
    RecordTable records = new RecordTable(handle);
    DocumentTable documents = new DocumentTable(handle);
    this.calls = new CallTable(handle);
    this.outbox = new OutboxTable(handle);
    SyncBooks books = new SyncBooks(handle);
    this.sync =
        new StoreSync(
            handle, books, new ChangeWriter(books, customers, records, documents), outbox, clock);
    this.recordings = new RecordingTable(handle);
    this.drafts = new DraftTable(handle);
    this.desk = new LocalDesk(this, customers, records, documents, drafts, calls);
  }

  /** It is on disk before anything is sent: a copy of this file never comes with the same mark. */
  private static StoreMark nextLife(Handle handle) {
    long generation = Meta.number(handle, Meta.GENERATION, 0) + 1;
    Meta.put(handle, Meta.GENERATION, Long.toString(generation));
    handle.execute("checkpoint sync");
    return new StoreMark(generation, UUID.randomUUID().toString());
  }

  /** What came of {@link LocalStore#open}. */
  public sealed interface Opened {
    /**
     * The store is open.
     *
     * @param setAside a file that could not be opened and now has this name
     */
    record Open(LocalStore store, Optional<Path> setAside) implements Opened {}

    /** Another seat on this computer has this store open. */
    record InUse() implements Opened {}
  }

  /**
   * Opens the store in a folder, or begins it.
   *
   * @throws IOException when none can be made there: no permission, disk full
   */
  public static Opened open(Path folder, StoreKey key, NumberRules rules, Clock clock)
      throws IOException {
    return open(folder, key, KeyCost.USUAL, rules, clock);
  }

  /** The same, where trying a password costs what the caller says. */
  static Opened open(Path folder, StoreKey key, KeyCost cost, NumberRules rules, Clock clock)
      throws IOException {
    return switch (StoreFile.open(folder, key, clock)) {
      case StoreFile.Opened.InUse() -> new Opened.InUse();
      case StoreFile.Opened.Open file -> {
        try {
          LocalPeople people = LocalPeople.open(folder, cost, clock);
          LocalStore store = new LocalStore(folder, clock, rules, file, people);
          yield new Opened.Open(store, file.setAside());
        } catch (IOException e) {
          file.handle().close();
          file.lock().close();
          throw e;
        }
      }
    };
  }

  /** The file that was set aside when this store was begun. */
  public Optional<Path> setAside() {
    return setAside;
  }

  /** The key ring that could not be read when this store was opened, and was renamed. */
  public Optional<Path> keysSetAside() {
    return people.setAside();
  }

  Path folder() {
    return folder;
  }

  StoreThread thread() {
    return thread;
  }

  OutboxTable outbox() {
    return outbox;
  }

  RecordingTable recordings() {
    return recordings;
  }

  CallTable calls() {
    return calls;
  }

  String agentId() {
    return agentId;
  }

  long nowMs() {
    return clock.millis();
  }

  Clock clock() {
    return clock;
  }

  /** Which life of the store this is. */
  StoreMark mark() {
    return mark;
  }

  /** Who hears of new mutations, and of an outbox that must be read again. */
  void onOutbox(Consumer<List<OutboxCore.Item>> whenAdded, Runnable whenReset) {
    added = whenAdded;
    sync.onOutboxReset(whenReset);
  }

  /** Stores an answer to a batch; false when it was overtaken and must not count. */
  CompletableFuture<Boolean> settle(
      HistoryPoint sent, MutationResults results, List<OutboxCore.Effect> effects) {
    return thread.call(() -> sync.settle(sent, results, effects));
  }

  /** What steps aside without a server's answer. */
  CompletableFuture<Void> aside(long number, String code) {
    return thread.run(() -> outbox.aside(number, code, nowMs()));
  }

  /** Takes a new client id: this store is a copy, or an older state of one. */
  CompletableFuture<Void> renew() {
    return thread.run(
        () -> {
          String next = UUID.randomUUID().toString();
          handle.useTransaction(tx -> outbox.renew(next));
          checkpoint();
          clientId = next;
        });
  }

  /** The server has forgotten what it had acknowledged; it is at this point. */
  CompletableFuture<Void> forgotten(HistoryPoint server) {
    return thread.run(
        () -> {
          sync.forgotten(server);
          checkpoint();
        });
  }

  /** Runs work in one transaction on the store's thread. */
  CompletableFuture<Void> transaction(Runnable work) {
    return thread.run(() -> handle.useTransaction(tx -> work.run()));
  }

  /** The same, with mutations for the outbox; completes when they are on disk. */
  CompletableFuture<Void> submit(String agent, List<Mutation> mutations, Runnable besides) {
    return thread.run(
        () -> {
          List<OutboxCore.Item> items =
              handle.inTransaction(
                  tx -> {
                    besides.run();
                    return mutations.stream()
                        .map(mutation -> outbox.add(agent, mutation, nowMs()))
                        .toList();
                  });
          checkpoint();
          added.accept(items);
        });
  }

  /** Forces what was committed to the disk: a commit alone survives a kill, not a power cut. */
  private void checkpoint() {
    handle.execute("checkpoint sync");
  }

  @Override
  public String clientId() {
    return clientId;
  }

  @Override
  public HistoryPoint known() {
    return sync.known();
  }

  @Override
  public Map<ChangeShelf, Point> points() {
    return sync.points();
  }

  @Override
  public CompletableFuture<Boolean> apply(ChangeShelf shelf, FeedPage page, HistoryPoint sent) {
    return thread.call(() -> sync.apply(shelf, page, sent));
  }

  @Override
  public CompletableFuture<Void> applyAhead(FeedPage page, HistoryPoint sent) {
    return thread.run(() -> sync.applyAhead(page, sent));
  }

  @Override
  public CompletableFuture<Void> drop(ChangeShelf shelf) {
    return thread.run(() -> sync.drop(shelf));
  }

  @Override
  public void onForgotten(Runnable listener) {
    sync.onForgotten(listener);
  }

  @Override
  public LocalPeople people() {
    return people;
  }

  /** The key of whoever is signed in: nobody else writes drafts and notes. */
  PersonKey person() {
    return people
        .person()
        .orElseThrow(() -> new IllegalStateException("nobody is signed in to write this"));
  }

  @Override
  public void agent(String agent) {
    agentId = agent;
    people
        .person()
        .ifPresent(
            person -> Failures.watch("seal old drafts", thread.run(() -> drafts.sealOld(person))));
  }

  @Override
  public void left() {
    people.person().ifPresent(person -> thread.later(() -> people.forget(person), LAST_WORDS_MS));
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public CompletableFuture<SeatSnapshot.Day> day(String agent) {
    long midnight =
        clock
            .instant()
            .atZone(clock.getZone())
            .toLocalDate()
            .atStartOfDay(clock.getZone())
            .toInstant()
            .toEpochMilli();
    return thread.call(() -> DayFigures.of(calls.journalSince(agent, midnight)));
  }

  @Override
  public CompletableFuture<Void> journal(String callId, long atMs, String what, String detail) {
    String agent = agentId;
    return thread.run(() -> calls.journal(agent, callId, atMs, what, detail));
  }

  @Override
  public CompletableFuture<Void> keepCallEnd(SeatMessage.CallEndedAtSeat end) {
    return thread.run(
        () -> {
          calls.keepEnd(end);
          checkpoint();
        });
  }

  @Override
  public CompletableFuture<List<SeatMessage.CallEndedAtSeat>> callEnds() {
    return thread.call(calls::ends);
  }

  @Override
  public CompletableFuture<Void> dropCallEnds(List<String> callIds) {
    return transaction(() -> calls.dropEnds(callIds));
  }

  @Override
  public CompletableFuture<Void> wrapUp(String callId, String disposition, long wrapUpMs) {
    String agent = agentId;
    return thread
        .call(
            () -> calls.noteOf(people.person(), callId).orElse(new CallTable.Note(null, List.of())))
        .thenCompose(
            note -> {
              var mutation =
                  new Mutation.CallWrappedUp(
                      callId, agent, note.customerId(), disposition, note.path(), wrapUpMs);
              return submit(
                  agent,
                  List.of(mutation),
                  () ->
                      calls.journal(
                          agent, callId, nowMs(), DayFigures.WRAPPED_UP, Long.toString(wrapUpMs)));
            });
  }

  @Override
  public CompletableFuture<Void> quality(String callId, CallQuality quality) {
    String agent = agentId;
    var mutation = new Mutation.CallMeasured(callId, agent, quality);
    return submit(agent, List.of(mutation), () -> {});
  }

  /** Writes the drafts that wait, then closes the file. */
  @Override
  public void close() {
    desk.flush();
    Failures.watch("close", thread.run(handle::close));
    thread.close();
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("the lock of the local store was not given up: {}", e.getMessage());
    }
  }
}
