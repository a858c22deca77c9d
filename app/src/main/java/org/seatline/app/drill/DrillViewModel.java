package org.seatline.app.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.ServerMessage.SeatStatus;

/** Which drill, against which seat; and what was started. */
public final class DrillViewModel {
  private static final int STARTED_MAX = 20;

  /** A seat to choose; {@code ready} seats are called at once. */
  public record SeatChoice(String agentId, String name, SeatStateName state, String word) {}

  /** A drill that was started. */
  public record Started(String at, String drill, String seat) {}

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<List<DrillCard>> drills =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<SeatChoice>> seats =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Started>> started =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable DrillCard> drill = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable SeatChoice> chosen = new ReadOnlyObjectWrapper<>();
  private List<JsonNode> documents = List.of();
  private @Nullable Floor floor;

  /** Loads the drills and follows the floor from now on. */
  public DrillViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    seat.observeFloor(
        next -> {
          floor = next;
          describe();
        });
    messages.languageProperty().addListener(property -> describe());
    seat.watchFloor(true);
    var _ =
        seat.desk()
            .drills()
            .thenAccept(
                found -> {
                  documents = found;
                  describe();
                });
  }

  /** The drills. */
  public ReadOnlyObjectProperty<List<DrillCard>> drillsProperty() {
    return drills.getReadOnlyProperty();
  }

  /** The seats, ready ones first. */
  public ReadOnlyObjectProperty<List<SeatChoice>> seatsProperty() {
    return seats.getReadOnlyProperty();
  }

  /** What was started from here, newest first. */
  public ReadOnlyObjectProperty<List<Started>> startedProperty() {
    return started.getReadOnlyProperty();
  }

  /** The chosen drill, or null. */
  public ReadOnlyObjectProperty<@Nullable DrillCard> drillProperty() {
    return drill.getReadOnlyProperty();
  }

  /** The chosen seat, or null. */
  public ReadOnlyObjectProperty<@Nullable SeatChoice> seatProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Chooses a drill. */
  public void chooseDrill(String id) {
    drill.set(find(drills.get(), each -> each.id().equals(id)));
  }

  /** Chooses a seat. */
  public void chooseSeat(String agentId) {
    chosen.set(find(seats.get(), each -> each.agentId().equals(agentId)));
  }

  /** Whether a drill and a ready seat are chosen. */
  public boolean canStart() {
    SeatChoice to = chosen.get();
    return drill.get() != null && to != null && to.state() == SeatStateName.READY;
  }

  /** Starts the chosen drill against the chosen seat. */
  public void start() {
    DrillCard what = drill.get();
    SeatChoice to = chosen.get();
    if (what == null || to == null || !canStart()) {
      return;
    }
    seat.startDrill(what.id(), to.agentId());
    List<Started> next = new ArrayList<>(started.get());
    next.add(0, new Started(Clocks.timeOfDay(System.currentTimeMillis()), what.title(), to.name()));
    started.set(List.copyOf(next.subList(0, Math.min(STARTED_MAX, next.size()))));
  }

  private void describe() {
    drills.set(documents.stream().map(document -> DrillCard.of(document, messages)).toList());
    Floor last = floor;
    if (last != null) {
      seats.set(
          last.seats().stream()
              .filter(each -> each.state() != SeatStateName.SIGNED_OUT)
              .sorted(
                  Comparator.comparing((SeatStatus s) -> s.state() != SeatStateName.READY)
                      .thenComparing(SeatStatus::agentId))
              .map(this::choice)
              .toList());
    }
    DrillCard drillBefore = drill.get();
    SeatChoice seatBefore = chosen.get();
    if (drillBefore != null) {
      chooseDrill(drillBefore.id());
    }
    if (seatBefore != null) {
      chooseSeat(seatBefore.agentId());
    }
  }

  private SeatChoice choice(SeatStatus status) {
    return new SeatChoice(
        status.agentId(),
        messages.of(status.name()),
        status.state(),
        switch (status.state()) {
          case SIGNED_OUT -> messages.get("state.signed-out");
          case NOT_READY -> messages.get("state.not-ready");
          case READY -> messages.get("state.ready");
          case RESERVED -> messages.get("state.reserved");
          case TALKING -> messages.get("state.talking");
          case WRAP_UP -> messages.get("state.wrap-up");
        });
  }

  private static <T> @Nullable T find(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).findFirst().orElse(null);
  }
}
