package org.seatline.installer.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.QueueBuilder;
import org.seatline.server.acd.Strategies;

/**
 * Callers with patience and agents who answer at once, around the real routing core, on a virtual
 * clock of milliseconds. For one thread.
 */
final class VirtualFloor {
  private static final long BEGIN_MS = 1_700_000_000_000L;
  private static final long DAYS_MS = 1_000L * 86_400_000L;

  private final Acd core = new Acd(Strategies.all());
  private final Waits waits;
  private final ToLongFunction<String> wrapUpMs;
  private final Map<String, Caller> callers = new HashMap<>();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::atMs).thenComparingLong(Task::order));
  private long nowMs = BEGIN_MS;
  private long order;

  private record Task(long atMs, long order, Runnable work) {}

  /** A caller who is not gone; times in milliseconds. */
  private record Caller(long talkMs, boolean talks) {}

  /** Is told how each wait ended. */
  interface Waits {
    void ended(String callId, long waitMs, boolean answered);
  }

  /**
   * A floor on which nobody is signed in.
   *
   * @param wrapUpMs how long an agent takes after a call
   */
  VirtualFloor(AcdConfig config, Waits waits, ToLongFunction<String> wrapUpMs) {
    this.waits = waits;
    this.wrapUpMs = wrapUpMs;
    apply(new Event.ConfigurationLoaded(nowMs, config));
  }

  /** A queue in which calls wait in the order of their arrival, for seats with this skill. */
  static AcdConfig.Queue queue(String id, @Nullable String skill) {
    return QueueBuilder.of(id)
        .requiredSkills(skill == null ? Map.of() : Map.of(skill, 1))
        .offerTimeoutMs(60_000)
        .wrapUpMs(DAYS_MS)
        .maxWaiting(1_000_000)
        .maxWaitMs(DAYS_MS)
        .announceEveryMs(0)
        .build();
  }

  /** A centre of these queues and agents. */
  static AcdConfig centre(List<AcdConfig.Queue> queues, List<AcdConfig.Agent> agents) {
    return new AcdConfig(
        1, queues, agents, new AcdConfig.Timings(15_000, 60_000, DAYS_MS, 60_000, DAYS_MS));
  }

  /** Milliseconds since the floor opened. */
  long nowMs() {
    return nowMs - BEGIN_MS;
  }

  /** Something happens at this moment (milliseconds since the floor opened), or now if past. */
  void at(long atMs, Runnable work) {
    tasks.add(new Task(Math.max(nowMs, BEGIN_MS + atMs), order++, work));
  }

  /** Runs until nothing is left to happen. */
  void run() {
    while (!tasks.isEmpty()) {
      Task task = tasks.element();
      if (core.nextDeadlineMs() <= task.atMs()) {
        nowMs = Math.max(nowMs, core.nextDeadlineMs());
        apply(new Event.Tick(nowMs));
      } else {
        tasks.remove();
        nowMs = task.atMs();
        task.work().run();
      }
    }
  }

  /** An agent is there and ready. */
  void ready(String agentId) {
    apply(new Event.SeatSignedIn(nowMs, agentId, agentId));
    apply(new Event.SeatReady(nowMs, agentId));
  }

  /** An agent leaves, after the present call. */
  void leaves(String agentId) {
    apply(new Event.SeatNotReady(nowMs, agentId, "away"));
  }

  /**
   * A caller comes and waits in this queue.
   *
   * @param patienceMs after which the caller hangs up, if nobody answered
   */
  void arrives(String callId, String queueId, long patienceMs, long talkMs) {
    callers.put(callId, new Caller(talkMs, false));
    apply(new Event.CallArrived(nowMs, callId, "", Map.of()));
    apply(new Event.CallQueued(nowMs, callId, queueId, 0, "", null));
    if (patienceMs < DAYS_MS) {
      at(nowMs() + patienceMs, () -> losesPatience(callId));
    }
  }

  private void losesPatience(String callId) {
    Caller caller = callers.get(callId);
    if (caller != null && !caller.talks()) {
      callers.remove(callId);
      apply(new Event.CallerGone(nowMs, callId));
    }
  }

  private void apply(Event event) {
    core.apply(event).forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.OfferCall offer ->
          apply(new Event.OfferAnswered(nowMs, offer.offerId(), offer.callId(), offer.agentId()));
      case Effect.Connect grant -> talks(grant.callId());
      case Effect.SeatStateChanged seat when seat.state().equals("wrap-up") -> wrapsUp(seat);
      case Effect.Recorded recorded -> counts(recorded.fact());
      default -> {
        // Sound and light.
      }
    }
  }

  private void talks(String callId) {
    Caller caller = callers.get(callId);
    if (caller != null) {
      callers.put(callId, new Caller(caller.talkMs(), true));
      at(nowMs() + caller.talkMs(), () -> hangsUp(callId));
    }
  }

  private void hangsUp(String callId) {
    callers.remove(callId);
    apply(new Event.CallEnded(nowMs, callId, EndedBy.CALLER, null));
  }

  private void wrapsUp(Effect.SeatStateChanged seat) {
    String callId = String.valueOf(seat.callId());
    long doneMs = nowMs() + wrapUpMs.applyAsLong(seat.agentId());
    at(doneMs, () -> apply(new Event.WrapUpDone(nowMs, seat.agentId(), callId, "done")));
  }

  private void counts(Fact fact) {
    switch (fact) {
      case Fact.CallAnswered f -> waits.ended(f.callId(), f.waitMs(), true);
      case Fact.SegmentClosed f when f.answeredAtMs() == 0 ->
          waits.ended(f.callId(), f.waitMs(), false);
      default -> {
        // Only waits are measured.
      }
    }
  }
}
