package org.seatline.softphone.audio;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.SoundSystem.LineFormat;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.FrameConverter;

/** The earpiece's half of a headset, or a loudspeaker to ring with. */
final class PlaybackLine extends LineRunner implements AudioSink {
  private final DriftBuffer waiting;
  private final FrameConverter converter;
  private final LevelGauge level;
  private volatile SoundProcessor processor = SoundProcessor.none(new SoundProcessor.State.Off());

  PlaybackLine(
      String threadName,
      SoundSystem system,
      String deviceId,
      LineFormat format,
      Consumer<@Nullable Problem> report) {
    super(threadName, system, deviceId, format, report);
    waiting = new DriftBuffer(format.sampleRate(), Reserve.DRIFTING_MS);
    level = new LevelGauge(format.sampleRate());
    converter = new FrameConverter(format.sampleRate());
  }

  @Override
  SoundLine open(String device, LineFormat as) throws DeviceException {
    SoundLine line = system.speaker(device, as);
    waiting.clear();
    return line;
  }

  // The write waits for the device and so is the clock: silence goes out where there is nothing.
  @Override
  int move(SoundLine line) {
    waiting.read(chunk, chunk.length);
    processor.played(chunk, chunk.length);
    level.add(chunk, chunk.length);
    return line.move(chunk, chunk.length);
  }

  /** Lets {@code next} know every frame that is played. */
  void process(SoundProcessor next) {
    processor = next;
  }

  LevelGauge level() {
    return level;
  }

  /** Frames of 20 ms at any rate; by the pacer thread. */
  @Override
  public void write(short[] frame, int length, int rate) {
    converter.convert(frame, length, rate);
    waiting.write(converter.samples(), converter.length());
  }

  DriftBuffer buffer() {
    return waiting;
  }
}
