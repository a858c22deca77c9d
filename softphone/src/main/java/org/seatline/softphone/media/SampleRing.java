package org.seatline.softphone.media;

/** A bounded queue of samples between two threads; what does not fit pushes out the oldest. */
public final class SampleRing {
  private final short[] samples;
  private int first;
  private int count;
  private long dropped;

  /**
   * @param samplesMax samples that it holds at most
   */
  public SampleRing(int samplesMax) {
    samples = new short[samplesMax];
  }

  /** Adds samples, dropping the oldest where there is no room. */
  public synchronized void write(short[] from, int offset, int length) {
    int skip = Math.max(0, length - samples.length);
    int wanted = length - skip;
    drop(Math.max(0, count + wanted - samples.length));
    int at = (first + count) % samples.length;
    int part = Math.min(wanted, samples.length - at);
    System.arraycopy(from, offset + skip, samples, at, part);
    System.arraycopy(from, offset + skip + part, samples, 0, wanted - part);
    count += wanted;
    dropped += skip;
  }

  /** Takes up to {@code length} samples; returns how many there were. */
  public synchronized int read(short[] to, int offset, int length) {
    int given = Math.min(length, count);
    int part = Math.min(given, samples.length - first);
    System.arraycopy(samples, first, to, offset, part);
    System.arraycopy(samples, 0, to, offset + part, given - part);
    first = (first + given) % samples.length;
    count -= given;
    return given;
  }

  /** Lets the oldest {@code length} samples fade in over {@code under}, which fades out. */
  public synchronized void blend(short[] under, int length) {
    int blended = Math.min(length, count);
    for (int i = 0; i < blended; i++) {
      int at = (first + i) % samples.length;
      samples[at] = (short) ((samples[at] * i + under[i] * (blended - i)) / blended);
    }
  }

  /** Throws the oldest samples away. */
  public synchronized void drop(int length) {
    int gone = Math.min(length, count);
    first = (first + gone) % samples.length;
    count -= gone;
    dropped += gone;
  }

  public synchronized int size() {
    return count;
  }

  /** Samples thrown away so far. */
  public synchronized long dropped() {
    return dropped;
  }

  public synchronized void clear() {
    count = 0;
  }
}
