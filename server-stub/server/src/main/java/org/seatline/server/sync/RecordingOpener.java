package org.seatline.server.sync;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingOpening;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.SealedRecordingEnd.SealedKey;
import org.seatline.protocol.SealedRecordingHeader;
import org.seatline.protocol.SealedRecordingHeader.Trailer;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.protocol.seal.SealingKeyPair;
import org.seatline.server.admin.Digests;
import org.seatline.softphone.media.WavRecordingWriter;

/** Opens sealed recordings into WAV files, chunk by chunk. Safe for several threads; blocks. */
final class RecordingOpener {
  private static final int SAMPLE_BYTES = 2;

  private final ServerKeys keys;

  RecordingOpener(ServerKeys keys) {
    this.keys = keys;
  }

  /**
   * What was read.
   *
   * @param soundBytes of all samples
   * @param finished whether the recording has its end; else its seat died, or it was cut off
   */
  record Read(RecordingOpening opening, long soundBytes, boolean finished) {
    /** As a recording in the open is described. */
    RecordingManifest manifest(long bytes, String sha256) {
      long frames = soundBytes / ((long) SAMPLE_BYTES * opening.channels());
      return new RecordingManifest(
          opening.recordingId(),
          opening.callId(),
          opening.agentId(),
          null,
          opening.startedAtMs(),
          frames * 1_000 / opening.sampleRate(),
          opening.sampleRate(),
          opening.channels(),
          0,
          bytes,
          sha256);
    }
  }

  /** What came of opening. */
  sealed interface Outcome {
    /** The WAV file is there. */
    record Opened(Read read) implements Outcome {}

    /** It cannot be opened. */
    record Unread(String code) implements Outcome {}
  }

  /** Why a recording cannot be opened. */
  private static final class UnreadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    UnreadException(String code) {
      super(code, null, false, false);
      this.code = code;
    }
  }

  /** Opens a sealed file into a WAV file, which must not exist yet. */
  Outcome open(SealedRecordingEnd end, Path sealed, Path wav) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed))) {
      return new Outcome.Opened(sound(opening(end, in), in, wav));
    } catch (UnreadException e) {
      return new Outcome.Unread(e.code);
    }
  }

  private RecordingOpening opening(SealedRecordingEnd end, InputStream in)
      throws IOException, UnreadException {
    SealedRecordingHeader header =
        parse(text(SealedChunks.header(in)), SealedRecordingHeader.class);
    SealedKey renewed = end.renewed();
    SealedKey key = renewed == null ? new SealedKey(header.keyId(), header.box()) : renewed;
    SealingKeyPair pair =
        keys.find(key.keyId())
            .orElseThrow(() -> new UnreadException(MutationResults.SEAL_UNKNOWN_KEY));
    AuthoredBox.Opened opened =
        AuthoredBox.open(key.box(), pair, RecordingOpening.about(end.recordingId()))
            .orElseThrow(() -> new UnreadException(MutationResults.SEAL_BROKEN));
    RecordingOpening opening = parse(opened.text(), RecordingOpening.class);
    if (!MutationDoor.by(opened, pair, opening.agentId())) {
      throw new UnreadException(MutationResults.SEAL_NOT_AUTHOR);
    }
    try {
      RecordingRules.check(new Read(opening, 0, true).manifest(0, end.sha256()));
    } catch (Rejection e) {
      throw new UnreadException(e.code());
    }
    return opening;
  }

  private static Read sound(RecordingOpening opening, InputStream in, Path wav)
      throws IOException, UnreadException {
    byte[] key = Base64.getDecoder().decode(opening.contentKey());
    SealedChunks chunks = new SealedChunks(key, opening.recordingId());
    MessageDigest digest = Digests.sha256();
    long soundBytes = 0;
    try (WavRecordingWriter out =
        WavRecordingWriter.create(wav, opening.channels(), opening.sampleRate())) {
      Optional<SealedChunks.Framed> next = SealedChunks.next(in);
      while (next.isPresent()) {
        byte[] content = chunks.open(next.get()).orElseThrow(RecordingOpener::broken);
        if (next.get().last()) {
          check(parse(text(content), Trailer.class), soundBytes, digest);
          return new Read(opening, soundBytes, true);
        }
        out.append(content, content.length);
        digest.update(content);
        soundBytes += content.length;
        next = SealedChunks.next(in);
      }
    }
    if (in.read() >= 0) {
      throw broken();
    }
    return new Read(opening, soundBytes, false);
  }

  private static void check(Trailer trailer, long soundBytes, MessageDigest digest)
      throws UnreadException {
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (trailer.bytes() != soundBytes || !trailer.sha256().equals(sha256)) {
      throw broken();
    }
  }

  private static UnreadException broken() {
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
