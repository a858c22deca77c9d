package org.seatline.app.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.CallBooks;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DiskState;
import org.seatline.app.session.PeopleDesk;
import org.seatline.app.session.SeatStore;
import org.seatline.app.session.ServerCopy;
import org.seatline.app.session.Watched;
import org.seatline.app.session.WipeBooks;
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
  private final StoreThread thread;
  private final Handle handle;
  private final FileChannel lock;
  private final Optional<Path> setAside;
  private final LocalPeople people;
  private final StoreMark mark;
  private final LocalCopy copy;
  private final CallTable callTable;
  private final LocalCalls calls;
  private final LocalLeft leftWork;
  private final LocalOutbox outbox;
  private final RecordTable records;
  private final RecordingTable recordings;
  private final DraftTable drafts;
  private final RecordSets recordSets;
  private final CustomerSearch search;
  private final LocalDesk desk;
  private final StoreCare care;
  private final LocalPeopleDesk peopleDesk;
  private final StoreWipe wipes;
  private volatile Optional<Instant> crashedAt;
  private volatile String agentId = "";

  private LocalStore(
      StoreOpening opening,
      StoreFile.Opened.Open file,
      LocalPeople people,
      DiskWatch disk,
      Optional<Instant> lastWritten) {
    this.folder = opening.folder();
    this.clock = opening.clock();
    this.thread = new StoreThread(file.tables().connection(), this::lost);
    this.handle = file.tables().handle();
    this.lock = file.lock();
    this.setAside = file.setAside();
    this.people = people;
    this.crashedAt = CrashMark.begin(handle, lastWritten, clock.instant());
    this.care = new StoreCare(opening, file.tables(), thread, disk);
    this.mark = nextLife(handle);
    CopySets sets = new CopySets(handle);
    this.recordSets = new RecordSets(handle, sets);
    CustomerTable customers =
        new CustomerTable(handle, new PhoneNumbers(opening.rules()), recordSets);
    RecordTable records = new RecordTable(handle, recordSets);
    DocumentTable documents = new DocumentTable(handle, sets);
    this.callTable = new CallTable(handle);
    OutboxTable table = new OutboxTable(handle, people::atWork);
    SyncBooks books = new SyncBooks(handle);
    ChangeWriter changes =
        new ChangeWriter(
            books, sets, new ChangeWriter.Tables(recordSets, customers, records, documents));
    StoreSync sync = new StoreSync(handle, books, changes, table, clock);
    changes.sweep();
    recordSets.load(thread);
    this.search = new CustomerSearch(thread, customers, recordSets);
    this.copy = new LocalCopy(thread, sync);
    this.records = records;
    this.outbox =
        new LocalOutbox(new LocalOutbox.Parts(handle, thread, table, sync, people, clock));
    this.recordings = new RecordingTable(handle);
    this.drafts = new DraftTable(handle);
    this.calls = new LocalCalls(this, callTable);
    this.wipes = new StoreWipe(folder, outbox);
    this.peopleDesk = new LocalPeopleDesk(this, drafts, callTable);
    LocalCameBack cameBack = new LocalCameBack(this, table, records, new DealtTable(handle));
    this.desk =
        new LocalDesk(
            this,
            new LocalDesk.Tables(customers, records, documents, drafts, callTable),
            cameBack,
            new SyncReport(this, books));
    this.leftWork = new LocalLeft(this, new LeftTable(handle));
  }

  /** The disk failed: the file will be opened again, and what memory knows of it may be wrong. */
  private void lost() {
    care.disk().look();
    recordSets.reread();
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
   * @throws StoreKeyException when the store is sound and its key is out of reach
   * @throws IOException when none can be made there: no permission, disk full
   */
  public static Opened open(Path folder, StoreKey key, NumberRules rules, Clock clock)
      throws IOException {
    return open(StoreOpening.usual(folder, key, rules, clock));
  }

  /** The same, where trying a password costs what the caller says. */
  static Opened open(Path folder, StoreKey key, KeyCost cost, NumberRules rules, Clock clock)
      throws IOException {
    return open(StoreOpening.usual(folder, key, rules, clock).withCost(cost));
  }

  /** The same with all that can be chosen. */
  static Opened open(StoreOpening opening) throws IOException {
    try {
      return opened(opening);
    } catch (StoreKeyException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw StoreTroubleException.of(e, opening.folder());
    }
  }

  private static Opened opened(StoreOpening opening) throws IOException {
    Path folder = Files.createDirectories(opening.folder());
    DiskWatch disk = opening.disk();
    Optional<Instant> lastWritten = CrashMark.lastWritten(StoreFile.database(folder));
    disk.look(); // what is held for text may be needed to open at all
    return switch (StoreFile.open(folder, opening.key(), opening.clock())) {
      case StoreFile.Opened.InUse() -> new Opened.InUse();
      case StoreFile.Opened.Open file -> {
        try {
          LocalPeople people = LocalPeople.open(folder, opening.locker(), opening.clock());
          LocalStore store = new LocalStore(opening, file, people, disk, lastWritten);
          StoreWipe.resumePeople(folder, people, store.drafts);
          store.care.begin(store.outbox);
          yield new Opened.Open(store, file.setAside());
        } catch (IOException | RuntimeException e) {
          file.tables().connection().drop();
          file.lock().close();
          throw e;
        }
      }
    };
  }

  /** What came out of a store that was set aside: done by now, or still going on. */
  public Optional<CompletableFuture<Rescue>> rescued() {
    return care.rescued();
  }

  /** What this start found, as far as is known by now. */
  public StartReport report() {
    return StartReport.QUIET
        .withCrashedAt(crashedAt)
        .withKeysSetAside(people.setAside())
        .withRescue(care.found());
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

  /** What looks after it. */
  StoreCare care() {
    return care;
  }

  LocalOutbox outbox() {
    return outbox;
  }

  RecordingTable recordings() {
    return recordings;
  }

  OwnTickets ownTickets() {
    return records.own();
  }

  CallTable callTable() {
    return callTable;
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

  /** Runs work in one transaction on the store's thread. */
  CompletableFuture<Void> transaction(Runnable work) {
    return thread.run(() -> handle.useTransaction(tx -> work.run()));
  }

  /** Runs work in one transaction on the store's thread, and forces it to the disk. */
  <T> CompletableFuture<T> inTransaction(Supplier<T> work) {
    return thread.call(
        () -> {
          T done = handle.inTransaction(tx -> work.get());
          checkpoint();
          return done;
        });
  }

  /** Forces what was committed to the disk: a commit alone survives a kill, not a power cut. */
  void checkpoint() {
    handle.execute("checkpoint sync");
  }

  @Override
  public String clientId() {
    return outbox.clientId();
  }

  @Override
  public ServerCopy copy() {
    return copy;
  }

  @Override
  public CallBooks calls() {
    return calls;
  }

  @Override
  public LocalLeft leftWork() {
    return leftWork;
  }

  @Override
  public void onDisk(Consumer<DiskState> listener) {
    care.disk().listen(listener);
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

  /** When the seat before ended without being closed; whoever asks first is told. */
  synchronized Optional<Instant> takeCrash() {
    Optional<Instant> at = crashedAt;
    crashedAt = Optional.empty();
    return at;
  }

  /** Finds customers by what somebody types. */
  CustomerSearch search() {
    return search;
  }

  @Override
  public void agent(String agent) {
    agentId = agent;
    people.atWork().ifPresent(this::seal);
  }

  /**
   * What this person wrote before such things were sealed, or before the server's key was known.
   */
  private void seal(AtWork author) {
    PersonKey person = author.person();
    Watched.log("make drafts ready", thread.run(() -> ready(person)));
    Watched.log(
        "seal old tickets",
        thread.run(() -> handle.useTransaction(tx -> records.own().sealOld(person))));
    Watched.log("seal what waits", outbox.entered(author));
  }

  private void ready(PersonKey person) {
    drafts.sealOld(person);
    drafts.rehearse(person);
  }

  @Override
  public void left() {
    people.person().ifPresent(person -> thread.later(() -> people.forget(person), LAST_WORDS_MS));
  }

  @Override
  public WipeBooks wipes() {
    return wipes;
  }

  @Override
  public PeopleDesk peopleDesk() {
    return peopleDesk;
  }

  @Override
  public Desk desk() {
    return desk;
  }

  /** Writes the drafts that wait, then closes the file. */
  @Override
  public void close() {
    search.close();
    peopleDesk.close();
    care.stop();
    try {
      desk.flush();
    } catch (CompletionException e) {
      LOG.error("what was typed last could not be written before closing", e);
    }
    Watched.log("take the mark away", thread.run(() -> CrashMark.end(handle)));
    Watched.log("write the spare copy", thread.run(care.spare()::write));
    Watched.log("close", thread.run(handle::close));
    thread.close();
    StoreHead.keep(StoreFile.database(folder));
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("the folder of the local store was not given up in order: {}", e.getMessage());
    }
  }
}
