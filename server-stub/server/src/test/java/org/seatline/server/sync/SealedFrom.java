package org.seatline.server.sync;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.FileOpening;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.RecordingOpening;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.SealedMutation.SealedName;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.SealedRecordingHeader;
import org.seatline.protocol.SealedRecordingHeader.Trailer;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.StoreMark;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.server.admin.Digests;

/** Seals as a seat does, for tests; written by the protocol's description. */
final class SealedFrom {
  private SealedFrom() {}

  static Mutation ticket(String id, String agentId) {
    return new Mutation.TicketSubmitted(
        new TicketRecord(
            id, "", "c1", "call-9", "fault", "fault", 3, "open", Map.of(), agentId, 1, null));
  }

  /** A mutation as this agent's seat at {@code store} seals it. */
  static SealedMutation mutation(
      Sealing by, String agentId, String store, long number, Mutation mutation) {
    SealedName name = new SealedName(by.key().id(), store, number);
    byte[] content = Wire.encode(mutation).getBytes(StandardCharsets.UTF_8);
    String box = AuthoredBox.seal(content, by, name.about(agentId));
    String tag = Digests.sha256Hex(mutation.subject()).substring(0, 32);
    return new SealedMutation(number, agentId, tag, null, name, box);
  }

  static MutationBatch batch(String store, SealedMutation... sealed) {
    return new MutationBatch(store, StoreMark.NONE, HistoryPoint.NONE, List.of(), List.of(sealed));
  }

  /** The same box under another number, or with other bytes. */
  static SealedMutation as(SealedMutation box, long number, String bytes) {
    return new SealedMutation(
        number, box.agentId(), box.subject(), box.origin(), box.name(), bytes);
  }

  /** Changes one bit in the middle of a box. */
  static String tampered(String box) {
    byte[] bytes = Base64.getDecoder().decode(box);
    bytes[bytes.length / 2] ^= 4;
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A recording's file; {@code ends} is where its last chunk begins. */
  static final class Recording {
    private final String id;
    private final byte[] key;
    private final byte[] file;
    private final int ends;

    Recording(String id, byte[] key, byte[] file, int ends) {
      this.id = id;
      this.key = key;
      this.file = file;
      this.ends = ends;
    }

    byte[] key() {
      return key;
    }

    byte[] file() {
      return file;
    }

    int ends() {
      return ends;
    }

    SealedRecordingEnd end(SealedRecordingEnd.@Nullable SealedKey renewed) {
      MessageDigest digest = Digests.sha256();
      String hash = HexFormat.of().formatHex(digest.digest(file));
      return new SealedRecordingEnd(id, file.length, hash, renewed);
    }

    /** The same without its last chunk, as a seat that died leaves it. */
    Recording cut() {
      return new Recording(id, key, Arrays.copyOf(file, ends), ends);
    }
  }

  static RecordingOpening opening(String id, String agentId, byte[] key) {
    return new RecordingOpening(
        id, "call-9", agentId, 77, 8_000, 2, Base64.getEncoder().encodeToString(key));
  }

  static String box(Sealing by, RecordingOpening opening) {
    byte[] content = Wire.encode(opening).getBytes(StandardCharsets.UTF_8);
    return AuthoredBox.seal(content, by, RecordingOpening.about(opening.recordingId()));
  }

  /** A recording of these chunks of sound. */
  static Recording recording(Sealing by, String id, String agentId, byte[]... sound) {
    byte[] key = key(id);
    return stream(by, id, key, box(by, opening(id, agentId, key)), sound);
  }

  /** A file of a ticket. */
  static Recording file(Sealing by, String id, String agentId, byte[] content) {
    byte[] key = key(id);
    var opening = new FileOpening(id, agentId, Base64.getEncoder().encodeToString(key));
    byte[] text = Wire.encode(opening).getBytes(StandardCharsets.UTF_8);
    return stream(by, id, key, AuthoredBox.seal(text, by, FileOpening.about(id)), content);
  }

  private static byte[] key(String id) {
    return Digests.sha256().digest(id.getBytes(StandardCharsets.UTF_8));
  }

  private static Recording stream(Sealing by, String id, byte[] key, String box, byte[]... sound) {
    var header = new SealedRecordingHeader(id, by.key().id(), box, "own-key", "own");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SealedChunks.begin(Wire.encode(header).getBytes(StandardCharsets.UTF_8)));
    SealedChunks chunks = new SealedChunks(key, id);
    MessageDigest digest = Digests.sha256();
    long bytes = 0;
    for (byte[] chunk : sound) {
      file.writeBytes(chunks.seal(chunk, chunk.length, false));
      digest.update(chunk);
      bytes += chunk.length;
    }
    int ends = file.size();
    byte[] trailer =
        Wire.encode(new Trailer(bytes, HexFormat.of().formatHex(digest.digest())))
            .getBytes(StandardCharsets.UTF_8);
    file.writeBytes(chunks.seal(trailer, trailer.length, true));
    return new Recording(id, key, file.toByteArray(), ends);
  }
}
