package org.seatline.softphone.media;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries samples from the pacer thread to a file without letting the pacer wait for the disk. */
final class SampleSpool {
  private static final Logger LOG = LoggerFactory.getLogger(SampleSpool.class);

  /** Sound older than this is in the file, a crash or not. */
  private static final int FLUSH_MS = 200;

  private static final int WAITING_MAX_MS = 5000;

  private final RecordingWriter writer;
  private final int channels;
  private final short[] waiting;
  private final byte[] chunk;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wakened = lock.newCondition();
  private final NamedThread thread;
  private int count;
  private int writing;
  private boolean ending;
  private long framesTaken;
  private long framesDropped;
  private @Nullable IOException failure;

  SampleSpool(String name, RecordingWriter writer, int channels, int sampleRate) {
    this.writer = writer;
    this.channels = channels;
    waiting = new short[sampleRate / 1000 * WAITING_MAX_MS * channels];
    chunk = new byte[waiting.length * 2];
    thread = NamedThread.start(name, self -> run());
  }

  /** Adds frames; {@code right} is looked at only with two channels. */
  void offer(short[] left, short[] right, int frames) {
    lock.lock();
    try {
      if (ending || count + frames * channels > waiting.length) {
        framesDropped += frames;
        return;
      }
      for (int i = 0; i < frames; i++) {
        waiting[count++] = left[i];
        if (channels == 2) {
          waiting[count++] = right[i];
        }
      }
      framesTaken += frames;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    boolean last = false;
    while (!last) {
      last = take();
      if (writing > 0 && failure() == null) {
        try {
          writer.append(chunk, writing);
        } catch (IOException e) {
          LOG.error("a recording cannot be written any more", e);
          fail(e);
        }
      }
    }
  }

  // Copies what waits into the chunk; true when it was the last.
  private boolean take() {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(FLUSH_MS);
      while (!ending && left > 0) {
        left = wakened.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      ending = true;
    }
    try {
      for (int i = 0; i < count; i++) {
        chunk[2 * i] = (byte) waiting[i];
        chunk[2 * i + 1] = (byte) (waiting[i] >> 8);
      }
      writing = 2 * count;
      count = 0;
      return ending;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable IOException failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  private void fail(IOException e) {
    lock.lock();
    try {
      failure = e;
    } finally {
      lock.unlock();
    }
  }

  long framesTaken() {
    lock.lock();
    try {
      return framesTaken;
    } finally {
      lock.unlock();
    }
  }

  long framesDropped() {
    lock.lock();
    try {
      return framesDropped;
    } finally {
      lock.unlock();
    }
  }

  /** Writes the rest and closes the writer; tells what went wrong on the way. */
  void finish() throws IOException {
    lock.lock();
    try {
      ending = true;
      wakened.signalAll();
    } finally {
      lock.unlock();
    }
    thread.await();
    writer.close();
    IOException wrong = failure();
    if (wrong != null) {
      throw wrong;
    }
  }
}
