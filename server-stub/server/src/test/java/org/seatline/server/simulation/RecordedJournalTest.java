package org.seatline.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.Event;
import org.seatline.server.journal.Journal;
import org.seatline.server.journal.JournalFolder;

/** A journal of yesterday under the rules of today. */
class RecordedJournalTest {
  private static final String AGAIN =
      "then record the journal again: run JournalRecorder with the folder"
          + " server-stub/server/src/test/resources/org/seatline/server/journal/recorded";

  private Path folder;
  private final Properties expected = new Properties();

  @BeforeEach
  void find() throws Exception {
    URI file =
        Objects.requireNonNull(
                RecordedJournalTest.class.getResource("../journal/recorded/expected.properties"))
            .toURI();
    folder = Objects.requireNonNull(Path.of(file).getParent());
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      expected.load(reader);
    }
  }

  @Test
  void givesTheSameStatesAsLongAsTheVersionIsTheSame() throws Exception {
    assertThat(Acd.VERSION)
        .as("the committed journal follows the rules of an older version; " + AGAIN)
        .isEqualTo(expected.getProperty("version"));
    assertThat(JournalRecorder.digest(events()))
        .as(
            "the same events lead to another state, so servers could not go on from their journals:"
                + " raise Acd.VERSION, "
                + AGAIN)
        .isEqualTo(expected.getProperty("states"));
  }

  @Test
  void holdsEnoughOfEveryKind() throws Exception {
    List<Event> events = events();
    assertThat(events).hasSizeGreaterThan(300);
    assertThat(events.stream().map(Event::getClass).distinct()).hasSizeGreaterThan(15);
  }

  private List<Event> events() throws Exception {
    List<Event> events = new ArrayList<>();
    for (Journal.Entry entry : new JournalFolder(folder).entries(0).entries()) {
      if (entry instanceof Journal.Entry.Applied applied) {
        events.add(applied.event());
      }
    }
    return events;
  }
}
