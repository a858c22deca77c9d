package org.seatline.softphone.audio;

import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

/** A line of javax.sound: bytes, low first. */
final class JavaxLine implements SoundLine {
  private static final int LONGEST_MOVE_MS = 20;

  private final String name;
  private final DataLine line;
  private final int sampleRate;
  private final Transfer transfer;
  private final boolean plays;
  private final byte[] bytes;

  /** {@code TargetDataLine.read} or {@code SourceDataLine.write}. */
  interface Transfer {
    int move(byte[] bytes, int offset, int length);
  }

  JavaxLine(String name, DataLine line, int sampleRate, Transfer transfer) {
    this.name = name;
    this.line = line;
    this.sampleRate = sampleRate;
    this.transfer = transfer;
    plays = line instanceof SourceDataLine;
    bytes = new byte[sampleRate / 1000 * LONGEST_MOVE_MS * 2];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int move(short[] samples, int length) {
    if (plays) {
      for (int i = 0; i < length; i++) {
        bytes[2 * i] = (byte) samples[i];
        bytes[2 * i + 1] = (byte) (samples[i] >> 8);
      }
      return transfer.move(bytes, 0, 2 * length) / 2;
    }
    int got = transfer.move(bytes, 0, 2 * length) / 2;
    for (int i = 0; i < got; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8));
    }
    return got;
  }

  @Override
  public long position() {
    return line.getLongFramePosition();
  }

  @Override
  public int waitingMs() {
    int ready = line.available();
    int waiting = plays ? line.getBufferSize() - ready : ready;
    return waiting / 2 * 1000 / sampleRate;
  }

  @Override
  public void close() {
    line.flush();
    line.close();
  }
}
