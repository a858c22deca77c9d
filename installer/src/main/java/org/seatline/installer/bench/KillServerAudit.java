package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;

/**
 * Compares what the callers tell, what the seats say, what the server's database has and what the
 * journal holds. It knows nothing of how the bench was run but the moments of the kills.
 */
final class KillServerAudit {
  private static final int NUMBER_DIGITS = 9;

  /** From the first word of the server to a place in the queue at most, on a busy machine. */
  private static final long MENU_MAX_MS = 3_000;

  /** Clocks and roundings: what two parties may disagree about the order of two things. */
  private static final long TOLERANCE_MS = 500;

  /** A seat's ring, its answer and the move of the media. */
  private static final long OFFER_MAX_MS = 3_000;

  private final Path data;
  private final List<Long> kills;
  private final List<String> agents;
  private final List<String> findings = new ArrayList<>();
  private final Set<String> lost = new HashSet<>();
  private final Set<String> lostPlaces = new HashSet<>();
  private final Set<String> stuck = new HashSet<>();
  private int doubleConnected;

  KillServerAudit(Path data, List<Long> kills, List<String> agents) {
    this.data = data;
    this.kills = kills;
    this.agents = agents;
  }

  private void find(Set<String> where, String who, String what) {
    where.add(who);
    findings.add(what);
  }

  /** Whether all callers came to an end in time. */
  void callersEnded(boolean all) {
    if (!all) {
      findings.add("some callers are still on the line");
    }
  }

  /** While the server runs: every seat is free and ready again, by its own words and the core's. */
  void seats(List<ChildProcess> seats, long maxMs) throws IOException {
    for (int i = 0; i < seats.size(); i++) {
      String agent = agents.get(i);
      try {
        seats.get(i).awaitLast("seat idle waiting=", "seat idle waiting=0", maxMs);
        seats.get(i).awaitLast("seat state ", "seat state ready", maxMs);
      } catch (IOException e) {
        find(stuck, agent, "seat " + agent + ": " + e.getMessage());
      }
    }
    KillJournal journal = KillJournal.read(data);
    for (String agent : agents) {
      String why = journal.stuck(agent);
      if (why != null) {
        find(stuck, agent, why);
      }
    }
    oneSeatForEachCall(seats);
  }

  private void oneSeatForEachCall(List<ChildProcess> seats) {
    Map<String, String> talkedAt = new HashMap<>();
    for (int i = 0; i < seats.size(); i++) {
      for (String line : new HashSet<>(seats.get(i).lines(l -> l.startsWith("seat talking ")))) {
        String before = talkedAt.put(line, agents.get(i));
        if (before != null) {
          doubleConnected++;
          findings.add("two seats, " + before + " and " + agents.get(i) + ": " + line);
        }
      }
    }
  }

  /** After the server has stopped: everything else. */
  KillServerResult judge(List<Double> restartMs, List<CallerStory> stories) throws IOException {
    KillJournal journal = KillJournal.read(data);
    Map<String, Long> queuedAt = new HashMap<>();
    try (Books books = Books.open(data)) {
      for (CallerStory story : stories) {
        judge(story, books, queuedAt);
      }
    }
    places(stories, queuedAt);
    journal.passedOver().forEach(what -> find(lostPlaces, what, what));
    journal.tornFromSeats().forEach(what -> find(lostPlaces, what, what));
    journal.answeredTwice().forEach(findings::add);
    doubleConnected += journal.answeredTwice().size() + twoAtOneSeat(stories);
    if (journal.openCalls() > 0) {
      find(lost, "open", journal.openCalls() + " calls are not over in the journal");
    }
    return new KillServerResult(
        stories.size(),
        lost.size(),
        lostPlaces.size(),
        doubleConnected,
        stuck.size(),
        restartMs,
        recoveryMs(stories),
        findings);
  }

  private void judge(CallerStory story, Books books, Map<String, Long> queuedAt)
      throws IOException {
    String number = story.number();
    if (!story.servedToTheEnd()) {
      find(lost, number, "caller " + number + " was not served: " + story.steps());
    }
    String tail = number.substring(number.length() - NUMBER_DIGITS);
    String mine = " from calls c where c.caller_number like '%" + tail + "'";
    String segments =
        " from call_segments s join calls c on c.call_id = s.call_id"
            + " where c.caller_number like '%"
            + tail
            + "'";
    if (books.number("select count(*)" + mine) != 1
        || books.number("select count(*)" + mine + " and c.closed_ms is not null") != 1
        || books.number("select count(*)" + segments + " and s.answered_ms is not null") == 0) {
      find(lost, number, "caller " + number + " is not in the books as served");
      return;
    }
    long queuedMs = books.number("select min(s.queued_ms)" + segments);
    queuedAt.put(number, queuedMs);
    Long heard = story.heardInPeace(kills, MENU_MAX_MS);
    if (heard != null && queuedMs > heard + MENU_MAX_MS + TOLERANCE_MS) {
      find(
          lostPlaces,
          number,
          "caller " + number + " is said to wait only since " + queuedMs + ": " + story.steps());
    }
  }

  /** By the callers' own clock: who came clearly later was not served clearly earlier. */
  private void places(List<CallerStory> stories, Map<String, Long> queuedAt) {
    for (CallerStory first : stories) {
      for (CallerStory second : stories) {
        Long queued = queuedAt.get(first.number());
        Long queuedLater = queuedAt.get(second.number());
        Long served = first.servedAtMs();
        Long servedEarlier = second.servedAtMs();
        if (queued != null
            && queuedLater != null
            && served != null
            && servedEarlier != null
            && queued + TOLERANCE_MS < queuedLater
            && servedEarlier + OFFER_MAX_MS < served
            && !killedWithin(servedEarlier - OFFER_MAX_MS, served)) {
          find(
              lostPlaces,
              first.number(),
              "caller " + first.number() + " was served after " + second.number());
        }
      }
    }
  }

  /** An offer that a kill withdrew rings again later, and its seat may be another one. */
  private boolean killedWithin(long fromMs, long untilMs) {
    return kills.stream().anyMatch(at -> at >= fromMs && at <= untilMs);
  }

  private int twoAtOneSeat(List<CallerStory> stories) {
    List<CallerStory.Talk> talks = stories.stream().flatMap(s -> s.talks().stream()).toList();
    int count = 0;
    for (int i = 0; i < talks.size(); i++) {
      for (int j = i + 1; j < talks.size(); j++) {
        CallerStory.Talk a = talks.get(i);
        CallerStory.Talk b = talks.get(j);
        boolean together =
            a.fromMs() + TOLERANCE_MS < b.untilMs() && b.fromMs() + TOLERANCE_MS < a.untilMs();
        if (a.port() == b.port() && together && !a.number().equals(b.number())) {
          count++;
          findings.add("two callers at one seat: " + a + " " + b);
        }
      }
    }
    return count;
  }

  private List<Double> recoveryMs(List<CallerStory> stories) {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < kills.size(); i++) {
      long killed = kills.get(i);
      long until = i + 1 < kills.size() ? kills.get(i + 1) : Long.MAX_VALUE;
      for (CallerStory story : stories) {
        @Nullable Long back = story.backAfter(killed);
        if (back != null && back < until) {
          times.add((double) (back - killed));
        }
      }
    }
    return times;
  }
}
