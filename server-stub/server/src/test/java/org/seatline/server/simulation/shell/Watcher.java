package org.seatline.server.simulation.shell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Fact;
import org.seatline.softphone.call.CallEnd;

/**
 * The promises as the phones see them. Knows callers, seats and what was handed out; shares no code
 * with core or shells. What may be wrong for a moment (a message is lost) may not stay wrong.
 */
final class Watcher {
  /** For so long of the server's life something may be wrong: an unanswered re-INVITE and more. */
  private static final long WRONG_MAX_MS = 75_000;

  private final ShellWorld world;
  private final Map<String, String> callOf = new HashMap<>();
  private final Map<String, String> granted = new HashMap<>();
  private final Set<String> everGranted = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Set<String> released = new HashSet<>();
  private final Set<String> leftBySeat = new HashSet<>();
  private final Map<String, Integer> offered = new HashMap<>();
  private final Map<String, Set<String>> invites = new HashMap<>();
  private final Map<Long, Effect> handed = new HashMap<>();
  private final Map<String, Long> wrongSince = new LinkedHashMap<>();
  private final Set<String> wrongNow = new HashSet<>();
  private final Farewells farewells;
  private int dialled;

  private int grants;

  Watcher(ShellWorld world) {
    this.world = world;
    this.farewells =
        new Farewells(world.agenda()::nowMs, number -> callOf.getOrDefault(number, ""));
  }

  /** Who hangs up, and who is said to refuse. */
  Farewells farewells() {
    return farewells;
  }

  int handedOut() {
    return handed.size();
  }

  /** How often somebody was to be called back. */
  int dialled() {
    return dialled;
  }

  /** How often a seat was granted a call. */
  int grants() {
    return grants;
  }

  static void require(boolean holds, String rule, String detail) {
    if (!holds) {
      throw new Broken(rule, detail);
    }
  }

  /** The server is about to perform this. */
  void handedOut(Effect effect, boolean recovered) {
    Effect before = handed.put(effect.id(), effect);
    require(
        before == null || before.equals(effect),
        "effect-before-journal",
        "performed " + before + ", and after a crash the number is of " + effect);
    require(before == null || recovered, "effect-twice", String.valueOf(effect));
    switch (effect) {
      case Effect.Connect e -> {
        grants += before == null ? 1 : 0;
        granted.put(e.callId(), e.agentId());
        everGranted.add(e.callId() + " " + e.agentId());
      }
      case Effect.ReleaseCall e -> released.add(e.callId());
      case Effect.DialCaller _ -> dialled++;
      case Effect.KeepCallback e -> released.add(e.callId());
      case Effect.OfferCall e -> {
        if (!recovered) {
          offered.merge(e.offerId(), 1, Integer::sum);
        }
      }
      case Effect.Recorded e -> fact(e.fact(), before == null);
      default -> {}
    }
  }

  private void fact(Fact fact, boolean first) {
    if (fact instanceof Fact.CallStarted f) {
      callOf.put(f.callerNumber(), f.callId());
    } else if (fact instanceof Fact.CallClosed f) {
      require(closed.add(f.callId()) || !first, "closed-twice", f.callId());
    }
  }

  /** A seat's phone was called. */
  void invited(String agentId, String offerId, String sipCallId) {
    Set<String> dialogs = invites.computeIfAbsent(offerId, id -> new HashSet<>());
    dialogs.add(sipCallId);
    require(
        dialogs.size() <= offered.getOrDefault(offerId, 0),
        "called-twice",
        agentId + " by " + offerId + ": " + dialogs);
  }

  /** A seat has hung up or is gone: its call may end. */
  void seatLeft(PhoneSeat.Leg leg) {
    leftBySeat.add(leg.callId);
  }

  /**
   * The caller's media go there now: to us, or to a seat that was granted the call. It may be the
   * seat before (a re-INVITE that met another one is repeated), but then not for long.
   */
  void callerMoved(PhoneCaller caller, String mediaTo) {
    if (mediaTo.startsWith(SimProcess.HOST + ":")) {
      return;
    }
    SeatProgram seat = seatAt(mediaTo);
    String callId = callOf.get(caller.number());
    require(
        seat != null && callId != null && everGranted.contains(callId + " " + seat.agentId()),
        "connected-to-wrong-seat",
        caller.number() + " is sent to " + mediaTo + " but granted to " + granted.get(callId));
  }

