package org.seatline.installer.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.seatline.app.session.PassingApi;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;

/** A seat's way to the server, on which the server can be killed while a batch is under way. */
final class StrikingApi extends PassingApi {
  private final AtomicReference<Strike> armed;
  private final AtomicInteger duplicates = new AtomicInteger();

  /**
   * What kills the server once.
   *
   * @param afterCommit whether the server has committed and answered, and the answer is lost;
   *     otherwise it dies while it works
   */
  record Strike(boolean afterCommit, Runnable kill) {}

  StrikingApi(ServerApi api, AtomicReference<Strike> armed) {
    super(api);
    this.armed = armed;
  }

  /** How many mutations the server had when they came. */
  int duplicates() {
    return duplicates.get();
  }

  @Override
  public Reply<MutationResults> mutations(MutationBatch batch) {
    Strike strike = batch.size() == 0 ? null : armed.getAndSet(null);
    if (strike == null) {
      return counted(api().mutations(batch));
    }
    if (!strike.afterCommit()) {
      strike.kill().run();
      return api().mutations(batch);
    }
    Reply<MutationResults> lost = api().mutations(batch);
    strike.kill().run();
    return lost instanceof Reply.Ok<MutationResults> ? new Reply.Unreachable<>("killed") : lost;
  }

  private Reply<MutationResults> counted(Reply<MutationResults> reply) {
    if (reply instanceof Reply.Ok<MutationResults>(MutationResults results)) {
      results.results().stream()
          .filter(result -> result.outcome() == MutationResults.Outcome.DUPLICATE)
          .forEach(result -> duplicates.incrementAndGet());
    }
    return reply;
  }
}
