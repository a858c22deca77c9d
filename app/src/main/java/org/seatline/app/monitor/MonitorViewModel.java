package org.seatline.app.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.FloorPicture.QueueRow;
import org.seatline.app.monitor.FloorPicture.SeatTile;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.SuperviseMode;

/** The wallboard: the floor now, the chosen seat, and the lead's part in a call. */
public final class MonitorViewModel {
  /**
   * The lead's part in a call.
   *
   * @param heard whether the lead's microphone can be heard
   * @param text the mode and the seat in words
   */
  public record Part(String agentId, SuperviseMode mode, boolean heard, String text) {}

  /** A reason that a lead can set. */
  public record Reason(String id, String text) {}

  private final Seat seat;
  private final Messages messages;
  private final LongSupplier nanoTime;
  private final FloorReader reader;
  private final Consumer<String> explain;
  private final AnswerAge age;
  private final ReadOnlyObjectWrapper<@Nullable FloorPicture> picture =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable SeatTile> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable QueueRow> chosenQueue =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Part> part = new ReadOnlyObjectWrapper<>();
  private @Nullable Floor floor;
  private long floorNanos;
  private @Nullable String chosenId;
  private @Nullable String chosenQueueId;

  /**
   * Follows the floor from now on.
   *
   * @param explain shows why a call, by its id, went where it went
   */
  public MonitorViewModel(Seat seat, Messages messages, Consumer<String> explain) {
    this(seat, messages, explain, System::nanoTime);
  }

  MonitorViewModel(Seat seat, Messages messages, Consumer<String> explain, LongSupplier nanoTime) {
    this.explain = explain;
    this.seat = seat;
    this.messages = messages;
    this.nanoTime = nanoTime;
    this.reader = new FloorReader(messages);
    this.age = new AnswerAge(seat, messages, nanoTime, System::currentTimeMillis);
    seat.observeFloor(this::take);
    seat.observe(now -> show());
    messages.languageProperty().addListener(property -> show());
    seat.watchFloor(true);
  }

  /** How old the floor is. */
  AnswerAge age() {
    return age;
  }

  /** The floor, or null before the first picture. */
  public ReadOnlyObjectProperty<@Nullable FloorPicture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** The chosen seat as it is now, or null. */
  public ReadOnlyObjectProperty<@Nullable SeatTile> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** The chosen queue as it is now, or null; a seat and a queue are never both chosen. */
  public ReadOnlyObjectProperty<@Nullable QueueRow> chosenQueueProperty() {
    return chosenQueue.getReadOnlyProperty();
  }

  /** The lead's part in a call, or null. */
  public ReadOnlyObjectProperty<@Nullable Part> partProperty() {
    return part.getReadOnlyProperty();
  }

  /** Chooses a seat. */
  public void choose(String agentId) {
    chosenId = agentId;
    chosenQueueId = null;
    show();
  }

  /** Chooses a queue. */
  public void chooseQueue(String queueId) {
    chosenQueueId = queueId;
    chosenId = null;
    show();
  }

  /** Takes part in the chosen seat's call, or changes the mode. */
  public void supervise(SuperviseMode mode) {
    SeatTile tile = chosen.get();
    if (tile != null && tile.inCall()) {
      seat.supervise(tile.agentId(), mode);
    }
  }

  /** Shows why the chosen seat has its call. */
  public void explain() {
    SeatTile tile = chosen.get();
    if (tile != null && !tile.callId().isEmpty()) {
      explain.accept(tile.callId());
    }
  }

  /** Stops taking part. */
  public void stop() {
    seat.superviseEnd();
  }

  /** Makes the chosen seat ready. */
  public void forceReady() {
    force(SeatStateName.READY, "");
  }

  /** Makes the chosen seat not ready. */
  public void forceNotReady(String reasonId) {
    force(SeatStateName.NOT_READY, reasonId);
  }

  /** Lets the chosen seat finish its call, or take one more, and be not ready then. */
  public void lastCall(String reasonId) {
    if (chosenId != null) {
      seat.forceLastCall(chosenId, reasonId);
    }
  }

  /** Sends a message to the chosen seat, or to all when none is chosen; false when it is empty. */
  public boolean send(String text) {
    if (text.isBlank()) {
      return false;
    }
    seat.message(chosenId == null ? "" : chosenId, text.strip());
    return true;
  }

  /** The reasons that a lead can set. */
  public List<Reason> reasons() {
    SeatSnapshot.Person person = seat.snapshot().person();
    return person == null
        ? List.of()
        : person.reasons().stream()
            .filter(ReasonCode::choosable)
            .map(reason -> new Reason(reason.id(), messages.of(reason.name())))
            .toList();
  }

  private void force(SeatStateName state, String reasonId) {
    if (chosenId != null) {
      seat.forceState(chosenId, state, reasonId);
    }
  }

  private void take(Floor next) {
    floor = next;
    floorNanos = nanoTime.getAsLong();
    age.answered();
    reader.sample(next);
    show();
  }

  private void show() {
    SeatSnapshot now = seat.snapshot();
    Floor last = floor;
    if (last != null) {
      FloorPicture read = reader.read(last, now, floorNanos);
      picture.set(read);
      chosen.set(find(read).orElse(null));
      chosenQueue.set(
          read.queues().stream()
              .filter(q -> q.id().equals(chosenQueueId))
              .findFirst()
              .orElse(null));
    }
    SeatSnapshot.Supervision supervision = now.supervision();
    part.set(supervision == null ? null : describe(supervision));
  }

  private Optional<SeatTile> find(FloorPicture read) {
    return read.groups().stream()
        .flatMap(group -> group.seats().stream())
        .filter(tile -> tile.agentId().equals(chosenId))
        .findFirst();
  }

  private Part describe(SeatSnapshot.Supervision supervision) {
    String name = nameOf(supervision.agentId());
    String text =
        supervision.connected()
            ? switch (supervision.mode()) {
              case LISTEN -> messages.get("monitor.listening", name);
              case WHISPER -> messages.get("monitor.whispering", name);
              case BARGE -> messages.get("monitor.barging", name);
            }
            : messages.get("monitor.joining", name);
    boolean heard = supervision.connected() && supervision.mode() != SuperviseMode.LISTEN;
    return new Part(supervision.agentId(), supervision.mode(), heard, text);
  }

  private String nameOf(String agentId) {
    Floor last = floor;
    return last == null
        ? agentId
        : last.seats().stream()
            .filter(each -> each.agentId().equals(agentId))
            .findFirst()
            .map(each -> messages.of(each.name()))
            .orElse(agentId);
  }
}
