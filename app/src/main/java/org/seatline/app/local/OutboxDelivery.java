package org.seatline.app.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Backoff;
import org.seatline.app.session.Delivery;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell of {@link OutboxCore} and of the upload of recordings: one thread that brings mutations
 * first, recordings after them.
 */
public final class OutboxDelivery implements Delivery, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);
  private static final int UNAUTHORIZED = 401;
  private static final long REST_MS = 60_000;

  private sealed interface Wish {
    record Added(List<OutboxCore.Item> items) implements Wish {}

    record Wake() implements Wish {}

    record Pause() implements Wish {}

    record Reset() implements Wish {}

    record Recorded() implements Wish {}
  }

  private final LocalStore store;
  private final RecordingUpload upload;
  private final Backoff backoff;
  private final LinkedBlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
  private OutboxCore.State state = OutboxCore.State.of(List.of());
  private int batchMax = Protocol.MUTATION_BATCH_MAX;
  private boolean away;
  private @Nullable NamedThread thread;

  /** Delivers what is in this store; {@link #start} begins. */
  public OutboxDelivery(LocalStore store, Recordings recordings, Backoff backoff) {
    this.store = store;
    this.upload = new RecordingUpload(recordings);
    this.backoff = backoff;
    store.onOutbox(items -> wishes.add(new Wish.Added(items)), () -> wishes.add(new Wish.Reset()));
    recordings.onMade(() -> wishes.add(new Wish.Recorded()));
  }

  @Override
  public synchronized void start(ServerApi api, Listener listener) {
    if (thread != null) {
      throw new IllegalStateException("delivery has been started");
    }
    wishes.add(new Wish.Reset());
    thread = NamedThread.start("seat-delivery", self -> run(self, api, listener));
  }

  @Override
  public void wake() {
    wishes.add(new Wish.Wake());
  }

  @Override
  public void pause() {
    wishes.add(new Wish.Pause());
  }

  private void run(NamedThread self, ServerApi api, Listener listener) {
    int told = -1;
    while (!self.closing()) {
      try {
        boolean busy = state.linked() && !away && upload.waiting() > 0;
        long waitMs = away ? backoff.next() : busy ? 0 : REST_MS;
        Wish wish = wishes.poll(waitMs, TimeUnit.MILLISECONDS);
        away = false;
        take(wish, api, listener);
        if (state.linked() && state.waiting().isEmpty() && !away && upload.waiting() > 0) {
          away = !upload.step(api);
        }
        int waiting = state.waiting().size() + upload.waiting();
        if (waiting != told) {
          listener.waiting(waiting);
          told = waiting;
        }
      } catch (InterruptedException e) {
        return; // only close() interrupts
      } catch (CompletionException e) {
        LOG.error("the local store failed under the outbox", e);
      }
    }
  }

  private void take(@Nullable Wish wish, ServerApi api, Listener listener) {
    switch (wish) {
      case null -> event(new OutboxCore.Event.Added(List.of()), api, listener);
      case Wish.Added(List<OutboxCore.Item> items) ->
          event(new OutboxCore.Event.Added(items), api, listener);
      case Wish.Wake() -> {
        backoff.reset();
        event(new OutboxCore.Event.Linked(), api, listener);
      }
      case Wish.Pause() -> event(new OutboxCore.Event.Unlinked(), api, listener);
      case Wish.Reset() -> {
        List<OutboxCore.Item> items = store.thread().call(() -> store.outbox().pending()).join();
        upload.reload();
        event(new OutboxCore.Event.Added(items), api, listener);
      }
      case Wish.Recorded() -> upload.reload();
    }
  }

  private void event(OutboxCore.Event event, ServerApi api, Listener listener) {
    List<OutboxCore.Event> events = new ArrayList<>(List.of(event));
    while (!events.isEmpty()) {
      OutboxCore.Step step = OutboxCore.transition(state, events.removeFirst(), batchMax);
      state = step.state();
      for (OutboxCore.Effect effect : step.effects()) {
        switch (effect) {
          case OutboxCore.Effect.Send(long flight, List<Long> numbers) ->
              events.add(send(flight, numbers, api));
          case OutboxCore.Effect.Done(long number) -> mark(number, OutboxTable.DONE, null);
          case OutboxCore.Effect.Aside(long number, String code) -> {
            String subject = mark(number, OutboxTable.REJECTED, code);
            LOG.warn("the server rejected mutation {} ({}): {}", number, subject, code);
            listener.rejected(subject, code);
          }
        }
      }
    }
  }

  private String mark(long number, String outcome, @Nullable String code) {
    return store
        .thread()
        .call(
            () -> {
              store.outbox().mark(number, outcome, code, store.nowMs());
              return store.outbox().find(number).map(n -> n.mutation().subject()).orElse("");
            })
        .join();
  }

  private OutboxCore.Event send(long flight, List<Long> numbers, ServerApi api) {
    List<MutationBatch.Numbered> mutations =
        store
            .thread()
            .call(() -> numbers.stream().flatMap(n -> store.outbox().find(n).stream()).toList())
            .join();
    return switch (api.mutations(new MutationBatch(store.clientId(), mutations))) {
      case ServerApi.Reply.Ok<MutationResults>(MutationResults results) -> {
        backoff.reset();
        batchMax = Protocol.MUTATION_BATCH_MAX;
        yield new OutboxCore.Event.Answered(flight, results.results());
      }
      case ServerApi.Reply.Refused<MutationResults>(int status, String code) ->
          refused(flight, numbers, status, code);
      case ServerApi.Reply.Unreachable<MutationResults>(String why) -> {
        LOG.debug("{} mutations not delivered: {}", numbers.size(), why);
        away = true;
        yield new OutboxCore.Event.Failed(flight);
      }
    };
  }

  /**
   * A batch that is refused as a whole is taken apart, so that one bad mutation blocks no other.
   */
  private OutboxCore.Event refused(long flight, List<Long> numbers, int status, String code) {
    LOG.warn("the server refuses {} mutations: {} {}", numbers.size(), status, code);
    if (status == UNAUTHORIZED || numbers.size() > 1) {
      batchMax = status == UNAUTHORIZED ? batchMax : 1;
      away = true;
      return new OutboxCore.Event.Failed(flight);
    }
    var rejected =
        new MutationResults.Result(numbers.getFirst(), MutationResults.Outcome.REJECTED, code);
    return new OutboxCore.Event.Answered(flight, List.of(rejected));
  }

  @Override
  public synchronized void close() {
    NamedThread running = thread;
    if (running != null) {
      running.close();
    }
  }
}
