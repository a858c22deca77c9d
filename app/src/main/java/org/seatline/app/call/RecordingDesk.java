package org.seatline.app.call;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.app.session.RecordingShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins recordings, and brings them to the shelf without making the phone wait for the disk. */
final class RecordingDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingDesk.class);
  private static final int CLOSE_MAX_SECONDS = 5;

  private final RecordingShelf shelf;
  private final Clock clock;
  private final PhoneThread phone;
  private final ExecutorService recorders =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-recordings").daemon(true).factory());

  RecordingDesk(RecordingShelf shelf, Clock clock, PhoneThread phone) {
    this.shelf = shelf;
    this.clock = clock;
    this.phone = phone;
  }

  /** A recording of this call, or null when none can be made: that has been told. */
  @Nullable RecordingSession begin(String callId) {
    try {
      return RecordingSession.begin(shelf, callId, clock);
    } catch (IOException e) {
      LOG.error("call {} cannot be recorded", callId, e);
      phone.post(new PhoneEvent.RecordingFailed(callId));
      return null;
    }
  }

  /** Takes a recording that is over. */
  void finish(String callId, RecordingSession recording) {
    recorders.execute(
        () -> {
          try {
            recording.finish();
          } catch (IOException e) {
            LOG.error("the recording of call {} could not be finished", callId, e);
            phone.post(new PhoneEvent.RecordingFailed(callId));
          }
        });
  }

  /** Waits a few seconds for what was not finished. */
  @Override
  public void close() {
    recorders.shutdown();
    try {
      if (!recorders.awaitTermination(CLOSE_MAX_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a recording was not finished in {} s", CLOSE_MAX_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
