package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.QuickChange;

/** A centre desk whose answers arrive on one thread of the caller's. */
final class PostedCentre implements CentreDesk {
  private final CentreDesk centre;
  private final Executor thread;

  PostedCentre(CentreDesk centre, Executor thread) {
    this.centre = centre;
    this.thread = thread;
  }

  private <T> CompletableFuture<T> here(CompletableFuture<T> answer) {
    return answer.whenCompleteAsync((value, error) -> {}, thread);
  }

  @Override
  public CompletableFuture<Reply<ConfigurationStatus>> status() {
    return here(centre.status());
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> apply(int seenVersion) {
    return here(centre.apply(seenVersion));
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> rollBack(int seenVersion) {
    return here(centre.rollBack(seenVersion));
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> quick(int seenVersion, QuickChange change) {
    return here(centre.quick(seenVersion, change));
  }
}
