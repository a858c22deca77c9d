package org.seatline.softphone.media;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners on a thread of its own, so that none of them can hold up audio. */
final class MediaEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaEvents.class);
  private static final int PENDING_EVENTS_MAX = 16_384;

  private final BlockingQueue<Runnable> pending = new ArrayBlockingQueue<>(PENDING_EVENTS_MAX);
  private final NamedThread thread = NamedThread.start("media-events", this::run);

  /** Queues one call of a listener; drops it, and says so, when listeners are hopelessly behind. */
  void post(Runnable call) {
    if (!pending.offer(call)) {
      LOG.error("media listeners are {} events behind: one event dropped", PENDING_EVENTS_MAX);
    }
  }

  private void run(NamedThread self) {
    while (!self.closing()) {
      try {
        pending.take().run();
      } catch (InterruptedException e) {
        return; // only close() interrupts
      } catch (RuntimeException e) {
        LOG.error("a media listener failed", e);
      }
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
