package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records a leg into a file of two channels (left what the leg sends: the agent; right what it
 * hears: the caller) while the call runs. What is older than 200 ms survives a crash. While paused
 * no sample reaches the file. Give it to {@link MediaLeg#record}.
 */
public final class CallRecorder implements StereoSink, Closeable {
  private static final int HASH_BUFFER_BYTES = 64 * 1024;

  private final Path file;
  private final String callId;
  private final int sampleRate;
  private final InstantSource clock;
  private final SampleSpool spool;
  private final FrameConverter left;
  private final FrameConverter right;
  private final Instant startedAt;
  private final List<RecordingManifest.Pause> pauses = new ArrayList<>();
  private @Nullable Instant pausedSince;
  private boolean ended;
  private final Object finishing = new Object();
  private @Nullable RecordingManifest finished;

  private CallRecorder(
      Path file, String callId, int sampleRate, InstantSource clock, RecordingWriter writer) {
    this.file = file;
    this.callId = callId;
    this.sampleRate = sampleRate;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.left = new FrameConverter(sampleRate);
    this.right = new FrameConverter(sampleRate);
    this.spool = new SampleSpool("call-recorder", writer, 2, sampleRate);
  }

  /** Begins a WAV file, which must not exist yet. */
  public static CallRecorder start(Path file, String callId, int sampleRate, InstantSource clock)
      throws IOException {
    return start(file, callId, sampleRate, clock, WavRecordingWriter.create(file, 2, sampleRate));
  }

  /** Begins with a writer of the caller's own that writes to {@code file} (encryption). */
  public static CallRecorder start(
      Path file, String callId, int sampleRate, InstantSource clock, RecordingWriter writer) {
    return new CallRecorder(file, callId, sampleRate, clock, writer);
  }

  /** Makes a file usable whose recorder died, and describes it. */
  public static RecordingManifest salvage(Path file, String callId, Instant startedAt)
      throws IOException {
    long soundBytes = WavRecordingWriter.repair(file);
    WavFile wav = WavFile.read(file);
    long durationMs = soundBytes / (2L * wav.channels()) * 1000 / wav.sampleRate();
    return describe(file, callId, durationMs, wav.sampleRate(), startedAt, List.of(), 0);
  }

  @Override
  public synchronized void write(short[] sent, short[] received, int length, int rate) {
    if (pausedSince != null || ended) {
      return;
    }
    left.convert(sent, length, rate);
    right.convert(received, length, rate);
    spool.offer(left.samples(), right.samples(), Math.min(left.length(), right.length()));
  }

  /** From now on nothing is recorded, until {@link #resume}. */
  public synchronized void pause() {
    pausedSince = pausedSince == null ? clock.instant() : pausedSince;
  }

  /** Records again. */
  public synchronized void resume() {
    Instant since = pausedSince;
    if (since != null) {
      long lasted = Math.max(0, Duration.between(since, clock.instant()).toMillis());
      pauses.add(new RecordingManifest.Pause(durationMs(), lasted));
      pausedSince = null;
    }
  }

  public synchronized boolean paused() {
    return pausedSince != null;
  }

  /** Sound recorded so far. */
  public long durationMs() {
    return spool.framesTaken() * 1000 / sampleRate;
  }

  /**
   * Ends the recording: waits for the disk, so not for the user-interface or pacer thread. The same
   * manifest again when called again.
   */
  public RecordingManifest stop() throws IOException {
    synchronized (finishing) {
      RecordingManifest done = finished;
      if (done == null) {
        List<RecordingManifest.Pause> all = end();
        spool.finish();
        long droppedMs = spool.framesDropped() * 1000 / sampleRate;
        done = describe(file, callId, durationMs(), sampleRate, startedAt, all, droppedMs);
        finished = done;
      }
      return done;
    }
  }

  // The monitor that the pacer needs is held only for a moment.
  private synchronized List<RecordingManifest.Pause> end() {
    resume();
    ended = true;
    return List.copyOf(pauses);
  }

  private static RecordingManifest describe(
      Path file,
      String callId,
      long durationMs,
      int sampleRate,
      Instant startedAt,
      List<RecordingManifest.Pause> pauses,
      long droppedMs)
      throws IOException {
    return new RecordingManifest(
        callId,
        file,
        Files.size(file),
        sha256(file),
        durationMs,
        sampleRate,
        2,
        startedAt,
        pauses,
        droppedMs);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[HASH_BUFFER_BYTES];
      for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
