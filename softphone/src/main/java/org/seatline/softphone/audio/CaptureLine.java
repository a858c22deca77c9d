package org.seatline.softphone.audio;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.SoundSystem.LineFormat;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.Cadence;
import org.seatline.softphone.media.FrameConverter;

/** The microphone's half of a headset. */
final class CaptureLine extends LineRunner implements AudioSource, Cadence {
  /**
   * Nothing but zeros for so long comes from no microphone that works: it is muted by its own
   * switch, or the system gives zeros for want of permission.
   */
  static final int SILENT_MAX_MS = 10_000;

  private final DriftBuffer captured;
  private final short[] frame;
  private final LevelGauge level;
  private volatile SoundProcessor processor = SoundProcessor.none(new SoundProcessor.State.Off());
  private volatile int echoDelayMs;
  private volatile long latestNanos;
  private long zeros;
  private FrameConverter converter;
  private int converterRate;

  CaptureLine(
      SoundSystem system, String deviceId, LineFormat format, Consumer<@Nullable Problem> report) {
    super("headset-capture", system, deviceId, format, report);
    captured = new DriftBuffer(format.sampleRate(), Reserve.IN_STEP_MS);
    level = new LevelGauge(format.sampleRate());
    frame = new short[format.sampleRate() / 50];
    converter = new FrameConverter(format.sampleRate());
    converterRate = format.sampleRate();
  }

  @Override
  SoundLine open(String device, LineFormat as) throws DeviceException {
    SoundLine line = system.microphone(device, as);
    captured.clear();
    zeros = 0;
    return line;
  }

  @Override
  int move(SoundLine line) {
    int got = line.move(chunk, chunk.length);
    listenForSilence(got);
    processor.captured(chunk, got, echoDelayMs);
    level.add(chunk, got);
    captured.write(chunk, got);
    latestNanos = System.nanoTime();
    return got;
  }

  @Override
  public long latestNanos() {
    return latestNanos;
  }

  /** Lets every captured frame go through {@code next} first. */
  void process(SoundProcessor next) {
    processor = next;
  }

  /** Time from a frame's going to the speaker's line to its return, as far as buffers tell. */
  void echoDelay(int ms) {
    echoDelayMs = ms;
  }

  LevelGauge level() {
    return level;
  }

  private void listenForSilence(int got) {
    long zerosMax = (long) format.sampleRate() * SILENT_MAX_MS / 1000;
    long before = zeros;
    zeros = allZero(got) ? before + got : 0;
    if (before < zerosMax && zeros >= zerosMax) {
      tell(new Problem(Reason.SILENT_MICROPHONE, deviceName()));
    } else if (before >= zerosMax && zeros == 0) {
      tell(null);
    }
  }

  private boolean allZero(int length) {
    for (int i = 0; i < length; i++) {
      if (chunk[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Frames of 20 ms at any rate; by the pacer thread. */
  @Override
  public int read(short[] out, int length, int rate) {
    if (captured.read(frame, frame.length) == 0) {
      return 0;
    }
    if (rate != converterRate) {
      converter = new FrameConverter(rate);
      converterRate = rate;
    }
    converter.convert(frame, frame.length, format.sampleRate());
    int given = Math.min(length, converter.length());
    System.arraycopy(converter.samples(), 0, out, 0, given);
    return given;
  }

  DriftBuffer buffer() {
    return captured;
  }
}
