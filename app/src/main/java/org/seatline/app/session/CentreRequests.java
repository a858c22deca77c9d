package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationRequest;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.QuickChange;

/** {@link CentreDesk} by requests on virtual threads of its own: one may take seconds. */
final class CentreRequests implements CentreDesk, AutoCloseable {
  private final ServerApi api;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("seat-centre-", 0).factory());

  CentreRequests(ServerApi api) {
    this.api = api;
  }

  private <T> CompletableFuture<Reply<T>> ask(Supplier<Reply<T>> request) {
    try {
      return CompletableFuture.supplyAsync(request, threads)
          .exceptionally(e -> new Reply.Unreachable<>(String.valueOf(e.getMessage())));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(new Reply.Unreachable<>("the seat is closed"));
    }
  }

  @Override
  public CompletableFuture<Reply<ConfigurationStatus>> status() {
    return ask(api::configuration);
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> apply(int seenVersion) {
    return ask(() -> api.configure("apply", new ConfigurationRequest(seenVersion, null)));
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> rollBack(int seenVersion) {
    return ask(() -> api.configure("rollback", new ConfigurationRequest(seenVersion, null)));
  }

  @Override
  public CompletableFuture<Reply<ConfigurationOutcome>> quick(int seenVersion, QuickChange change) {
    return ask(() -> api.configure("quick", new ConfigurationRequest(seenVersion, change)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
