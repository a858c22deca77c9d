package org.seatline.app.local;

import java.io.BufferedInputStream;
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
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.RecordingOpening;
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
 * A recording's file ({@link SealedChunks}): every chunk is sealed before it reaches the disk, by a
 * key that only the server and the recording's agent can open. What was appended before a crash is
 * there; of the chunk that was being written nothing is.
 */
final class SealedRecording implements RecordingWriter {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HASH_BUFFER_BYTES = 64 * 1024;

  private final FileChannel file;
  private final SealedChunks chunks;
  private final MessageDigest digest = sha256();
  private long at;
  private long soundBytes;

  private SealedRecording(FileChannel file, SealedChunks chunks) {
    this.file = file;
    this.chunks = chunks;
  }

  /** What is known of a recording when it begins. */
  record Begun(String recordingId, String callId, long startedAtMs, int sampleRate, int channels) {}

  /** Begins a new file; one that exists is an error. */
  static SealedRecording create(Path path, Signer signer, Optional<PersonKey> author, Begun begun)
      throws IOException {
    byte[] key = new byte[SealedChunks.KEY_BYTES];
    RANDOM.nextBytes(key);
    var opening =
        new RecordingOpening(
            begun.recordingId(),
            begun.callId(),
            signer.agentId(),
            begun.startedAtMs(),
            begun.sampleRate(),
            begun.channels(),
            Base64.getEncoder().encodeToString(key));
    FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var recording = new SealedRecording(file, new SealedChunks(key, begun.recordingId()));
    recording.write(SealedChunks.begin(bytes(header(author, signer.sealing(), opening))));
    return recording;
  }

  private static SealedRecordingHeader header(
      Optional<PersonKey> author, Sealing sealing, RecordingOpening opening) {
    String about = RecordingOpening.about(opening.recordingId());
    return new SealedRecordingHeader(
        opening.recordingId(),
        sealing.key().id(),
        AuthoredBox.seal(bytes(opening), sealing, about),
        author.map(PersonKey::keyId).orElse(""),
        author.map(person -> person.key().seal(Wire.encode(opening), about)).orElse(""));
  }

  private static byte[] bytes(Object message) {
    return Wire.encode(message).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void append(byte[] chunk, int length) throws IOException {
    write(chunks.seal(chunk, length, false));
    digest.update(chunk, 0, length);
    soundBytes += length;
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
      byte[] trailer = bytes(new Trailer(soundBytes, HexFormat.of().formatHex(digest.digest())));
      write(chunks.seal(trailer, trailer.length, true));
      file.truncate(at);
      file.force(true);
    }
  }

  /**
   * Cuts off what was torn when the recorder died; empty when no sound is left.
   *
   * @throws IOException when it cannot be read, or is no sealed recording
   */
  static Optional<SealedRecordingEnd> salvage(Path path, String recordingId) throws IOException {
    long whole;
    long sound = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      whole = SealedChunks.begin(SealedChunks.header(in)).length;
      Optional<SealedChunks.Framed> next = SealedChunks.next(in);
      while (next.isPresent()) {
        whole += next.get().streamBytes();
        sound += next.get().last() ? 0 : next.get().contentBytes();
        next = SealedChunks.next(in);
      }
    }
    if (sound == 0) {
      return Optional.empty();
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(whole);
      file.force(true);
    }
    return Optional.of(new SealedRecordingEnd(recordingId, whole, hash(path), null));
  }

  /**
   * The key of a recording, sealed anew; empty when it is not this person's.
   *
   * @throws IOException when the file cannot be read
   */
  static Optional<SealedKey> sealAgain(Path path, PersonKey author, Sealing sealing)
      throws IOException {
    SealedRecordingHeader header = header(path);
    String about = RecordingOpening.about(header.recordingId());
    return Optional.of(header)
        .filter(kept -> kept.ownKeyId().equals(author.keyId()))
        .flatMap(kept -> author.key().open(kept.own(), about))
        .map(opening -> opening.getBytes(StandardCharsets.UTF_8))
        .map(opening -> AuthoredBox.seal(opening, sealing, about))
        .map(box -> new SealedKey(sealing.key().id(), box));
  }

  /** The server's key that a recording was sealed to when it was begun. */
  static String keyOf(Path path) throws IOException {
    return header(path).keyId();
  }

  private static SealedRecordingHeader header(Path path) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      String json = new String(SealedChunks.header(in), StandardCharsets.UTF_8);
      return Wire.decode(json, SealedRecordingHeader.class);
    } catch (MalformedMessageException e) {
      throw new IOException("the header of the recording is not one", e);
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
