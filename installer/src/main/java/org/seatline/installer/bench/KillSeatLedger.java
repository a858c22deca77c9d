package org.seatline.installer.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the seat has to have kept, by what its driver said before it was killed; and what of that
 * the next process found. Knows nothing of the store.
 */
final class KillSeatLedger {
  /** A keystroke that is older than this when the process is killed has to be there. */
  private static final long SAFE_AFTER_NANOS = 300_000_000;

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  /** One draft by its keys. */
  private static final class Draft {
    final List<String> keys = new ArrayList<>();
    final List<Long> typedAt = new ArrayList<>();
    int safe;
    boolean handed;

    void type(String key, long at) {
      keys.add(key);
      typedAt.add(at);
    }

    /** What is on disk counts as typed long ago. */
    void begin(String text) {
      keys.clear();
      typedAt.clear();
      text.codePoints().mapToObj(Character::toString).forEach(key -> type(key, LONG_AGO));
      safe = keys.size();
      handed = false;
    }

    String text(int count) {
      return String.join("", keys.subList(0, count));
    }
  }

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Set<String> safeTickets = new HashSet<>();
  private final Map<String, List<Long>> talksMs = new HashMap<>();
  private final List<Double> missingMs = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private @Nullable String talking;
  private long talkingSince;

  /** When the last process that somebody typed in was killed. */
  private long killedAt;

  private long oldestMissingNanos;
  private int keystrokes;
  private int lostKeystrokes;
  private int resumed;

  /**
   * A process was killed.
   *
   * @param lines all that its driver said
   */
  void killed(List<String> lines, long killedAtNanos) {
    Map<String, String> found = new HashMap<>();
    talking = null;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "found" -> found.put(words[1], KillSeatWords.plain(words[2]));
        case "usable" -> {
          compare(found);
          killedAt = killedAtNanos; // one that was not usable yet has typed nothing
        }
        case "key" -> key(words[1], Long.parseLong(words[2]), KillSeatWords.plain(words[3]));
        case "handing" -> drafts.computeIfAbsent(words[1], id -> new Draft()).handed = true;
        case "safe" -> safe(words[1]);
        case "talking" -> {
          talking = words[1];
          talkingSince = Long.parseLong(words[2]);
        }
        case "resumes" -> resumed++;
        case "over" -> talked(Long.parseLong(words[2]));
        default -> {} // nothing that has to be kept
      }
    }
    talked(killedAtNanos);
    drafts.values().forEach(this::age);
  }

  private void age(Draft draft) {
    while (draft.safe < draft.keys.size()
        && killedAt - draft.typedAt.get(draft.safe) > SAFE_AFTER_NANOS) {
      draft.safe++;
    }
  }

  private void key(String draftId, long at, String key) {
    keystrokes++;
    drafts.computeIfAbsent(draftId, id -> new Draft()).type(key, at);
  }

  private void safe(String ticketId) {
    safeTickets.add(ticketId);
    drafts.remove(ticketId);
  }

  private void talked(long untilNanos) {
    String call = talking;
    if (call != null) {
      long ms = (untilNanos - talkingSince) / 1_000_000;
      talksMs.computeIfAbsent(call, id -> new ArrayList<>()).add(ms);
      talking = null;
    }
  }

  /** The next process has told what it found, and nothing was typed into it yet. */
  private void compare(Map<String, String> found) {
    oldestMissingNanos = 0;
    for (Map.Entry<String, Draft> entry : List.copyOf(drafts.entrySet())) {
      String id = entry.getKey();
      Draft draft = entry.getValue();
      String there = found.get(id);
      if (there != null) {
        compare(id, draft, there);
        draft.begin(there);
      } else if (draft.handed && draft.safe > 0) {
        safe(id); // the draft goes in the transaction that makes the ticket
      } else {
        missing(draft, 0);
        lose(id, draft.safe, "the draft is gone");
        drafts.remove(id);
      }
    }
    found.forEach((id, text) -> drafts.computeIfAbsent(id, one -> new Draft()).begin(text));
    missingMs.add(oldestMissingNanos / 1e6);
  }

  private void compare(String id, Draft draft, String there) {
    int kept = draft.keys.size();
    while (kept > 0 && !there.startsWith(draft.text(kept))) {
      kept--;
    }
    missing(draft, kept);
    lose(id, draft.safe - kept, "it holds '" + there + "'");
    if (!draft.text(draft.keys.size()).startsWith(there)) {
      complaints.add("draft " + id + " has what nobody typed: '" + there + "'");
    }
  }

  /** From this key on the draft is not there. */
  private void missing(Draft draft, int kept) {
    if (kept < draft.keys.size() && draft.typedAt.get(kept) != LONG_AGO) {
      oldestMissingNanos = Math.max(oldestMissingNanos, killedAt - draft.typedAt.get(kept));
    }
  }

  private void lose(String id, int count, String why) {
    if (count > 0) {
      lostKeystrokes += count;
      complaints.add("draft " + id + " lost " + count + " keystrokes: " + why);
    }
  }

  int keystrokes() {
    return keystrokes;
  }

  int lostKeystrokes() {
    return lostKeystrokes;
  }

  /** How old the oldest keystroke was that a kill took, kill by kill, in ms; 0 for none. */
  List<Double> missingMs() {
    return missingMs;
  }

  int resumed() {
    return resumed;
  }

  /** Tickets of which the agent was told that they are safe, or whose drafts have become one. */
  Set<String> safeTickets() {
    return safeTickets;
  }

  /** How long each call was talked in, process by process, in ms. */
  Map<String, List<Long>> talksMs() {
    return talksMs;
  }

  /** What was found wrong, in words. */
  List<String> complaints() {
    return complaints;
  }
}
