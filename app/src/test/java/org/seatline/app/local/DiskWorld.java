package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.change;
import static org.seatline.app.local.StoreSamples.customer;
import static org.seatline.app.local.StoreSamples.page;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DiskState.Level;
import org.seatline.app.session.RecordingShelf;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.SeatMessage;
import org.seatline.softphone.media.CallRecorder;

/** Somebody at work on a store, who remembers what the store said was safe. */
final class DiskWorld {
  static final String AGENT = "1001";
  private static final int ROUNDS = 4;
  private static final int RATE = 16_000;
  private static final long ANSWER_MAX_S = 10;

  private final List<String> ticketsSafe = new ArrayList<>();
  private final List<String> ticketsRefused = new ArrayList<>();
  private final List<String> endsSafe = new ArrayList<>();
  private final List<String> customersSafe = new ArrayList<>();
  private int textSafe = -1;
  private int failures;
  private int untold;

  int failures() {
    return failures;
  }

  /** Types, submits, syncs and records; goes on whatever fails. */
  void work(LocalStore store) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      type(store, round);
      String ticket = "t" + round;
      boolean kept = answered(store.desk().submitTicket(StoreSamples.ticket(ticket, "c1"), ticket));
      (kept ? ticketsSafe : ticketsRefused).add(ticket);
      sync(store, round);
      record(store, round);
      String call = "call" + round;
      if (answered(store.calls().keepEnd(new SeatMessage.CallEndedAtSeat(call, 7, "agent")))) {
        endsSafe.add(call);
      }
    }
  }

  private void type(LocalStore store, int number) throws InterruptedException {
    store.desk().saveDraft(StoreSamples.draft("draft", "text " + number));
    if (answered(store.desk().drafts())) {
      textSafe = number;
    }
  }

  private void sync(LocalStore store, int round) throws InterruptedException {
    String id = "k" + round;
    String number = "+86139000010" + round;
    FeedPage page =
        page("e1", change(round + 1, ChangeKind.CUSTOMER, id, customer(id, "C", "丙", number)));
    CompletableFuture<Void> stored = store.copy().applyAhead(page, store.copy().known());
    if (answered(stored)) {
      customersSafe.add(number);
    }
    answered(store.copy().drop(ChangeShelf.DRILLS));
  }

  private void record(LocalStore store, int round) throws InterruptedException {
    try {
      Recordings shelf = new Recordings(store);
      String id = "r" + round;
      RecordingShelf.Place place = shelf.begin(id, "call" + round, 1_000, RATE);
      CallRecorder recorder =
          CallRecorder.start(place.file(), "call" + round, RATE, Clock.systemUTC(), place.writer());
      recorder.write(new short[RATE], new short[RATE], RATE, RATE);
      var made = recorder.stop();
      shelf.finished(
          new RecordingManifest(
              id, "call" + round, AGENT, null, 1_000, 1_000, RATE, 2, 0, made.bytes(), "00"));
      answered(store.thread().run(() -> {}));
    } catch (IOException e) {
      failures++; // the phone tells the agent
    }
  }

  /** Waits for the store's answer, which has to come; false when it is a failure. */
  private boolean answered(CompletableFuture<?> work) throws InterruptedException {
    try {
      work.get(ANSWER_MAX_S, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      failures++;
      return false;
    } catch (TimeoutException e) {
      untold++;
      return false;
    }
  }

  /** The disk works again: so does the store, with nobody's help, and nothing typed is missing. */
  void goesOn(LocalStore store) throws InterruptedException {
    until("text is saved again", () -> store.care().disk().state().level() != Level.NOT_SAVING);
    until(
        "the file is open again",
        () -> store.thread().run(() -> {}).handle((done, failed) -> failed == null).join());
    type(store, ROUNDS);
    assertThat(textSafe).isEqualTo(ROUNDS);
    for (String ticket : List.copyOf(ticketsRefused)) {
      assertThat(answered(store.desk().submitTicket(StoreSamples.ticket(ticket, "c1"), ticket)))
          .as("what was refused can be submitted again")
          .isTrue();
      ticketsSafe.add(ticket);
    }
  }

  private static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_MAX_S);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** A power cut takes what was only written: drafts and the copy are not forced to the disk. */
  void afterPowerCut() {
    textSafe = -1;
    customersSafe.clear();
  }

  /** What was told to be safe is there. */
  void check(String world, LocalStore store) {
    assertThat(untold).as(world + ": questions without an answer").isZero();
    assertThat(store.desk().ticketsOf("c1", 100).join())
        .as(world)
        .extracting(ticket -> ticket.id())
        .containsAll(ticketsSafe);
    List<Long> waiting =
        store.outbox().pending().join().stream().map(OutboxCore.Item::number).toList();
    assertThat(store.outbox().find(waiting).join())
        .as(world)
        .extracting(numbered -> numbered.mutation().subject())
        .containsAll(ticketsSafe.stream().map(id -> "ticket/" + id).toList());
    assertThat(store.calls().ends().join())
        .as(world)
        .extracting(SeatMessage.CallEndedAtSeat::callId)
        .containsAll(endsSafe);
    for (String number : customersSafe) {
      assertThat(store.desk().customersByNumber(number).join()).as(world).hasSize(1);
    }
    if (textSafe >= 0) {
      assertThat(store.desk().drafts().join())
          .as(world)
          .extracting(Desk.Draft::content)
          .extracting(content -> Integer.parseInt(content.path("note").asText().substring(5)))
          .allMatch(number -> number >= textSafe)
          .hasSize(1);
    }
    recordings(world, store);
  }

  private void recordings(String world, LocalStore store) {
    for (RecordingTable.Row row :
        store.thread().call(() -> store.books().recordings().in(RecordingTable.MADE)).join()) {
      assertThat(store.folder().resolve("recordings").resolve(row.file())).as(world).exists();
    }
    assertThat(store.outbox().pending().join())
        .as(world)
        .filteredOn(item -> item.subject().startsWith("recording/"))
        .hasSizeLessThanOrEqualTo(ROUNDS);
  }
}
