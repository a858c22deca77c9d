package org.seatline.server.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.SealedRecordingEnd.SealedKey;
import org.seatline.protocol.SealedRecordingHeader;
import org.seatline.protocol.SealedRecordingHeader.Trailer;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.protocol.seal.SealingKeyPair;
import org.seatline.server.admin.Digests;

/** Opens what seats sealed in chunks: recordings, files of tickets. Safe for several threads. */
final class SealedStreams {
  private final ServerKeys keys;

  SealedStreams(ServerKeys keys) {
    this.keys = keys;
  }

  /** Takes what was sealed. */
  @FunctionalInterface
  interface Sink {
    /** The next bytes of it. */
    void append(byte[] chunk, int length) throws IOException;
  }

  /**
   * What was read.
   *
   * @param bytes of content
   * @param sha256 of the content, lower-case hex
   * @param finished whether the stream has its end; else its seat died, or it was cut off
   */
  record Content(long bytes, String sha256, boolean finished) {}

  /**
   * Reads the header of a stream.
   *
   * @param about what its box must be about
   * @param author who must have sealed it, by what the box says
   */
  <T> T opening(
      SealedRecordingEnd end,
      InputStream in,
      String about,
      Class<T> type,
      Function<T, String> author)
      throws IOException, UnreadException {
    SealedRecordingHeader header =
        parse(text(SealedChunks.header(in)), SealedRecordingHeader.class);
    SealedKey renewed = end.renewed();
    SealedKey key = renewed == null ? new SealedKey(header.keyId(), header.box()) : renewed;
    SealingKeyPair pair =
        keys.find(key.keyId())
            .orElseThrow(() -> new UnreadException(MutationResults.SEAL_UNKNOWN_KEY));
    AuthoredBox.Opened opened =
        AuthoredBox.open(key.box(), pair, about)
            .orElseThrow(() -> new UnreadException(MutationResults.SEAL_BROKEN));
    T opening = parse(opened.text(), type);
    if (!MutationDoor.by(opened, pair, author.apply(opening))) {
      throw new UnreadException(MutationResults.SEAL_NOT_AUTHOR);
    }
    return opening;
  }

  /** Reads the chunks behind the header. */
  static Content content(InputStream in, SealedChunks chunks, Sink out)
      throws IOException, UnreadException {
    MessageDigest digest = Digests.sha256();
    long bytes = 0;
    Optional<SealedChunks.Framed> next = SealedChunks.next(in);
    while (next.isPresent()) {
      byte[] content = chunks.open(next.get()).orElseThrow(SealedStreams::broken);
      if (next.get().last()) {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Trailer trailer = parse(text(content), Trailer.class);
        if (trailer.bytes() != bytes || !trailer.sha256().equals(sha256)) {
          throw broken();
        }
        return new Content(bytes, sha256, true);
      }
      out.append(content, content.length);
      digest.update(content);
      bytes += content.length;
      next = SealedChunks.next(in);
    }
    if (in.read() >= 0) {
      throw broken();
    }
    return new Content(bytes, HexFormat.of().formatHex(digest.digest()), false);
  }

  static UnreadException broken() {
    return new UnreadException(MutationResults.SEAL_BROKEN);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static <T> T parse(String json, Class<T> type) throws UnreadException {
    try {
      return Wire.decode(json, type);
    } catch (MalformedMessageException e) {
      throw broken();
    }
  }
}
