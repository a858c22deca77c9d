package org.seatline.app.call;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.seatline.app.session.PhoneEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The phone's one thread, and the way from it to whoever listens. */
final class PhoneThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneThread.class);
  private static final int CLOSE_MAX_SECONDS = 3;

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("seat-phone").daemon(true).factory());
  private volatile Consumer<PhoneEvent> listener = event -> {};

  PhoneThread() {
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void listen(Consumer<PhoneEvent> next) {
    listener = next;
  }

  void post(PhoneEvent event) {
    listener.accept(event);
  }

  void run(Runnable work) {
    try {
      executor.execute(() -> guarded(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("the phone is closed");
    }
  }

  void every(long ms, Runnable work) {
    var _ = executor.scheduleAtFixedRate(() -> guarded(work), ms, ms, TimeUnit.MILLISECONDS);
  }

  void after(long ms, Runnable work) {
    try {
      var _ = executor.schedule(() -> guarded(work), ms, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the phone is closed");
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the phone failed", e);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the phone did not come to rest in {} s", CLOSE_MAX_SECONDS);
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
