package org.seatline.server.voicemail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.seatline.server.store.Store;
import org.seatline.server.store.Voicemails;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.WavSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages down and keeps them for the configured time. The sound goes to its file at once;
 * rows are written by a thread of its own, so telephony never waits for the database. What a killed
 * server left half is made whole at the next start.
 */
public final class VoicemailService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VoicemailService.class);

  /** Shorter ones say nothing and are not kept. */
  public static final long LENGTH_MIN_MS = 1_000;

  /** Most messages in one list. */
  static final int LIST_MAX = 500;

  private static final long TIDY_EVERY_MIN = 60;

  private final VoicemailFolder folder;
  private final Store store;
  private final Clock clock;
  private final LongSupplier keepMs;
  private final Map<String, Long> keptBefore = new HashMap<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("voicemail-writer").factory());

  /**
   * Puts right what a killed server left.
   *
   * @param keepMs how long messages are kept, asked whenever old ones are deleted
   */
  public VoicemailService(Path folder, Store store, Clock clock, LongSupplier keepMs)
      throws IOException {
    this.folder = new VoicemailFolder(folder);
    this.store = store;
    this.clock = clock;
    this.keepMs = keepMs;
    for (Voicemails.Row row : rows(Voicemails.State.RECORDING)) {
      long lengthMs = this.folder.repair(row.id());
      keep(row.id(), lengthMs);
      if (lengthMs >= LENGTH_MIN_MS) {
        keptBefore.merge(row.callId(), lengthMs, Long::sum);
      }
    }
    var _ = writer.scheduleWithFixedDelay(this::tidy, 0, TIDY_EVERY_MIN, TimeUnit.MINUTES);
  }

  private List<Voicemails.Row> rows(Voicemails.State state) {
    return store.inTransaction(tx -> tx.voicemails().in(state));
  }

  /** Milliseconds that an earlier process kept of a message of this call. Any thread. */
  public long keptBeforeMs(String callId) {
    return keptBefore.getOrDefault(callId, 0L);
  }

  /** A message that is being left. */
  public final class Taking implements AudioSink {
    private final String id;
    private final WavSink file;

    private Taking(String id, WavSink file) {
      this.id = id;
      this.file = file;
    }

    @Override
    public void write(short[] frame, int length, int sampleRate) {
      file.write(frame, length, sampleRate);
    }

    /**
     * Ends it.
     *
     * @param kept run on the writer's thread with the length in milliseconds; 0 when nothing is
     *     kept
     */
    public void finish(LongConsumer kept) {
      later(() -> kept.accept(close()));
    }

    private long close() {
      try {
        file.close();
        return keep(id, VoicemailFolder.lengthMs(file.samples()));
      } catch (IOException | RuntimeException e) {
        LOG.error("the message {} could not be kept whole", id, e);
        return 0;
      }
    }
  }

  /**
   * Begins a message. Any thread.
   *
   * @throws IOException when its file cannot be made
   */
  public Taking begin(String callId, String queueId, String callerNumber, long atMs)
      throws IOException {
    String id = UUID.randomUUID().toString();
    Voicemails.Row row =
        new Voicemails.Row(
            id, callId, queueId, callerNumber, atMs, 0, Voicemails.State.RECORDING, null, null);
    WavSink file = folder.create(id);
    later(() -> store.useTransaction(tx -> tx.voicemails().begin(row)));
    return new Taking(id, file);
  }

  /** The row says what the file has; the length that is kept. */
  private long keep(String id, long lengthMs) throws IOException {
    if (lengthMs < LENGTH_MIN_MS) {
      delete(id);
      return 0;
    }
    store.useTransaction(tx -> tx.voicemails().complete(id, lengthMs));
    store.syncToDisk();
    return lengthMs;
  }

  private void delete(String id) throws IOException {
    store.useTransaction(tx -> tx.voicemails().delete(id));
    folder.delete(id);
  }

  private void later(Runnable work) {
    try {
      writer.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException e) {
              LOG.error("a message could not be written down", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.warn("the server closes: the next start makes the message whole");
    }
  }

  /** Deletes what was kept long enough. */
  private void tidy() {
    long beforeMs = clock.millis() - keepMs.getAsLong();
    try {
      List<Voicemails.Row> old = store.inTransaction(tx -> tx.voicemails().before(beforeMs));
      for (Voicemails.Row row : old) {
        delete(row.id());
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("old messages could not be deleted", e);
    }
  }

  /** The latest messages of these queues. */
  List<Voicemails.Row> latest(Set<String> queueIds) {
    return store.inTransaction(tx -> tx.voicemails().latest(queueIds, LIST_MAX));
  }

  Optional<Voicemails.Row> find(String id) {
    return store.inTransaction(tx -> tx.voicemails().find(id));
  }

  /** Somebody has seen to a message, or takes that back; who listens and marks is audited. */
  boolean mark(String id, Voicemails.State state, String agentId) {
    long nowMs = clock.millis();
    return store.inTransaction(
        tx -> {
          boolean marked = tx.voicemails().mark(id, state, agentId, nowMs);
          if (marked) {
            tx.housekeeping().audit(nowMs, agentId, "voicemail", id, state.name());
          }
          return marked;
        });
  }

  /** The message's WAV file; who hears it is audited. */
  InputStream sound(String id, String agentId) throws IOException {
    store.useTransaction(
        tx -> tx.housekeeping().audit(clock.millis(), agentId, "voicemail", id, "HEARD"));
    return folder.open(id);
  }

  /** Writes what was taken, then stops. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
