package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sealed recordings that are in no book: their seat died before the database came to it. All that
 * is needed to send one is in its own header.
 */
final class OrphanedRecordings {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedRecordings.class);

  private final List<String> there;
  private final String ending;

  private OrphanedRecordings(List<String> there, String ending) {
    this.there = List.copyOf(there);
    this.ending = ending;
  }

  /** What is in a folder now: before anybody is recorded, for that is booked beside its file. */
  static OrphanedRecordings in(Path folder, String ending) throws IOException {
    List<String> there = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> there.add(String.valueOf(file.getFileName())));
    }
    there.removeIf(name -> !name.endsWith(ending));
    return new OrphanedRecordings(there, ending);
  }

  /** Books them as begun, for whoever makes cut-off recordings usable. On the store's thread. */
  void adopt(RecordingTable table, RecordingTable.Begun unsaid, long nowMs) {
    for (String name : there) {
      String id = name.substring(0, name.length() - ending.length());
      if (!table.has(id)) {
        LOG.warn("recording {} is in no book and is taken up", id);
        table.begin(id, "", name, unsaid, nowMs);
      }
    }
  }
}
