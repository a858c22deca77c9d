package org.seatline.app.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What came back, told on one thread of the caller's. */
final class PostedCameBack implements CameBack {
  private final CameBack cameBack;
  private final Executor thread;

  PostedCameBack(CameBack cameBack, Executor thread) {
    this.cameBack = cameBack;
    this.thread = thread;
  }

  @Override
  public CompletableFuture<List<Item>> list() {
    return here(cameBack.list());
  }

  @Override
  public CompletableFuture<Void> putAway(List<Long> numbers) {
    return here(cameBack.putAway(numbers));
  }

  @Override
  public CompletableFuture<Void> takeOut(List<Long> numbers) {
    return here(cameBack.takeOut(numbers));
  }

  @Override
  public Runnable observe(Runnable changed) {
    return cameBack.observe(() -> thread.execute(changed));
  }

  private <T> CompletableFuture<T> here(CompletableFuture<T> answer) {
    return answer.whenCompleteAsync((value, error) -> {}, thread);
  }
}
