package org.seatline.app.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Backoff;
import org.seatline.app.session.Delivery;
import org.seatline.app.session.ServerApi;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell of {@link OutboxCore} and of what is uploaded in pieces: one thread that brings
 * mutations first, files of tickets and recordings after them; for whoever is signed in, or for the
 * computer itself.
 */
public final class OutboxDelivery implements Delivery, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final long REST_MS = 60_000;
  private static final int BATCH = Protocol.MUTATION_BATCH_MAX;

  private final LocalStore store;
  private final Uploads uploads;
  private final Backoff backoff;
  private final LinkedBlockingQueue<DeliveryWish> wishes = new LinkedBlockingQueue<>();
  private OutboxCore.State state = OutboxCore.State.of(List.of());
  private HistoryPoint forgottenBy = HistoryPoint.NONE;
  private boolean away;

  /** Whether the server let the last step not in. */
  private boolean denied;

  /** Whether the server could not read something since that was last looked at. */
  private boolean unread;

  private @Nullable NamedThread thread;

  /** Delivers what is in this store; {@link #start} begins. */
  public OutboxDelivery(LocalStore store, Recordings recordings, Backoff backoff) {
    this.store = store;
    this.uploads = new Uploads(store, List.of(store.desk().files(), recordings.uploads()));
    this.backoff = backoff;
    store
        .outbox()
        .listen(
            items -> wishes.add(new DeliveryWish.Added(items)),
            () -> wishes.add(new DeliveryWish.Reset()));
    uploads.onMade(() -> wishes.add(new DeliveryWish.Recorded()));
  }

  @Override
  public synchronized void start(ServerApi api, Listener listener) {
    if (thread != null) {
      throw new IllegalStateException("delivery has been started");
    }
    wishes.add(new DeliveryWish.Reset());
    DeliveryLine line = new DeliveryLine(store, api);
    thread = NamedThread.start("seat-delivery", self -> run(self, line, listener));
  }

  @Override
  public void wake() {
    wishes.add(new DeliveryWish.Wake());
  }

  @Override
  public void pause() {
    wishes.add(new DeliveryWish.Pause());
  }

  private void run(NamedThread self, DeliveryLine line, Listener listener) {
    int told = -1;
    while (!self.closing()) {
      try {
        DeliveryWish wish = wishes.poll(waitMs(), TimeUnit.MILLISECONDS);
        away = false;
        take(wish, line, listener);
        if (uploads()) {
          upload(line);
        }
        afterwards(line, listener);
        int waiting = waiting();
        if (waiting != told) {
          listener.waiting(waiting);
          told = waiting;
        }
      } catch (InterruptedException e) {
        return; // only close() interrupts
      } catch (CompletionException e) {
        LOG.error("the local store failed under the outbox", e);
        state = OutboxCore.transition(state, new OutboxCore.Event.StoreFailed(), BATCH).state();
      }
    }
  }

  private int waiting() {
    return state.waiting().size() + uploads.waiting();
  }

  /** What comes in pieces goes when nothing else waits. */
  private boolean uploads() {
    boolean free = state.linked() && !state.resting() && state.waiting().isEmpty();
    return free && uploads.waiting() > 0;
  }

  private void upload(DeliveryLine line) {
    PieceUpload.Step step = uploads.step(line.api());
    away = step == PieceUpload.Step.AWAY || step == PieceUpload.Step.DENIED;
    denied = step == PieceUpload.Step.DENIED;
    unread |= step == PieceUpload.Step.UNREAD;
  }

  private long waitMs() {
    if (state.resting() || away) {
      return backoff.next();
    }
    return uploads() ? 0 : REST_MS;
  }

  private void take(@Nullable DeliveryWish wish, DeliveryLine line, Listener listener) {
    switch (wish) {
      case null -> {} // what was waited out is over
      case DeliveryWish.Added added ->
          event(new OutboxCore.Event.Added(added.withNext(wishes).items()), line, listener);
      case DeliveryWish.Wake() -> {
        backoff.reset();
        line.personHere();
        line.sender().ifPresent(uploads::tryAgain);
        reread(line, listener);
        event(new OutboxCore.Event.Linked(), line, listener);
      }
      case DeliveryWish.Pause() -> {
        line.personGone();
        event(new OutboxCore.Event.Unlinked(), line, listener);
        reread(line, listener);
      }
      case DeliveryWish.Reset() -> reread(line, listener);
      case DeliveryWish.Recorded() -> uploads.reload(line.sender());
    }
    if (state.resting()) {
      event(new OutboxCore.Event.Rested(), line, listener);
    }
  }

  private void reread(DeliveryLine line, Listener listener) {
    line.sender().ifPresent(uploads::sealFor);
    uploads.reload(line.sender());
    event(new OutboxCore.Event.Reread(pending(line)), line, listener);
  }

  /** The line changes by what came of the last step. */
  private void afterwards(DeliveryLine line, Listener listener) {
    if (denied && line.byMachine()) {
      line.denied();
      event(new OutboxCore.Event.Unlinked(), line, listener);
    } else if (waiting() > 0 && line.takeMachine()) {
      event(new OutboxCore.Event.Linked(), line, listener);
    } else if (waiting() == 0 && line.byMachine()) {
      line.personGone();
      event(new OutboxCore.Event.Unlinked(), line, listener);
    }
    denied = false;
    if (unread) {
      unread = false;
      line.sealForAskedServer();
    }
  }

  private List<OutboxCore.Item> pending(DeliveryLine line) {
    return store.outbox().pending(line.sender()).join();
  }

  private void event(OutboxCore.Event event, DeliveryLine line, Listener listener) {
    Deque<OutboxCore.Event> events = new ArrayDeque<>(List.of(event));
    while (!events.isEmpty()) {
      OutboxCore.Step step = OutboxCore.transition(state, events.removeFirst(), BATCH);
      state = step.state();
      for (OutboxCore.Effect effect : step.effects()) {
        switch (effect) {
          case OutboxCore.Effect.Send(long flight, List<Long> numbers) ->
              events.add(send(flight, numbers, line));
          case OutboxCore.Effect.Owe(OutboxCore.Owed owed) -> {
            pay(owed);
            events.add(new OutboxCore.Event.Reread(pending(line)));
          }
          case OutboxCore.Effect.Aside(long number, String code) -> tell(number, code, listener);
          case OutboxCore.Effect.Done _, OutboxCore.Effect.Rest _ -> {} // stored; waited out
        }
      }
    }
  }

  private void pay(OutboxCore.Owed owed) {
    switch (owed) {
      case RENEW -> {
        LOG.warn("this store is a copy or an older state of another and takes a new id");
        store.outbox().renew().join();
      }
      case SEND_AGAIN -> {
        LOG.warn("the server has forgotten what it had acknowledged: it is sent again");
        store.desk().files().sendAgain();
        store.outbox().forgotten(forgottenBy).join();
      }
      case NOTHING -> {} // what is stored is read again in any case
    }
  }

  /** Tells whoever is at work, if it was theirs. */
  private void tell(long number, String code, Listener listener) {
    if (MutationResults.unread(code)) {
      LOG.warn("the server could not read mutation {}: {}", number, code);
      unread = true;
      return;
    }
    LOG.warn("the server rejected mutation {}: {}", number, code);
    store.outbox().find(List.of(number)).join().stream()
        .map(mine -> mine.mutation().subject())
        .forEach(subject -> listener.rejected(subject, code));
  }

  private OutboxCore.Event send(long flight, List<Long> numbers, DeliveryLine line) {
    LocalOutbox.Parcel parcel = store.outbox().parcel(numbers, line.sender()).join();
    HistoryPoint sent = store.copy().known();
    var batch =
        new MutationBatch(store.clientId(), store.mark(), sent, parcel.open(), parcel.sealed());
    return switch (line.api().mutations(batch)) {
      case ServerApi.Reply.Ok<MutationResults>(MutationResults results) ->
          answered(new OutboxCore.Event.Answered(flight, results), sent);
      case ServerApi.Reply.Refused<MutationResults>(int status, String code) ->
          refused(new OutboxCore.Event.Refused(flight, code), numbers, status);
      case ServerApi.Reply.Unreachable<MutationResults>(String why) -> {
        LOG.debug("{} mutations not delivered: {}", numbers.size(), why);
        yield new OutboxCore.Event.Failed();
      }
    };
  }

  /** What an answer says is stored before the outbox goes on by it. */
  private OutboxCore.Event answered(OutboxCore.Event.Answered event, HistoryPoint sent) {
    MutationResults results = event.results();
    var effects = OutboxCore.transition(state, event, BATCH).effects();
    if (!store.outbox().settle(sent, results, effects).join()) {
      return new OutboxCore.Event.Failed();
    }
    backoff.reset();
    forgottenBy = results.server();
    return event;
  }

  private OutboxCore.Event refused(OutboxCore.Event.Refused event, List<Long> numbers, int status) {
    LOG.warn("the server refuses {} mutations: {} {}", numbers.size(), status, event.code());
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      denied = true;
      return new OutboxCore.Event.Failed();
    }
    if (numbers.size() == 1) {
      for (OutboxCore.Effect effect : OutboxCore.transition(state, event, BATCH).effects()) {
        if (effect instanceof OutboxCore.Effect.Aside(long number, String code)) {
          store.outbox().aside(number, code).join();
        }
      }
    }
    return event;
  }

  @Override
  public synchronized void close() {
    NamedThread running = thread;
    if (running != null) {
      running.close();
    }
  }
}
