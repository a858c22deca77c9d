package org.seatline.server.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.AcdJson;
import org.seatline.server.journal.Journal;
import org.seatline.server.journal.JournalFolder;

/**
 * Runs a journal again from its first record (or the oldest snapshot that is kept) and compares,
 * byte for byte, with every later snapshot; and at the end with the state that a recovery from the
 * last snapshot gives.
 */
public final class Replay {
  private final JournalFolder folder;
  private final Map<Long, Effect> unconfirmed = new LinkedHashMap<>();
  private final Map<String, String> kept = new TreeMap<>();
  private Acd core = new Acd(Strategies.all());
  private long events;
  private long effects;
  private int snapshots;
  private long cutBytes;

  private Replay(JournalFolder folder) {
    this.folder = folder;
  }

  /** How a replay ended. */
  public sealed interface Outcome {}

  /**
   * Every comparison held.
   *
   * @param snapshots how many were compared
   * @param cutBytes torn tail that was left out
   * @param hash of the final state
   */
  public record Identical(long events, long effects, int snapshots, long cutBytes, String hash)
      implements Outcome {}

  /**
   * Something differs.
   *
   * @param generation the snapshot, or the last generation when its recovery differs
   * @param events applied before the comparison
   * @param place path of the first difference, for instance {@code core.seats[3].state.type}
   */
  public record Different(
      long generation, long events, String place, String recorded, String replayed)
      implements Outcome {}

  /** The journal was written by rules of another version. */
  public record OtherVersion(String version) implements Outcome {}

  /**
   * Replays a journal's folder; nothing in it is changed.
   *
   * @throws IOException when there is none or it cannot be read
   */
  public static Outcome of(Path folder) throws IOException {
    JournalFolder journal = new JournalFolder(folder);
    long first = journal.firstOfThisVersion();
    List<Long> generations = journal.generations();
    if (first < 0) {
      byte[] snapshot = journal.snapshot(generations.getLast());
      return new OtherVersion(snapshot == null ? "" : JournalFolder.versionOf(snapshot));
    }
    return new Replay(journal).run(generations.stream().filter(g -> g >= first).toList());
  }

  private Outcome run(List<Long> generations) throws IOException {
    for (long generation : generations) {
      byte[] snapshot = folder.snapshot(generation);
      if (snapshot != null && generation == generations.getFirst()) {
        begin(AcdJson.read(snapshot, Journal.Snapshot.class));
      } else if (snapshot != null) {
        byte[] ours = AcdJson.write(snapshot());
        snapshots++;
        if (!Arrays.equals(ours, snapshot)) {
          return different(generation, snapshot, ours);
        }
      }
      boolean last = generation == generations.getLast();
      Acd recovered = last && snapshot != null ? recovered(snapshot) : null;
      JournalFolder.Tail tail = folder.entries(generation);
      tail.entries().forEach(entry -> apply(entry, recovered));
      cutBytes += tail.cutBytes();
      if (recovered != null) {
        byte[] ours = AcdJson.write(core.state());
        byte[] theirs = AcdJson.write(recovered.state());
        if (!Arrays.equals(ours, theirs)) {
          return different(generation, theirs, ours);
        }
      }
    }
    return new Identical(events, effects, snapshots, cutBytes, AcdJson.hash(core.state()));
  }

  private static Acd recovered(byte[] snapshot) throws IOException {
    return new Acd(Strategies.all(), AcdJson.read(snapshot, Journal.Snapshot.class).core());
  }

  private void begin(Journal.Snapshot snapshot) {
    core = new Acd(Strategies.all(), snapshot.core());
    snapshot.unconfirmed().forEach(effect -> unconfirmed.put(effect.id(), effect));
    kept.putAll(snapshot.kept());
  }

  private Journal.Snapshot snapshot() {
    return new Journal.Snapshot(
        Acd.VERSION, core.state(), List.copyOf(unconfirmed.values()), Map.copyOf(kept));
  }

  private void apply(Journal.Entry entry, @Nullable Acd recovered) {
    switch (entry) {
      case Journal.Entry.Applied applied -> {
        List<Effect> done = core.apply(applied.event());
        events++;
        effects += done.size();
        done.stream().filter(Effect::durable).forEach(e -> unconfirmed.put(e.id(), e));
        if (recovered != null) {
          recovered.apply(applied.event());
        }
      }
      case Journal.Entry.Confirmed confirmed -> unconfirmed.remove(confirmed.effectId());
      case Journal.Entry.Kept record -> keep(record.key(), record.value());
    }
  }

  private void keep(String key, @Nullable String value) {
    if (value == null) {
      kept.remove(key);
    } else {
      kept.put(key, value);
    }
  }

  private Different different(long generation, byte[] recorded, byte[] replayed)
      throws IOException {
    JsonDifference first =
        JsonDifference.first(
            AcdJson.read(recorded, JsonNode.class), AcdJson.read(replayed, JsonNode.class));
    return new Different(generation, events, first.place(), first.left(), first.right());
  }
}
