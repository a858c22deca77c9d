package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.seatline.app.session.ServerApi.Reply;

/** {@link CentreDesk} by requests on virtual threads of its own: one may take seconds. */
final class CentreRequests implements CentreDesk, AutoCloseable {
  private final ServerApi api;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("seat-centre-", 0).factory());

  CentreRequests(ServerApi api) {
    this.api = api;
  }

  @Override
  public <T> CompletableFuture<Reply<T>> ask(CentreQuestion<T> question) {
    return apart(() -> api.ask(question));
  }

  @Override
  public CompletableFuture<Reply<byte[]>> fetch(CentreFile file) {
    return apart(() -> api.fetch(file));
  }

  private <T> CompletableFuture<Reply<T>> apart(Supplier<Reply<T>> request) {
    try {
      return CompletableFuture.supplyAsync(request, threads)
          .exceptionally(e -> new Reply.Unreachable<>(String.valueOf(e.getMessage())));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(new Reply.Unreachable<>("the seat is closed"));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