  private @Nullable SeatProgram seatAt(String media) {
    for (SeatProgram seat : world.seats()) {
      if (seat.media().equals(media)) {
        return seat;
      }
    }
    return null;
  }

  /** The server has ended a caller's call: somebody must have wanted it. */
  void callerEnded(PhoneCaller caller, CallEnd end) {
    String callId = callOf.get(caller.number());
    boolean byServer =
        end.cause() == CallEnd.Cause.REMOTE_HANG_UP || end.cause() == CallEnd.Cause.REFUSED;
    boolean reason = callId == null || released.contains(callId) || leftBySeat.contains(callId);
    require(
        !byServer || reason,
        "dropped-without-reason",
        caller.number() + " " + callId + ": " + end.cause() + " " + end.status());
  }

  /** Whether caller and seat hear each other. */
  boolean joined(PhoneSeat.Leg leg, PhoneSeat phone) {
    PhoneCaller caller = world.caller(leg.number);
    return caller != null
        && caller.onTheLine()
        && leg.established
        && caller.mediaTo().equals(phone.media())
        && leg.mediaTo.equals(caller.media());
  }

  /** Whether this caller talks with some seat. */
  boolean talks(PhoneCaller caller) {
    SeatProgram seat = seatAt(caller.mediaTo());
    PhoneSeat phone = seat == null ? null : seat.phone();
    PhoneSeat.Leg leg = phone == null ? null : phone.leg();
    return phone != null && leg != null && joined(leg, phone);
  }

  /** After every event. */
  void check() {
    wrongNow.clear();
    world.callers().forEach(this::check);
    world.seats().forEach(this::check);
    wrongSince.keySet().retainAll(wrongNow);
    for (String wrong : wrongNow) {
      long since = wrongSince.computeIfAbsent(wrong, key -> world.upMs());
      if (world.upMs() - since > WRONG_MAX_MS) {
        throw new Broken(wrong.substring(0, wrong.indexOf(' ')), wrong + " for too long");
      }
    }
  }

  private void wrong(boolean holds, String rule, String who) {
    if (holds) {
      wrongNow.add(rule + " " + who);
    }
  }

  private void check(PhoneCaller caller) {
    wrong(caller.rings(), "rings-on", caller.number());
    if (!caller.onTheLine()) {
      return;
    }
    SimProcess server = world.server();
    boolean heard = server != null && server.media().listens(caller.mediaTo(), caller.media());
    String callId = callOf.get(caller.number());
    wrong(!heard && !talks(caller), "caller-hears-nobody", caller.number());
    wrong(callId != null && closed.contains(callId), "caller-left-over", caller.number());
  }

  private void check(SeatProgram seat) {
    PhoneSeat phone = seat.phone();
    PhoneSeat.Leg leg = phone == null ? null : phone.leg();
    if (phone == null || leg == null) {
      return;
    }
    String who = seat.agentId() + " on " + leg.callId;
    wrong(!leg.answered, "rings-on", who);
    if (leg.established) {
      PhoneCaller caller = world.caller(leg.number);
      wrong(caller == null || (caller.over() && !caller.left()), "seat-leg-left-over", who);
      boolean other = !seat.agentId().equals(granted.get(leg.callId));
      wrong(other, "connected-without-grant", who);
      boolean there = caller != null && caller.onTheLine();
      wrong(there && !leg.held && !joined(leg, phone), "not-joined", who);
    }
  }

  /** Whether the core has closed every call that it has begun. */
  boolean allClosed() {
    return closed.containsAll(callOf.values());
  }

  /** All is over: nothing may be left. */
  void finished() {
    for (PhoneCaller caller : world.callers()) {
      require(caller.over(), "caller-left-over", caller.number());
      require(!caller.rings(), "rings-on", caller.number());
    }
    for (SeatProgram seat : world.seats()) {
      PhoneSeat phone = seat.phone();
      require(phone != null && phone.leg() == null, "seat-leg-left-over", seat.agentId());
    }
    Set<String> open = new HashSet<>(callOf.values());
    open.removeAll(closed);
    require(open.isEmpty(), "call-never-closed", open.toString());
  }
}
