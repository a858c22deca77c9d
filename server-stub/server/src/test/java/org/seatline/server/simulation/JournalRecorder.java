package org.seatline.server.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.AcdJson;
import org.seatline.server.journal.FileJournal;
import org.seatline.server.journal.Journal;

/**
 * Records the journal of a simulated run. {@code main} writes the committed one anew, into the
 * folder given; do so after {@link Acd#VERSION} was raised.
 */
public final class JournalRecorder {
  private static final long SEED = 5;
  private static final int EVENTS = 400;
  private static final int BATCH = 8;

  private JournalRecorder() {}

  /** The events that the core of a simulated run was given, in order. */
  public static List<Event> record(long seed, int events) {
    List<Event> recorded = new ArrayList<>();
    Set<Event> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    new World(seed, snapshot -> recording(snapshot, recorded, seen)).run(events);
    return recorded;
  }

  /** What a restarted server replays was recorded already. */
  private static Core recording(
      @Nullable AcdState snapshot, List<Event> recorded, Set<Event> seen) {
    Core core = Core.real(snapshot);
    return new Core() {
      @Override
      public List<Effect> apply(Event event) {
        if (seen.add(event)) {
          recorded.add(event);
        }
        return core.apply(event);
      }

      @Override
      public AcdState state() {
        return core.state();
      }

      @Override
      public long nextDeadlineMs() {
        return core.nextDeadlineMs();
      }
    };
  }

  /** A digest of the state after each event. */
  public static String digest(List<Event> events) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Acd core = new Acd(Strategies.all());
      for (Event event : events) {
        core.apply(event);
        digest.update(AcdJson.write(core.state()));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.deleteIfExists(folder.resolve("journal-0.seatline"));
    List<Event> events = record(SEED, EVENTS);
    try (FileJournal journal = new FileJournal(folder)) {
      journal.recover();
      for (int i = 0; i < events.size(); i++) {
        journal.append(new Journal.Entry.Applied(events.get(i)));
        if (i % BATCH == 0) {
          journal.commit();
        }
      }
      journal.commit();
    }
    Files.writeString(
        folder.resolve("expected.properties"),
        "# Written by JournalRecorder.\nversion=%s\nstates=%s\n"
            .formatted(Acd.VERSION, digest(events)));
  }
}
