package org.seatline.app.shell;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.QueueAtGlance;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatStateName;

/** The bar at the top: the agent's state and reasons, queues at a glance, the day. */
public final class StateBarViewModel {
  /**
   * What the bar shows.
   *
   * @param word the state in words, with the reason when not ready
   * @param sinceNanos when the state began
   * @param next what follows the call in progress, or null
   * @param alone the sentence of a seat that works alone, or null
   * @param who name and agent id
   * @param takesCalls whether this person has a state to choose
   */
  public record Bar(
      SeatStateName state,
      boolean held,
      String word,
      long sinceNanos,
      @Nullable String next,
      List<Queue> queues,
      @Nullable String alone,
      String day,
      String who,
      boolean takesCalls) {}

  /**
   * One queue at a glance.
   *
   * @param sinceNanos since when the first caller waits, or null when nobody does
   */
  public record Queue(String name, int waiting, @Nullable Long sinceNanos) {}

  /** A reason to be not ready, with the digit that chooses it. */
  public record Reason(String id, int digit, String text) {}

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<Bar> bar;

  /** Follows the seat from now on. */
  public StateBarViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    this.bar = new ReadOnlyObjectWrapper<>(describe(seat.snapshot()));
    seat.observe(now -> bar.set(describe(now)));
    messages.languageProperty().addListener(property -> bar.set(describe(seat.snapshot())));
  }

  /** What the bar shows. */
  public ReadOnlyObjectProperty<Bar> barProperty() {
    return bar.getReadOnlyProperty();
  }

  /** The reasons that an agent may choose. */
  public List<Reason> reasons() {
    SeatSnapshot.Person person = seat.snapshot().person();
    if (person == null) {
      return List.of();
    }
    List<ReasonCode> choosable =
        person.reasons().stream().filter(ReasonCode::choosable).limit(9).toList();
    return IntStream.range(0, choosable.size())
        .mapToObj(
            i -> new Reason(choosable.get(i).id(), i + 1, messages.of(choosable.get(i).name())))
        .toList();
  }

  /** Whether the next press of the key asks for a reason (else it makes ready). */
  public boolean asksForReason() {
    SeatSnapshot.State state = seat.snapshot().state();
    return state.name() != SeatStateName.NOT_READY && state.nextNotReady() == null;
  }

  /** Wants calls. */
  public void ready() {
    seat.ready();
  }

  /** Wants no calls, now or after the call. */
  public void notReady(String reasonId) {
    seat.notReady(reasonId);
  }

  /** Whether a call rings, is talked or wrapped up here. */
  public boolean inCall() {
    return switch (seat.snapshot().state().name()) {
      case RESERVED, TALKING, WRAP_UP -> true;
      case READY, NOT_READY, SIGNED_OUT -> false;
    };
  }

  /** Whether calls come, or one is here: then "after the next" means something. */
  public boolean takesCalls() {
    return inCall() || seat.snapshot().state().name() == SeatStateName.READY;
  }

  /** Wants no calls after this one, or after one more; empty to be signed out then. */
  public void lastCall(String reasonId) {
    seat.lastCall(reasonId);
  }

  /** Signs out. */
  public void signOut() {
    seat.signOut();
  }

  private Bar describe(SeatSnapshot now) {
    boolean held = now.call() != null && now.call().held();
    SeatSnapshot.State state = now.state();
    SeatSnapshot.Person person = now.person();
    return new Bar(
        state.name(),
        held,
        word(now, held),
        state.sinceNanos(),
        next(state, person),
        now.queues().stream().map(line -> queue(person, line)).toList(),
        alone(now.connection()),
        day(now.day()),
        person == null ? "" : messages.of(person.agent().name()) + " " + person.agent().agentId(),
        person != null && person.agent().roles().contains(Role.AGENT));
  }

  private @Nullable String next(SeatSnapshot.State state, SeatSnapshot.@Nullable Person person) {
    String next = state.nextNotReady();
    if (next == null) {
      return null;
    }
    String what =
        next.equals("signed-out") ? messages.get("state.signed-out") : reason(person, next);
    return messages.get(
        state.name() == SeatStateName.READY ? "state.next-after-one-more" : "state.next", what);
  }

  private String word(SeatSnapshot now, boolean held) {
    if (held) {
      return messages.get("state.hold");
    }
    return switch (now.state().name()) {
      case SIGNED_OUT -> messages.get("state.signed-out");
      case READY -> messages.get("state.ready");
      case RESERVED -> messages.get("state.reserved");
      case TALKING -> messages.get("state.talking");
      case WRAP_UP -> messages.get("state.wrap-up");
      case NOT_READY ->
          now.state().reason() == null
              ? messages.get("state.not-ready")
              : messages.get("state.not-ready-reason", reason(now.person(), now.state().reason()));
    };
  }

  private String reason(SeatSnapshot.@Nullable Person person, String id) {
    return person == null ? id : messages.of(person.reasonName(id));
  }

  private Queue queue(SeatSnapshot.@Nullable Person person, QueueAtGlance line) {
    var info = person == null ? null : person.queues().get(line.queueId());
    return new Queue(
        info == null ? line.queueId() : messages.of(info.name()),
        line.waiting(),
        line.waitingSinceNanos());
  }

  private @Nullable String alone(SeatSnapshot.Connection connection) {
    Long since = connection.aloneSinceMs();
    if (connection.online() || since == null) {
      return null;
    }
    Long until = connection.aloneUntilMs();
    String kept =
        connection.waitingToSend() == 0
            ? ""
            : " · " + messages.get("shell.alone-kept", connection.waitingToSend());
    String bound =
        until == null ? "" : " · " + messages.get("shell.alone-until", Clocks.dayAndTime(until));
    return messages.get("shell.alone", Clocks.timeOfDay(since)) + kept + bound;
  }

  private String day(SeatSnapshot.Day day) {
    if (day.calls() == 0) {
      return messages.get("shell.day-empty");
    }
    return messages.get(
        "shell.day",
        day.calls(),
        Clocks.duration((day.talkMs() + day.wrapUpMs()) / day.calls()),
        Clocks.duration(day.wrapUpMs() / day.calls()));
  }
}
