package org.seatline.softphone.audio;

import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

/**
 * A line of javax.sound: bytes, low first. It waits by itself until the line can move all that is
 * wanted, since javax.sound's own waiting asks a short line every millisecond.
 */
final class JavaxLine implements SoundLine {
  private static final int LONGEST_MOVE_MS = 20;

  /** A line that is not ready by then is gone, though javax.sound may not say so. */
  private static final long WAIT_MAX_NANOS = 500_000_000L;

  private static final long ASK_LEAST_NANOS = 500_000L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final String name;
  private final DataLine line;
  private final int sampleRate;
  private final Transfer transfer;
  private final boolean plays;
  private final byte[] bytes;
  private volatile boolean closed;

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
    if (!awaitReady(2 * length)) {
      return 0;
    }
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

  // Whoever asks a dead microphone how much is ready is told of a full line, and then waits for
  // ever: only reading tells that it is gone.
  private boolean awaitReady(int wantedBytes) {
    if (!plays) {
      return !closed;
    }
    long began = System.nanoTime();
    int ready = line.available();
    while (!closed && ready < wantedBytes && System.nanoTime() - began < WAIT_MAX_NANOS) {
      long missingNanos = (wantedBytes - ready) / 2 * NANOS_PER_SECOND / sampleRate;
      LockSupport.parkNanos(Math.max(ASK_LEAST_NANOS, missingNanos));
      ready = line.available();
    }
    return !closed && ready >= wantedBytes;
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
    closed = true;
    line.flush();
    line.close();
  }
}
