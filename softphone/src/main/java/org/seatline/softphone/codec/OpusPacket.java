package org.seatline.softphone.codec;

/**
 * Looks at the outside of an Opus packet (RFC 6716 section 3): its length in samples and where its
 * first frame is. Used again for every packet. Not thread-safe.
 *
 * <pre>
 *  7 6 5 4 3   2   1 0
 * +-----------+---+-----+
 * |  config   | s |  c  |   s: stereo, c: how many frames and how their sizes are told
 * +-----------+---+-----+
 * </pre>
 */
final class OpusPacket {
  /** Largest frame (section 3.2.1). */
  static final int FRAME_BYTES_MAX = 1275;

  /** Bytes before the frames of a packet of up to three. */
  static final int HEADER_BYTES_MAX = 8;

  /** 120 ms: the longest packet. */
  static final int SAMPLES_MAX = 5_760;

  private static final int CONFIG_HYBRID = 12;
  private static final int CONFIG_CELT = 16;
  private static final int FRAME_20_MS = 960;
  private static final int MALFORMED = -1;

  private byte[] data = new byte[0];
  private int at;
  private int end;
  private int frames;
  private int frameSamples;
  private int firstBytes;
  private int config;
  private boolean stereo;

  /**
   * Reads the outside of a packet. {@code bytes} must stay unchanged while this is used.
   *
   * @return false when it is malformed; nothing else has a meaning then
   */
  boolean parse(byte[] bytes, int offset, int length) {
    if (length < 1) {
      return false;
    }
    data = bytes;
    at = offset + 1;
    end = offset + length;
    int first = bytes[offset] & 0xFF;
    config = first >> 3;
    stereo = (first & 4) != 0;
    frameSamples = samplesOfFrame(config);
    firstBytes =
        switch (first & 3) {
          case 0 -> one();
          case 1 -> twoAlike();
          case 2 -> twoDifferent();
          default -> many();
        };
    return isFrame(firstBytes) && frames * frameSamples <= SAMPLES_MAX;
  }

  private static int samplesOfFrame(int config) {
    if (config < CONFIG_HYBRID) {
      int tens = config & 3;
      return tens == 0 ? 480 : 960 * tens;
    }
    return config < CONFIG_CELT ? 480 << (config & 1) : 120 << (config & 3);
  }

  private int one() {
    frames = 1;
    return end - at;
  }

  private int twoAlike() {
    frames = 2;
    return (end - at) % 2 == 0 ? (end - at) / 2 : MALFORMED;
  }

  private int twoDifferent() {
    frames = 2;
    int size = size();
    return size >= 0 && isFrame(end - at - size) ? size : MALFORMED;
  }

  private static boolean isFrame(int bytes) {
    return bytes >= 0 && bytes <= FRAME_BYTES_MAX;
  }

  private int many() {
    if (at >= end) {
      return MALFORMED;
    }
    int head = data[at++] & 0xFF;
    frames = head & 0x3F;
    if (frames == 0 || ((head & 0x40) != 0 && !withoutPadding())) {
      return MALFORMED;
    }
    if ((head & 0x80) != 0) {
      return manyDifferent();
    }
    return (end - at) % frames == 0 ? (end - at) / frames : MALFORMED;
  }

  private boolean withoutPadding() {
    int more;
    do {
      if (at >= end) {
        return false;
      }
      more = data[at++] & 0xFF;
      end -= more == 255 ? 254 : more;
    } while (more == 255);
    return at <= end;
  }

  private int manyDifferent() {
    int first = 0;
    int sum = 0;
    for (int i = 0; i < frames - 1; i++) {
      int size = size();
      if (size < 0) {
        return MALFORMED;
      }
      first = i == 0 ? size : first;
      sum += size;
    }
    int last = end - at - sum;
    if (!isFrame(last)) {
      return MALFORMED;
    }
    return frames == 1 ? last : first;
  }

  // One byte up to 251, else two.
  private int size() {
    if (at >= end) {
      return MALFORMED;
    }
    int low = data[at++] & 0xFF;
    if (low < 252) {
      return low;
    }
    return at < end ? 4 * (data[at++] & 0xFF) + low : MALFORMED;
  }

  /** Samples at 48 kHz of the whole packet. */
  int samples() {
    return frames * frameSamples;
  }

  /** Samples at 48 kHz of each of its frames. */
  int frameSamples() {
    return frameSamples;
  }

  /**
   * Whether its first frame tells what was in the packet before (section 4.2.4): the bit that says
   * so follows one bit of voice activity for each 20 ms, in either channel.
   */
  boolean redundant() {
    if (config >= CONFIG_CELT || firstBytes == 0) {
      return false;
    }
    int parts = Math.max(1, frameSamples / FRAME_20_MS);
    int bits = data[at] & 0xFF;
    boolean mid = (bits >> (7 - parts) & 1) != 0;
    boolean side = stereo && (bits >> (6 - 2 * parts) & 1) != 0;
    return mid || side;
  }
}
