package org.seatline.softphone.media;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.seatline.softphone.rtp.RtpPacket;

/**
 * What comes before a leg is started: the other end may speak at once when it has answered, before
 * its answer is read here (RFC 3264 section 5.1). A few RTP packets are kept, whoever sent them;
 * whether they may be heard is found out as for any other when they are handed on. Where there is
 * no room the source that has most of them gives way with its oldest, so that a flood pushes out
 * itself.
 */
final class EarlyPackets {
  /** Twice what one source sends in 300 ms, by packets of 20 ms. */
  static final int PACKETS_MAX = 32;

  static final int BYTES_MAX = 16 * 1024;

  /**
   * What came sooner than this before the start is no beginning of what is said then (it may be
   * early media that goes on for long), and would only be heard that much too late.
   */
  static final long AGE_MAX_NANOS = 300_000_000L;

  private final List<Kept> kept = new ArrayList<>();
  private int bytes;
  private volatile boolean over;

  private static final class Kept {
    final byte[] data;
    final InetSocketAddress from;
    final long nanos;

    Kept(byte[] data, InetSocketAddress from, long nanos) {
      this.data = data;
      this.from = from;
      this.nanos = nanos;
    }
  }

  /** Whom the packets are handed to. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param data may be changed
     * @param nanos when it arrived
     */
    void take(byte[] data, int length, InetSocketAddress from, long nanos);
  }

  /**
   * Keeps a copy of a datagram, if it looks like RTP.
   *
   * @return whether it is dealt with; false from the start on
   */
  boolean keep(byte[] data, int length, InetSocketAddress from, long nanos) {
    return !over && keepUntilStart(data, length, from, nanos);
  }

  private synchronized boolean keepUntilStart(
      byte[] data, int length, InetSocketAddress from, long nanos) {
    if (over) {
      return false;
    }
    if (RtpPacket.bodyOffset(data, length) >= 0 && length <= BYTES_MAX) {
      while (kept.size() == PACKETS_MAX || bytes + length > BYTES_MAX) {
        bytes -= kept.remove(oldestOfTheMost()).data.length;
      }
      kept.add(new Kept(Arrays.copyOf(data, length), from, nanos));
      bytes += length;
    }
    return true;
  }

  private int oldestOfTheMost() {
    int oldest = 0;
    long most = 0;
    for (int i = 0; i < kept.size(); i++) {
      InetSocketAddress from = kept.get(i).from;
      long count = kept.stream().filter(k -> k.from.equals(from)).count();
      oldest = count > most ? i : oldest;
      most = Math.max(count, most);
    }
    return oldest;
  }

  /**
   * The leg is started: hands on what is left of its age, in the order of arrival, and keeps
   * nothing any more. What arrives meanwhile waits until this is done.
   */
  synchronized void handOn(long nowNanos, Taker taker) {
    for (Kept one : kept) {
      if (nowNanos - one.nanos <= AGE_MAX_NANOS) {
        taker.take(one.data, one.data.length, one.from, one.nanos);
      }
    }
    kept.clear();
    bytes = 0;
    over = true;
  }

  /** Packets that are kept now. */
  synchronized int count() {
    return kept.size();
  }

  /** Bytes of all of them. */
  synchronized int bytes() {
    return bytes;
  }
}
