package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/** Time, a bad network and three nodes: a caller and two callees (the second behind a fork). */
final class SimWorld {
  static final CallSettings SETTINGS = new CallSettings(500, 4_000, 60_000, 120, 90, "sim");
  private static final long CALL_MAX_MS = 1_800_000;

  /** What travels. A response carries the transaction name that its request had. */
  record Wire(SimNode from, SimNode to, String transaction, SipMessage message, boolean hopAck) {}

  private record Timed(long atMs, long order, Runnable work) {}

  final Random random;
  final CallChecker checker;
  final Sabotage sabotage;
  final Map<String, Integer> covered = new TreeMap<>();
  private final PriorityQueue<Timed> queue =
      new PriorityQueue<>(Comparator.comparingLong(Timed::atMs).thenComparingLong(Timed::order));
  private final List<SimNode> nodes = new ArrayList<>();
  private long order;
  private boolean calm;
  private boolean patient;
  private int calls;
  long nowMs = 1_000;
  int events;

  SimWorld(long seed, Sabotage sabotage) {
    this.random = new Random(seed);
    this.sabotage = sabotage;
    this.checker = new CallChecker();
  }

  /** Runs call after call until so many events have happened and everything is over. */
  void run(int eventsMin) {
    while (events < eventsMin) {
      call();
    }
  }

  private void call() {
    queue.clear();
    nodes.clear();
    calm = false;
    patient = random.nextBoolean(); // who rings is left alone
    calls++;
    checker.newCall();
    boolean forked = random.nextInt(5) == 0;
    var caller = new SimNode(this, "a" + calls);
    var callee = new SimNode(this, "b" + calls);
    nodes.add(caller);
    nodes.add(callee);
    caller.peers.add(callee);
    callee.peers.add(caller);
    if (forked) {
      var second = new SimNode(this, "c" + calls);
      nodes.add(second);
      caller.peers.add(second);
      second.peers.add(caller);
    }
    String offer = random.nextInt(4) == 0 ? null : "o=" + calls;
    caller.apply(
        new CallEvent.Place(
            "sip:b@sim",
            "<sip:a@sim>",
            "<sip:b@sim>",
            "call" + calls,
            List.of(),
            SipHeaders.NONE,
            offer));
    if (random.nextInt(4) == 0) {
      at(nowMs + random.nextInt(3_000), () -> caller.apply(new CallEvent.HangUp(SipHeaders.NONE)));
    }
    long disturbUntil = nowMs + 2_000 + random.nextInt(150_000);
    nodes.forEach(node -> at(nowMs + random.nextInt(4_000), () -> disturb(node, disturbUntil)));
    long end = nowMs + CALL_MAX_MS;
    while (!queue.isEmpty() && nowMs < end) {
      Timed next = queue.poll();
      nowMs = Math.max(nowMs, next.atMs());
      if (!calm && nowMs > disturbUntil) {
        calm = true;
        hangUp(caller);
      }
      next.work().run();
      if (!forked) { // else a proxy calls the others off, and there is none here
        checker.ringing(caller, callee, nowMs);
      }
    }
    nodes.forEach(checker::finished);
  }

  /** As soon as the process is up. */
  private void hangUp(SimNode node) {
    if (node.down) {
      at(nowMs + 1_000, () -> hangUp(node));
    } else {
      node.apply(new CallEvent.HangUp(SipHeaders.NONE));
    }
  }

  private void disturb(SimNode node, long untilMs) {
    if (nowMs >= untilMs || node.forgotten) {
      return;
    }
    if (!patient || !(node.state instanceof CallState.Ringing)) {
      SimActions.something(node, random);
    }
    at(nowMs + 50 + random.nextInt(5_000), () -> disturb(node, untilMs));
  }

  void at(long atMs, Runnable work) {
    queue.add(new Timed(Math.max(nowMs, atMs), order++, work));
  }

  /** Loses, repeats and reorders; behaves once the call is to end. */
  void transmit(Wire wire) {
    int copies = calm ? 1 : random.nextInt(10) == 0 ? 0 : random.nextInt(10) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      long delay = random.nextInt(8) == 0 ? random.nextInt(1_500) : 5 + random.nextInt(60);
      at(nowMs + delay, () -> wire.to().arrive(wire));
    }
  }

  boolean calm() {
    return calm;
  }

  void cover(CallState before, CallEvent event, CallState after) {
    events++;
    String what =
        switch (event) {
          case CallEvent.RequestReceived(String t, SipRequest request) -> request.method();
          case CallEvent.ResponseReceived(SipResponse response) ->
              response.status() / 100 + "xx " + response.cseqMethod();
          default -> event.getClass().getSimpleName();
        };
    covered.merge(name(before) + " --" + what + "--> " + name(after), 1, Integer::sum);
  }

  private static String name(CallState state) {
    return state.getClass().getSimpleName();
  }
}
