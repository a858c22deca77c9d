package org.seatline.softphone.audio;

import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.FrameConverter;

/** The microphone's half of a headset. */
final class CaptureLine extends LineRunner<TargetDataLine> implements AudioSource {
  private final String deviceId;
  private final int sampleRate;
  private final int bufferMs;
  private final DriftBuffer captured;
  private final byte[] bytes;
  private final short[] chunk;
  private final short[] frame;
  private FrameConverter converter;
  private int converterRate;

  CaptureLine(String deviceId, int sampleRate, int bufferMs, Consumer<@Nullable Problem> report) {
    super("headset-capture", report);
    this.deviceId = deviceId;
    this.sampleRate = sampleRate;
    this.bufferMs = bufferMs;
    captured = new DriftBuffer(sampleRate);
    chunk = new short[sampleRate / 100];
    bytes = new byte[chunk.length * 2];
    frame = new short[sampleRate / 50];
    converter = new FrameConverter(sampleRate);
    converterRate = sampleRate;
  }

  @Override
  TargetDataLine open() throws LineUnavailableException {
    AudioFormat format = new AudioFormat(sampleRate, 16, 1, true, false);
    TargetDataLine line = AudioDevice.capture(deviceId, format);
    line.open(format, sampleRate / 1000 * bufferMs * 2);
    line.start();
    captured.clear();
    return line;
  }

  @Override
  boolean move(TargetDataLine line) {
    int got = line.read(bytes, 0, bytes.length);
    for (int i = 0; i < got / 2; i++) {
      chunk[i] = (short) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8));
    }
    captured.write(chunk, got / 2);
    return got > 0;
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
    converter.convert(frame, frame.length, sampleRate);
    int given = Math.min(length, converter.length());
    System.arraycopy(converter.samples(), 0, out, 0, given);
    return given;
  }
}
