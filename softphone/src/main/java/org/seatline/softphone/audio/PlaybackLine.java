package org.seatline.softphone.audio;

import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.FrameConverter;

/** The earpiece's half of a headset, or a loudspeaker to ring with. */
final class PlaybackLine extends LineRunner<SourceDataLine> implements AudioSink {
  private final String deviceId;
  private final int sampleRate;
  private final int bufferMs;
  private final DriftBuffer waiting;
  private final FrameConverter converter;
  private final short[] chunk;
  private final byte[] bytes;

  PlaybackLine(
      String name,
      String deviceId,
      int sampleRate,
      int bufferMs,
      Consumer<@Nullable Problem> report) {
    super(name, report);
    this.deviceId = deviceId;
    this.sampleRate = sampleRate;
    this.bufferMs = bufferMs;
    waiting = new DriftBuffer(sampleRate);
    converter = new FrameConverter(sampleRate);
    chunk = new short[sampleRate / 100];
    bytes = new byte[chunk.length * 2];
  }

  @Override
  SourceDataLine open() throws LineUnavailableException {
    AudioFormat format = new AudioFormat(sampleRate, 16, 1, true, false);
    SourceDataLine line = AudioDevice.playback(deviceId, format);
    line.open(format, sampleRate / 1000 * bufferMs * 2);
    line.start();
    waiting.clear();
    return line;
  }

  // The blocking write is the clock: silence goes out where there is nothing to play.
  @Override
  boolean move(SourceDataLine line) {
    waiting.read(chunk, chunk.length);
    for (int i = 0; i < chunk.length; i++) {
      bytes[2 * i] = (byte) chunk[i];
      bytes[2 * i + 1] = (byte) (chunk[i] >> 8);
    }
    return line.write(bytes, 0, bytes.length) > 0;
  }

  /** Frames of 20 ms at any rate; by the pacer thread. */
  @Override
  public void write(short[] frame, int length, int rate) {
    converter.convert(frame, length, rate);
    waiting.write(converter.samples(), converter.length());
  }
}
