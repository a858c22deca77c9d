package org.seatline.server.sync;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import org.seatline.protocol.FileOpening;
import org.seatline.protocol.SealedRecordingEnd;
import org.seatline.protocol.form.FileType;
import org.seatline.protocol.seal.SealedChunks;
import org.seatline.server.store.TicketFiles;

/** Opens sealed files of tickets, and sees that each is what its ticket says. Blocks. */
final class TicketFileOpener {
  /** Code of a file that is not the one that its ticket names. */
  static final String NOT_THE_FILE = "not-the-file";

  private final SealedStreams streams;

  TicketFileOpener(ServerKeys keys) {
    this.streams = new SealedStreams(keys);
  }

  /**
   * Opens a sealed file into another, which must not exist yet.
   *
   * @param wanted what the ticket says of it
   * @return who sealed it
   */
  String open(SealedRecordingEnd end, TicketFiles.Known wanted, Path sealed, Path file)
      throws IOException, UnreadException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(sealed))) {
      FileOpening opening =
          streams.opening(
              end,
              in,
              FileOpening.about(end.recordingId()),
              FileOpening.class,
              FileOpening::agentId);
      byte[] key = Base64.getDecoder().decode(opening.contentKey());
      if (!opening.fileId().equals(end.recordingId()) || key.length != SealedChunks.KEY_BYTES) {
        throw SealedStreams.broken();
      }
      check(wanted, content(in, new SealedChunks(key, opening.fileId()), file), file);
      return opening.agentId();
    }
  }

  private static SealedStreams.Content content(InputStream in, SealedChunks chunks, Path file)
      throws IOException, UnreadException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      return SealedStreams.content(in, chunks, (bytes, length) -> out.write(bytes, 0, length));
    }
  }

  private static void check(TicketFiles.Known wanted, SealedStreams.Content content, Path file)
      throws IOException, UnreadException {
    boolean same =
        content.finished()
            && content.bytes() == wanted.bytes()
            && content.sha256().equals(wanted.sha256());
    if (!same) {
      throw new UnreadException(NOT_THE_FILE);
    }
    try (InputStream in = Files.newInputStream(file)) {
      String found = FileType.of(in.readNBytes(FileType.HEAD_BYTES)).map(FileType::mime).orElse("");
      if (!found.equals(wanted.type())) {
        throw new UnreadException(NOT_THE_FILE);
      }
    }
  }
}
