package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A core with one queue, {@code bills}, and a few agents, whose time is the test's. */
final class SmallCentre {
  static final String TRUNK = "trunk:5060";
  static final String QUEUE = "bills";
  static final long WRAP_UP_MS = AcdConfig.Queue.usual(QUEUE, "", "", Map.of()).wrapUpMs();

  private final Acd acd = new Acd(Strategies.all());
  private long nowMs = 1_000_000;

  SmallCentre(String... agents) {
    AcdConfig.Queue bills = AcdConfig.Queue.usual(QUEUE, "电费", "Bills", Map.of());
    List<AcdConfig.Agent> people = new ArrayList<>();
    for (String agent : agents) {
      people.add(new AcdConfig.Agent(agent, agent, Map.of()));
    }
    happens(
        new Event.ConfigurationLoaded(
            nowMs, new AcdConfig(1, List.of(bills), people, AcdConfig.Timings.usual())));
  }

  long nowMs() {
    return nowMs;
  }

  AcdState state() {
    return acd.state();
  }

  List<Effect> happens(Event event) {
    return acd.apply(event);
  }

  List<Effect> passes(long ms) {
    nowMs += ms;
    return happens(new Event.Tick(nowMs));
  }

  /** Somewhat later than whoever was ready before. */
  void ready(String agent) {
    nowMs += 100;
    happens(new Event.SeatSignedIn(nowMs, agent, "s-" + agent));
    happens(new Event.SeatReady(nowMs, agent));
  }

  List<Effect> calls(String callId) {
    happens(new Event.CallArrived(nowMs, callId, "+8613800000000", Map.of(Event.TRUNK, TRUNK)));
    return happens(new Event.CallQueued(nowMs, callId, QUEUE, 0, "1", null));
  }

  /** A new call is answered by this agent, the only one who is ready; the offer's id. */
  String talks(String agent, String callId) {
    ready(agent);
    Effect.OfferCall offer = offer(calls(callId));
    happens(new Event.OfferAnswered(nowMs, offer.offerId(), callId, agent));
    return offer.offerId();
  }

  SeatState seat(String agent) {
    return Objects.requireNonNull(acd.seat(agent)).state();
  }

  Seat wholeSeat(String agent) {
    return Objects.requireNonNull(acd.seat(agent));
  }

  boolean knows(String callId) {
    return acd.call(callId) != null;
  }

  CallState call(String callId) {
    return Objects.requireNonNull(acd.call(callId)).state();
  }

  /** Place in the queue, 1 is next; 0 for who does not wait. */
  int position(String callId) {
    return acd.position(callId);
  }

  Door door() {
    return acd.door(QUEUE);
  }

  static Effect.OfferCall offer(List<Effect> effects) {
    return only(effects, Effect.OfferCall.class).getFirst();
  }

  static <T extends Effect> List<T> only(List<Effect> effects, Class<T> type) {
    return effects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static <T extends Fact> List<T> facts(List<Effect> effects, Class<T> type) {
    return only(effects, Effect.Recorded.class).stream()
        .map(Effect.Recorded::fact)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Why the event was refused; empty when it was not. */
  static String refusal(List<Effect> effects) {
    return only(effects, Effect.EventRefused.class).stream()
        .map(Effect.EventRefused::why)
        .findFirst()
        .orElse("");
  }
}
