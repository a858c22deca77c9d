package org.seatline.protocol.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stream in authenticated chunks, each by AES-256-GCM (NIST SP 800-38D) under a key of this
 * stream alone, so that the chunk's place can be its nonce. What was torn by a crash is found
 * without the key, what was changed, moved or cut off with it.
 *
 * <pre>
 * stream = "SLR1" | length of the header (4) | header | chunk...
 * chunk  = length of the ciphertext (4, highest bit: the last one) | CRC-32C of it (4) | ciphertext
 * </pre>
 *
 * <p>Numbers are big-endian. Not for several threads.
 */
public final class SealedChunks {
  /** Length of a stream's key, in bytes. */
  public static final int KEY_BYTES = 32;

  /** Most content in one chunk, in bytes. */
  public static final int CHUNK_MAX_BYTES = 2 * 1024 * 1024;

  private static final byte[] MAGIC = "SLR1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_MAX_BYTES = 64 * 1024;
  private static final int FRAME_BYTES = 8;
  private static final int TAG_BYTES = 16;
  private static final int LAST = 1 << 31;

  private final SecretKeySpec key;
  private final byte[] about;
  private long index;

  /**
   * Begins at the first chunk.
   *
   * @param about which stream this is; authenticated with every chunk
   */
  public SealedChunks(byte[] key, String about) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
    this.about = about.getBytes(StandardCharsets.UTF_8);
  }

  /** The beginning of a stream. */
  public static byte[] begin(byte[] header) {
    return ByteBuffer.allocate(MAGIC.length + Integer.BYTES + header.length)
        .put(MAGIC)
        .putInt(header.length)
        .put(header)
        .array();
  }

  /** Whether a stream begins like this. */
  public static boolean begins(byte[] bytes) {
    return bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
  }

  /**
   * Reads the header; the first chunk comes next.
   *
   * @throws IOException when this is no such stream
   */
  public static byte[] header(InputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + Integer.BYTES);
    int length =
        start.length == MAGIC.length + Integer.BYTES && begins(start)
            ? ByteBuffer.wrap(start).getInt(MAGIC.length)
            : -1;
    if (length < 0 || length > HEADER_MAX_BYTES) {
      throw new IOException("no sealed stream");
    }
    byte[] header = in.readNBytes(length);
    if (header.length < length) {
      throw new IOException("the header of the sealed stream is torn");
    }
    return header;
  }

  /** The next chunk as it is written. */
  public byte[] seal(byte[] content, int length, boolean last) {
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, last).doFinal(content, 0, length);
      index++;
      return ByteBuffer.allocate(FRAME_BYTES + sealed.length)
          .putInt(last ? sealed.length | LAST : sealed.length)
          .putInt(crc(sealed))
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK does not seal by AES-GCM", e);
    }
  }

  /** A chunk as it stands in the stream. */
  public static final class Framed {
    private final byte[] sealed;
    private final boolean last;

    private Framed(byte[] sealed, boolean last) {
      this.sealed = sealed;
      this.last = last;
    }

    /** Whether it ends the stream. */
    public boolean last() {
      return last;
    }

    /** How many bytes of content it holds. */
    public int contentBytes() {
      return sealed.length - TAG_BYTES;
    }

    /** How many bytes it takes in the stream. */
    public int streamBytes() {
      return sealed.length + FRAME_BYTES;
    }
  }

  /** The next chunk of a stream, if it is there as a whole; no key is needed. */
  public static Optional<Framed> next(InputStream in) throws IOException {
    byte[] frame = in.readNBytes(FRAME_BYTES);
    if (frame.length < FRAME_BYTES) {
      return Optional.empty();
    }
    ByteBuffer numbers = ByteBuffer.wrap(frame);
    int first = numbers.getInt();
    int length = first & ~LAST;
    if (length < TAG_BYTES || length > CHUNK_MAX_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    byte[] sealed = in.readNBytes(length);
    boolean whole = sealed.length == length && crc(sealed) == numbers.getInt();
    return whole ? Optional.of(new Framed(sealed, first < 0)) : Optional.empty();
  }

  /** What is in the next chunk; empty when it is not what was sealed at this place. */
  public Optional<byte[]> open(Framed chunk) {
    try {
      byte[] content = cipher(Cipher.DECRYPT_MODE, chunk.last).doFinal(chunk.sealed);
      index++;
      return Optional.of(content);
    } catch (AEADBadTagException e) {
      return Optional.empty(); // the caller knows what that means here
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK does not open AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(last ? 1 : 0).putLong(index).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(about);
    return cipher;
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }
}
