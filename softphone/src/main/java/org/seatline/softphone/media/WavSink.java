package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what it hears into a WAV file of one channel, by a thread of its own. */
public final class WavSink implements AudioSink, Closeable {
  private final SampleSpool spool;
  private final FrameConverter converter;
  private boolean closed;

  private WavSink(SampleSpool spool, int sampleRate) {
    this.spool = spool;
    this.converter = new FrameConverter(sampleRate);
  }

  /** Begins a file, which must not exist yet. */
  public static WavSink create(Path file, int sampleRate) throws IOException {
    return new WavSink(
        new SampleSpool("wav-sink", WavRecordingWriter.create(file, 1, sampleRate), 1, sampleRate),
        sampleRate);
  }

  @Override
  public synchronized void write(short[] frame, int length, int sampleRate) {
    if (!closed) {
      converter.convert(frame, length, sampleRate);
      spool.offer(converter.samples(), converter.samples(), converter.length());
    }
  }

  /** Samples taken so far. */
  public long samples() {
    return spool.framesTaken();
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    // Outside of the monitor, which the pacer needs.
    spool.finish();
  }
}
