package org.seatline.app.shell;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.protocol.CustomerRecord;

/** The last calls that were talked at this seat since it was started, newest first. */
public final class RecentCallsViewModel {
  /** As many as there are digits. */
  static final int CALLS_MAX = 9;

  /**
   * A call.
   *
   * @param at when it ended, for people
   * @param who the customer, or the number
   * @param what queue and length
   * @param customer whose record can be opened, or null
   */
  public record Line(
      String callId, String at, String who, String what, @Nullable CustomerRecord customer) {}

  private record Talked(CallView call, long endedAtMs, long talkedMs) {}

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectProperty<@Nullable CustomerRecord> customer;
  private final Consumer<CustomerRecord> opener;
  private final InstantSource clock = InstantSource.system();
  private final List<Talked> talks = new ArrayList<>();
  private final List<@Nullable CustomerRecord> customers = new ArrayList<>();
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private @Nullable CallView talking;

  /**
   * Follows the seat from now on.
   *
   * @param customer whose record is on the screen
   * @param opener shows a customer's record
   */
  public RecentCallsViewModel(
      Seat seat,
      Messages messages,
      ReadOnlyObjectProperty<@Nullable CustomerRecord> customer,
      Consumer<CustomerRecord> opener) {
    this.seat = seat;
    this.messages = messages;
    this.customer = customer;
    this.opener = opener;
    seat.observe(this::follow);
    customer.addListener((property, before, now) -> name(now));
    messages.languageProperty().addListener(property -> describe());
  }

  /** The calls. */
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** Opens the customer of the call at this place, from 0; false where there is none. */
  public boolean open(int place) {
    CustomerRecord found = place >= 0 && place < customers.size() ? customers.get(place) : null;
    if (found == null) {
      return false;
    }
    opener.accept(found);
    return true;
  }

  private void follow(SeatSnapshot now) {
    CallView before = talking;
    CallView call = now.call();
    boolean over = before != null && (call == null || !call.callId().equals(before.callId()));
    if (before != null && over) {
      add(before);
    }
    talking = call != null && call.talkSinceNanos() != null ? call : over ? null : talking;
  }

  private void add(CallView call) {
    Long since = call.talkSinceNanos();
    talks.addFirst(new Talked(call, clock.millis(), since == null ? 0 : Clocks.millisSince(since)));
    customers.addFirst(customer.get());
    if (talks.size() > CALLS_MAX) {
      talks.removeLast();
      customers.removeLast();
    }
    describe();
  }

  /** In wrap-up the agent may still find out who it was. */
  private void name(@Nullable CustomerRecord now) {
    SeatSnapshot.WrapUp after = seat.snapshot().wrapUp();
    boolean last =
        after != null
            && !talks.isEmpty()
            && talks.getFirst().call().callId().equals(after.callId());
    if (last && now != null) {
      customers.set(0, now);
      describe();
    }
  }

  private void describe() {
    List<Line> next = new ArrayList<>();
    for (int i = 0; i < talks.size(); i++) {
      next.add(line(talks.get(i), customers.get(i)));
    }
    lines.set(List.copyOf(next));
  }

  private Line line(Talked talked, @Nullable CustomerRecord who) {
    CallView call = talked.call();
    String number =
        call.number().isEmpty()
            ? messages.get("call.withheld")
            : PhoneMask.text(seat.snapshot().person(), call.number());
    return new Line(
        call.callId(),
        Clocks.timeOfDay(talked.endedAtMs()),
        who == null ? number : messages.of(who.name()),
        queueName(call.queueId()) + " · " + Clocks.duration(talked.talkedMs()),
        who);
  }

  private String queueName(String queueId) {
    SeatSnapshot.Person person = seat.snapshot().person();
    var queue = person == null ? null : person.queues().get(queueId);
    return queue == null ? queueId : messages.of(queue.name());
  }
}
