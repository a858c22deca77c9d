package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.CallBooks;
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

  private final StoreOpening opening;
  private final StoreThread thread;
  private final Handle handle;
  private final StoreFile.Opened.Open file;
  private final LocalPeople people;
  private final StoreLife life;
  private final StoreBooks books;
  private final LocalCopy copy;
  private final LocalCalls calls;
  private final LocalLeft leftWork;
  private final LocalOutbox outbox;
  private final StoreSearch search;
  private final DraftKeeper drafts;
  private final LocalDesk desk;
  private final StoreCare care;
  private final LocalPeopleDesk peopleDesk;
  private final StoreWipe wipes;
  private final StoreGuests guests;

  /** Stands over a file that is open; see {@link StoreDoor}. */
  LocalStore(
      StoreOpening opening,
      StoreFile.Opened.Open file,
      LocalPeople people,
      DiskWatch disk,
      Optional<Instant> lastWritten) {
    StoreTables tables = file.tables();
    this.opening = opening;
    this.thread = new StoreThread(tables.connection(), this::lost);
    this.handle = tables.handle();
    this.file = file;
    this.people = people;
    this.life = StoreLife.begin(handle, lastWritten, opening.clock());
    this.care = new StoreCare(opening, tables, thread, disk);
    this.books = StoreBooks.of(opening, tables, people);
    books.begin(thread);
    care.retention().also(books.aged()::dropSome);
    this.search = new StoreSearch(thread, books);
    this.copy = new LocalCopy(thread, books.sync());
    this.outbox =
        new LocalOutbox(
            new LocalOutbox.Parts(
                handle, thread, books.outbox(), books.sync(), people, opening.clock()));
    this.calls = new LocalCalls(this, books.calls());
    this.wipes = new StoreWipe(opening.folder(), outbox);
    this.drafts = new DraftKeeper(tables, thread, care, books.drafts());
    this.peopleDesk = new LocalPeopleDesk(this, drafts, books.calls());
    LocalCameBack cameBack = new LocalCameBack(this, books, new DealtTable(handle));
    LeftTable left = new LeftTable(handle);
    this.desk = new LocalDesk(this, books, drafts, cameBack, new SavedFilterBooks(this, left));
    this.leftWork = new LocalLeft(this, left);
    this.guests = new StoreGuests(this, drafts, books.records());
  }

  /** The disk failed: the file will be opened again, and what memory knows of it may be wrong. */
  private void lost() {
    care.disk().look();
    books.recordSets().reread();
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
    return StoreDoor.open(opening);
  }

  /** Goes on with what the process before was in the middle of. */
  void begin() throws IOException {
    StoreWipe.resumePeople(folder(), people, drafts.table());
    care.begin(outbox);
    desk.files().books().begin();
  }

  /** What came out of a store that was set aside: done by now, or still going on. */
  public Optional<CompletableFuture<Rescue>> rescued() {
    return care.rescued();
  }

  /** The file that was set aside when this store was begun. */
  public Optional<Path> setAside() {
    return file.setAside();
  }

  /** The key ring that could not be read when this store was opened, and was renamed. */
  public Optional<Path> keysSetAside() {
    return people.setAside();
  }

  Path folder() {
    return opening.folder();
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

  /** Its tables; on its thread. */
  StoreBooks books() {
    return books;
  }

  String agentId() {
    return guests.agentId();
  }

  long nowMs() {
    return opening.clock().millis();
  }

  Clock clock() {
    return opening.clock();
  }

  /** Which life of the store this is. */
  StoreMark mark() {
    return life.mark();
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
  Optional<Instant> takeCrash() {
    return life.takeCrash();
  }

  /** Finds things by what somebody types. */
  StoreSearch search() {
    return search;
  }

  @Override
  public void agent(String agent) {
    guests.entered(agent);
  }

  @Override
  public void left() {
    guests.left();
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
  public LocalDesk desk() {
    return desk;
  }

  /** Writes the drafts that wait, then closes the file. */
  @Override
  public void close() {
    search.close();
    peopleDesk.close();
    desk.close();
    care.stop();
    drafts.close();
    Watched.log("take the mark away", thread.run(() -> CrashMark.end(handle)));
    Watched.log("write the spare copy", thread.run(care.spare()::write));
    Watched.log("close", thread.run(handle::close));
    thread.close();
    StoreHead.keep(StoreFile.database(folder()));
    try {
      file.lock().close();
    } catch (IOException e) {
      LOG.warn("the folder of the local store was not given up in order: {}", e.getMessage());
    }
  }
}
