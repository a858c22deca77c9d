package org.seatline.installer.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/** What the simulated callers say of their calls, in the order in which they called. */
final class CallerResults {
  private static final int RATE = 8_000;

  private final Map<String, Queue<Entry>> byNumber = new HashMap<>();
  private final int count;

  /**
   * One caller's story.
   *
   * @param failure empty when the scenario went through
   * @param heardFile what the caller heard; may be missing
   */
  record Entry(String number, String failure, Path heardFile) {
    /** What the caller heard; nothing when there is no recording. */
    PcmClip heard() throws IOException {
      return Files.isRegularFile(heardFile)
          ? WavFile.read(heardFile).mono()
          : PcmClip.silence(0, RATE);
    }
  }

  private CallerResults(JsonNode results, Path file) {
    for (JsonNode result : results) {
      String number = result.path("number").asText();
      byNumber
          .computeIfAbsent(CallerScenarios.key(number), key -> new ArrayDeque<>())
          .add(
              new Entry(
                  number,
                  result.path("failure").asText(),
                  file.resolveSibling(result.path("heardFile").asText())));
    }
    this.count = results.size();
  }

  /** Reads the file; none, when the callers did not get as far as writing it. */
  static CallerResults read(Path file) throws IOException {
    var mapper = JsonMapper.builder().build();
    JsonNode results =
        Files.exists(file) ? mapper.readTree(file.toFile()) : mapper.createArrayNode();
    return new CallerResults(results, file);
  }

  /** How many callers have told. */
  int count() {
    return count;
  }

  /** The next call of this number, however it is written; null when there was no further one. */
  @Nullable Entry next(String number) {
    Queue<Entry> entries = byNumber.get(CallerScenarios.key(number));
    return entries == null ? null : entries.poll();
  }
}
