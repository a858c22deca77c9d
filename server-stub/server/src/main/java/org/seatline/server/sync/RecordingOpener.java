package org.seatline.server.sync;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.RecordingOpening;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.softphone.media.WavRecordingWriter;

/** Opens sealed recordings into WAV files, chunk by chunk. Safe for several threads; blocks. */
final class RecordingOpener {
  private static final int SAMPLE_BYTES = 2;

  private final SealedStreams streams;

  RecordingOpener(ServerKeys keys) {
    this.streams = new SealedStreams(keys);
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

  /** Opens a sealed file into a WAV file, which must not exist yet. */
  Read open(SealedRecordingEnd end, Path sealed, Path wav) throws IOException, UnreadException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed))) {
      return sound(opening(end, in), in, wav);
    }
  }

  private RecordingOpening opening(SealedRecordingEnd end, InputStream in)
      throws IOException, UnreadException {
    RecordingOpening opening =
        streams.opening(
            end,
            in,
            RecordingOpening.about(end.recordingId()),
            RecordingOpening.class,
            RecordingOpening::agentId);
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
    try (WavRecordingWriter out =
        WavRecordingWriter.create(wav, opening.channels(), opening.sampleRate())) {
      SealedStreams.Content content = SealedStreams.content(in, chunks, out::append);
      return new Read(opening, content.bytes(), content.finished());
    }
  }
}
