package org.seatline.app.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.SealedRecordingEnd.SealedKey;
import org.seatline.protocol.SealedRecordingHeader;
import org.seatline.protocol.SealedRecordingHeader.Trailer;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.softphone.media.RecordingWriter;

/**
 * A file that only the server and its author can open ({@link SealedChunks}): a recording, or what
 * is attached to a ticket. Every chunk is sealed before it reaches the disk. What was appended
 * before a crash is there; of the chunk that was being written nothing is.
 */
final class SealedFile implements RecordingWriter {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HASH_BUFFER_BYTES = 64 * 1024;

  private final FileChannel file;
  private final SealedChunks chunks;
  private final MessageDigest digest = sha256();
  private long at;
  private long contentBytes;

  private SealedFile(FileChannel file, SealedChunks chunks) {
    this.file = file;
    this.chunks = chunks;
  }

  /**
   * What opens a file.
   *
   * @param about what its box is about
   * @param contentKey as {@link #newKey} made it
   * @param message that is in the box, with the key
   */
  record Opening(String id, String about, String contentKey, Object message) {
    @Override
    public String toString() {
      return "Opening[id=" + id + "]";
    }
  }

  /** A key for one file, Base64. */
  static String newKey() {
    byte[] key = new byte[SealedChunks.KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Begins a new file; one that exists is an error. */
  static SealedFile create(Path path, Sealing sealing, Optional<PersonKey> author, Opening opening)
      throws IOException {
    FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    byte[] key = Base64.getDecoder().decode(opening.contentKey());
    var begun = new SealedFile(file, new SealedChunks(key, opening.id()));
    begun.write(SealedChunks.begin(bytes(header(author, sealing, opening))));
    return begun;
  }

  private static SealedRecordingHeader header(
      Optional<PersonKey> author, Sealing sealing, Opening opening) {
    String about = opening.about();
    return new SealedRecordingHeader(
        opening.id(),
        sealing.key().id(),
        AuthoredBox.seal(bytes(opening.message()), sealing, about),
        author.map(PersonKey::keyId).orElse(""),
        author.map(person -> person.key().seal(Wire.encode(opening.message()), about)).orElse(""));
  }

  private static byte[] bytes(Object message) {
    return Wire.encode(message).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void append(byte[] chunk, int length) throws IOException {
    write(chunks.seal(chunk, length, false));
    digest.update(chunk, 0, length);
    contentBytes += length;
  }

  /** What is written in part only is written over by what comes next. */
  private void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      file.write(left, at + left.position());
    }
    at += bytes.length;
  }

  @Override
  public void close() throws IOException {
    try (file) {
      byte[] trailer = bytes(new Trailer(contentBytes, HexFormat.of().formatHex(digest.digest())));
      write(chunks.seal(trailer, trailer.length, true));
      file.truncate(at);
      file.force(true);
    }
  }

  /**
   * Cuts off what was torn when the recorder died; empty when no content is left.
   *
   * @throws IOException when it cannot be read, or is no sealed file
   */
  static Optional<SealedRecordingEnd> salvage(Path path, String id) throws IOException {
    long whole;
    long content = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      whole = SealedChunks.begin(SealedChunks.header(in)).length;
      Optional<SealedChunks.Framed> next = SealedChunks.next(in);
      while (next.isPresent()) {
        whole += next.get().streamBytes();
        content += next.get().last() ? 0 : next.get().contentBytes();
        next = SealedChunks.next(in);
      }
    }
    if (content == 0) {
      return Optional.empty();
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(whole);
      file.force(true);
    }
    return Optional.of(new SealedRecordingEnd(id, whole, hash(path), null));
  }

  /** Whether a file was written to its end. */
  static boolean isWhole(Path path) throws IOException {
    boolean last = false;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      SealedChunks.header(in);
      Optional<SealedChunks.Framed> next = SealedChunks.next(in);
      while (next.isPresent() && !last) {
        last = next.get().last();
        next = SealedChunks.next(in);
      }
    }
    return last;
  }

  /** A whole file as it waits for its upload. */
  static SealedRecordingEnd end(Path path, String id) throws IOException {
    return new SealedRecordingEnd(id, Files.size(path), hash(path), null);
  }

  /**
   * The key of a file, sealed anew; empty when it is not this person's.
   *
   * @param about what the box of a file with some id is about
   * @throws IOException when the file cannot be read
   */
  static Optional<SealedKey> sealAgain(
      Path path, PersonKey author, Sealing sealing, UnaryOperator<String> about)
      throws IOException {
    SealedRecordingHeader header = header(path);
    String of = about.apply(header.recordingId());
    return own(header, author, of)
        .map(opening -> opening.getBytes(StandardCharsets.UTF_8))
        .map(opening -> AuthoredBox.seal(opening, sealing, of))
        .map(box -> new SealedKey(sealing.key().id(), box));
  }

  private static Optional<String> own(
      SealedRecordingHeader header, PersonKey author, String about) {
    return Optional.of(header)
        .filter(kept -> kept.ownKeyId().equals(author.keyId()))
        .flatMap(kept -> author.key().open(kept.own(), about));
  }

  /** What opens a file, by its author's own key; empty when it is not this person's. */
  static Optional<String> opening(Path path, PersonKey author, UnaryOperator<String> about)
      throws IOException {
    SealedRecordingHeader header = header(path);
    return own(header, author, about.apply(header.recordingId()));
  }

  /**
   * What is in a whole file.
   *
   * @throws IOException when it cannot be read, or is not what was sealed
   */
  static byte[] content(Path path, String id, byte[] key) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    SealedChunks chunks = new SealedChunks(key, id);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      SealedChunks.header(in);
      Optional<SealedChunks.Framed> next = SealedChunks.next(in);
      while (next.isPresent()) {
        byte[] chunk =
            chunks.open(next.get()).orElseThrow(() -> new IOException("the file was changed"));
        if (next.get().last()) {
          return content.toByteArray();
        }
        content.write(chunk);
        next = SealedChunks.next(in);
      }
    }
    throw new IOException("the file was cut off");
  }

  /** The server's key that a file was sealed to when it was begun. */
  static String keyOf(Path path) throws IOException {
    return header(path).keyId();
  }

  private static SealedRecordingHeader header(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      String json = new String(SealedChunks.header(in), StandardCharsets.UTF_8);
      return Wire.decode(json, SealedRecordingHeader.class);
    } catch (MalformedMessageException e) {
      throw new IOException("the header of the file is not one", e);
    }
  }

  private static String hash(Path path) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[HASH_BUFFER_BYTES];
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      int got = in.read(buffer);
      while (got >= 0) {
        got = in.read(buffer);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
