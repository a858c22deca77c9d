package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.CallBooks;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.SeatMessage;

/** What the local store keeps of calls. */
final class LocalCalls implements CallBooks {
  private final LocalStore store;
  private final CallTable table;

  LocalCalls(LocalStore store, CallTable table) {
    this.store = store;
    this.table = table;
  }

  @Override
  public CompletableFuture<SeatSnapshot.Day> day(String agent) {
    long midnight =
        store
            .clock()
            .instant()
            .atZone(store.clock().getZone())
            .toLocalDate()
            .atStartOfDay(store.clock().getZone())
            .toInstant()
            .toEpochMilli();
    return store.thread().call(() -> DayFigures.of(table.journalSince(agent, midnight)));
  }

  @Override
  public CompletableFuture<Void> journal(String callId, long atMs, String what, String detail) {
    String agent = store.agentId();
    return store.thread().run(() -> table.journal(agent, callId, atMs, what, detail));
  }

  @Override
  public CompletableFuture<Void> keepEnd(SeatMessage.CallEndedAtSeat end) {
    return store
        .thread()
        .run(
            () -> {
              table.keepEnd(end);
              store.checkpoint();
            });
  }

  @Override
  public CompletableFuture<List<SeatMessage.CallEndedAtSeat>> ends() {
    return store.thread().call(table::ends);
  }

  @Override
  public CompletableFuture<Optional<SeatMessage.CallEndedAtSeat>> lastEnd(String agentId) {
    return store.thread().call(() -> table.lastEnd(agentId));
  }

  @Override
  public CompletableFuture<Void> dropEnds(List<String> callIds) {
    return store.transaction(() -> table.dropEnds(callIds));
  }

  @Override
  public CompletableFuture<Void> wrapUp(String callId, String disposition, long wrapUpMs) {
    String agent = store.agentId();
    return store
        .thread()
        .call(
            () ->
                table
                    .noteOf(store.people().person(), callId)
                    .orElse(new CallTable.Note(null, List.of())))
        .thenCompose(
            note -> {
              var mutation =
                  new Mutation.CallWrappedUp(
                      callId, agent, note.customerId(), disposition, note.path(), wrapUpMs);
              return store
                  .outbox()
                  .submit(
                      agent,
                      List.of(mutation),
                      () ->
                          table.journal(
                              agent,
                              callId,
                              store.nowMs(),
                              DayFigures.WRAPPED_UP,
                              Long.toString(wrapUpMs)));
            });
  }

  @Override
  public CompletableFuture<Void> quality(String callId, CallQuality quality) {
    String agent = store.agentId();
    var mutation = new Mutation.CallMeasured(callId, agent, quality);
    return store.outbox().submit(agent, List.of(mutation), () -> {});
  }
}
