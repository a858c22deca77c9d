package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.QueueRules;

/** The checker's own book of calls, seats and queues: plain fields, filled from effects. */
final class Ledger {
  final Map<String, CallLine> calls = new LinkedHashMap<>();
  final Map<String, SeatLine> seats = new LinkedHashMap<>();
  final Map<String, QueueLine> queues = new LinkedHashMap<>();
  final Map<String, OfferLine> offers = new LinkedHashMap<>();
  final Set<String> closedCalls = new HashSet<>();
  Map<String, Integer> callerPoints = new HashMap<>();
  Map<String, Integer> calledPoints = new HashMap<>();

  /** The most points that a call can have had under any configuration so far. */
  long pointsMax;

  final Map<String, Spoke> spoke = new HashMap<>();
  long nowMs;

  /** How many silences lasted too long: some time between the last event and this one. */
  int silencesOver;

  private long arrivals;

  /** One call that is not over. */
  static final class CallLine {
    final String id;
    String where = "menu";
    String queue = "";
    int priority;
    boolean front;
    long arrival;
    long queuedAtMs;
    long unheardUntilMs;
    long sinceMs;
    int answeredSegment;
    @Nullable String only;
    String number = "";
    String called = "";
    @Nullable String keptFor;
    long keptUntilMs;
    final Set<String> rulesUsed = new HashSet<>();
    final Set<String> queuesSeen = new HashSet<>();
    @Nullable String talksWith;
    @Nullable String callback;
    long chosenAtMs;
    long restUntilMs;
    int attempts;
    int dialled;
    boolean rulesChanged;
    boolean reached;
    long answeredMs;
    boolean handedOver;
    @Nullable String sentTo;
    @Nullable String outside;
    @Nullable String outsideOffer;
    @Nullable String outsideFrom;
    @Nullable String recalledBy;
    boolean outsideAnswered;
    long outsideUntilMs;
    String about = "";
    @Nullable String asker;
    final List<String> offers = new ArrayList<>();

    CallLine(String id) {
      this.id = id;
    }

    /** A wait that has nothing to do with an earlier one. */
    void startsAnew(long nowMs) {
      front = false;
      sinceMs = nowMs;
      rulesUsed.clear();
      queuesSeen.clear();
      keptFor = null;
    }

    /** How long it counts as having waited for this seat. */
    long sinceFor(SeatLine seat, long startMs) {
      return seat.id.equals(keptFor) ? sinceMs - startMs : sinceMs;
    }

    /** Whether this call has to be served before the other one, given what both weigh. */
    boolean before(CallLine other, long weight, long otherWeight) {
      if (front != other.front) {
        return front;
      }
      if (weight != otherWeight) {
        return weight > otherWeight;
      }
      return sinceMs != other.sinceMs ? sinceMs < other.sinceMs : arrival < other.arrival;
    }
  }

  /** One seat. */
  static final class SeatLine {
    final String id;
    String state = "signed-out";
    long sinceMs;
    long deadlineMs;
    boolean shownLeased;
    long unleasedSinceMs;
    String session = "";
    boolean alive;
    boolean phone;
    long registeredUntilMs;
    @Nullable String talksOn;
    Map<String, Integer> skills = new HashMap<>();
    Map<String, Integer> ranks = new HashMap<>();
    long lastOffer;
    long answered;
    long talkedMs;
    int misses;
    boolean lastCall;
    @Nullable String next;
    @Nullable String wrapsUp;

    SeatLine(String id) {
      this.id = id;
    }

    void forgetsCounts() {
      lastOffer = 0;
      answered = 0;
      talkedMs = 0;
    }

    boolean free() {
      return state.equals("ready") && shownLeased;
    }
  }

  /** One queue as it is configured now, and its totals. */
  static final class QueueLine {
    final String id;
    AcdConfig.Queue config;
    boolean deserted;
    boolean hoursOver;
    boolean emergency;
    long gapMs;
    long lastAnsweredMs;
    int entered;
    int left;
    int answered;
    int abandoned;
    int inTime;

    QueueLine(AcdConfig.Queue config) {
      this.id = config.id();
      this.config = config;
    }

    boolean open() {
      return !hoursOver && !emergency;
    }

    /** Whether the seat may take some caller at some time. */
    boolean everServedBy(SeatLine seat) {
      return servedBy(seat, Long.MAX_VALUE);
    }

    /** Whether the seat may take a caller who has waited so long. */
    boolean servedBy(SeatLine seat, long waitMs) {
      if (config.rules().owner() != null) {
        return seat.id.equals(config.rules().owner());
      }
      boolean able = able(seat, config.requiredSkills());
      for (QueueRules.Relaxation step : config.rules().relaxations()) {
        able |= waitMs >= step.afterMs() && able(seat, step.requiredSkills());
      }
      return able;
    }

    private static boolean able(SeatLine seat, Map<String, Integer> needs) {
      for (Map.Entry<String, Integer> need : needs.entrySet()) {
        Integer has = seat.skills.get(need.getKey());
        if (has == null || has < need.getValue()) {
          return false;
        }
      }
      return true;
    }
  }

  CallLine call(String callId) {
    CallLine call = calls.get(callId);
    if (call == null) {
      throw new Violation("no-such-call", callId);
    }
    return call;
  }

  SeatLine seat(String agentId) {
    SeatLine seat = seats.get(agentId);
    if (seat == null) {
      throw new Violation("no-such-seat", agentId);
    }
    return seat;
  }

  QueueLine queue(String queueId) {
    QueueLine queue = queues.get(queueId);
    if (queue == null) {
      throw new Violation("no-such-queue", queueId);
    }
    return queue;
  }

  /** Who spoke with a customer last, and when. */
  record Spoke(String agent, long atMs) {}

  /** One open offer. */
  record OfferLine(String offer, String call, String seat, long deadlineMs) {}

  /** These points are given from now on; calls keep those that they have. */
  void points(AcdConfig.Points points) {
    callerPoints = new HashMap<>(points.callers());
    calledPoints = new HashMap<>(points.called());
    long most = (long) SimCaller.PRIORITY_MAX + most(callerPoints) + most(calledPoints);
    pointsMax = Math.max(pointsMax, most);
  }

  private static int most(Map<String, Integer> points) {
    return points.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** What a call that chose this in the menu weighs. */
  int points(CallLine call, int menu) {
    int points = menu;
    if (callerPoints.containsKey(call.number)) {
      points += callerPoints.get(call.number);
    }
    if (calledPoints.containsKey(call.called)) {
      points += calledPoints.get(call.called);
    }
    return points;
  }

  /** Seat and call have nothing to do with each other any more. */
  void stopTalking(CallLine call) {
    String agentId = call.talksWith;
    if (agentId != null) {
      seat(agentId).talksOn = null;
      call.talksWith = null;
    }
  }

  long nextArrival() {
    return ++arrivals;
  }

  /** Callers who wait in a queue, heard or not, and ring nowhere. */
  int waiting(String queue) {
    return count(queue, "waiting") + count(queue, "unheard");
  }

  int count(String queue, String where) {
    int count = 0;
    for (CallLine call : calls.values()) {
      if (call.queue.equals(queue) && call.where.equals(where)) {
        count++;
      }
    }
    return count;
  }
}
