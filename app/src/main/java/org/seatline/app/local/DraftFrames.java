package org.seatline.app.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The draft journal as bytes. Every beginning of it has an id and, made of that and the store's
 * key, a key of its own: what is left of an earlier one behind the last frame is noise.
 *
 * <pre>
 * journal = "SLdrafts" | id (16 bytes) | frames
 * frame   = "SLd1" | length of what is sealed (4 bytes) | number (8 bytes) | sealed line
 * </pre>
 *
 * <p>The seal's tag is the frame's checksum. A frame that was cut off or damaged costs itself
 * alone: the next one is found by its mark, and no length is believed before its frame has opened.
 */
final class DraftFrames {
  static final int ID_BYTES = 16;

  /** A draft that takes more goes into the database alone. */
  static final int LINE_MAX_BYTES = 1 << 20;

  private static final byte[] MAGIC = "SLdrafts".getBytes(StandardCharsets.US_ASCII);
  static final int HEADER_BYTES = MAGIC.length + ID_BYTES;
  private static final int MARK = 0x534C6431; // "SLd1"
  private static final int HEAD_BYTES = Integer.BYTES + Integer.BYTES + Long.BYTES;
  private static final String ABOUT = "seatline draft journal 1 ";

  private final byte[] id;
  private final SealingKey key;

  private DraftFrames(byte[] id, SealingKey key) {
    this.id = id;
    this.key = key;
  }

  /** The frames of a journal with this id, in a store with this key. */
  static DraftFrames of(byte[] id, SealingKey storeKey) {
    return new DraftFrames(
        id.clone(), storeKey.derived(ABOUT.getBytes(StandardCharsets.UTF_8), id));
  }

  /** What stands before the frames. */
  ByteBuffer header() {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).put(id).flip();
  }

  /**
   * One line.
   *
   * @throws IllegalArgumentException when it is longer than {@link #LINE_MAX_BYTES}
   */
  ByteBuffer frame(DraftLine line) {
    byte[] plain = Json.text(line).getBytes(StandardCharsets.UTF_8);
    byte[] sealed = key.seal(plain, ABOUT + line.number());
    if (sealed.length > LINE_MAX_BYTES) {
      throw new IllegalArgumentException("a line of " + sealed.length + " bytes is too long");
    }
    return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
        .putInt(MARK)
        .putInt(sealed.length)
        .putLong(line.number())
        .put(sealed)
        .flip();
  }

  /**
   * The lines of a journal, as far as they are whole.
   *
   * @param after only lines with larger numbers are opened
   */
  static List<DraftLine> read(byte[] journal, SealingKey storeKey, long after) {
    if (journal.length < HEADER_BYTES
        || !Arrays.equals(MAGIC, Arrays.copyOf(journal, MAGIC.length))) {
      return List.of();
    }
    DraftFrames frames = of(Arrays.copyOfRange(journal, MAGIC.length, HEADER_BYTES), storeKey);
    ByteBuffer bytes = ByteBuffer.wrap(journal);
    List<DraftLine> lines = new ArrayList<>();
    int at = HEADER_BYTES;
    while (at + HEAD_BYTES <= journal.length) {
      Optional<DraftLine> line = frames.lineAt(bytes, at, after);
      line.ifPresent(lines::add);
      at += line.isPresent() ? HEAD_BYTES + bytes.getInt(at + Integer.BYTES) : 1;
    }
    return lines;
  }

  private Optional<DraftLine> lineAt(ByteBuffer bytes, int at, long after) {
    if (bytes.getInt(at) != MARK) {
      return Optional.empty();
    }
    int length = bytes.getInt(at + Integer.BYTES);
    long number = bytes.getLong(at + 2 * Integer.BYTES);
    boolean fits = length > 0 && length <= bytes.limit() - at - HEAD_BYTES;
    if (!fits || number <= after) {
      return Optional.empty();
    }
    byte[] sealed = new byte[length];
    bytes.get(at + HEAD_BYTES, sealed);
    return key.open(sealed, ABOUT + number)
        .flatMap(plain -> Json.tryRead(new String(plain, StandardCharsets.UTF_8), DraftLine.class));
  }
}
