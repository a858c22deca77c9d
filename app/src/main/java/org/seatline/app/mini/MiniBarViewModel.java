package org.seatline.app.mini;

import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.call.CallBarState;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.SeatStateName;

/** The call bar in few words. */
public final class MiniBarViewModel {
  /**
   * What the strip shows.
   *
   * @param held whether the caller is on hold
   * @param who the caller, or the seat's state where there is no call
   * @param detail queue and what else is to be known, may be empty
   * @param sinceNanos counts up from then, or null
   * @param untilNanos counts down to then, or null
   */
  public record Face(
      SeatStateName state,
      boolean held,
      String who,
      String detail,
      @Nullable Long sinceNanos,
      @Nullable Long untilNanos,
      Keys keys) {}

  /** What can be done now. */
  public record Keys(boolean answer, boolean talk, boolean muted, boolean end) {
    static final Keys NONE = new Keys(false, false, false, false);
  }

  private final Seat seat;
  private final CallBarViewModel call;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<Face> face;

  /** Follows seat, call bar and language from now on. */
  public MiniBarViewModel(Seat seat, CallBarViewModel call, Messages messages) {
    this.seat = seat;
    this.call = call;
    this.messages = messages;
    this.face = new ReadOnlyObjectWrapper<>(describe());
    call.stateProperty().addListener(property -> face.set(describe()));
    seat.observe(now -> face.set(describe()));
  }

  /** What the strip shows. */
  public ReadOnlyObjectProperty<Face> faceProperty() {
    return face.getReadOnlyProperty();
  }

  private Face describe() {
    SeatSnapshot now = seat.snapshot();
    return switch (call.stateProperty().get()) {
      case CallBarState.Idle _ ->
          new Face(
              now.state().name(), false, word(now), "", now.state().sinceNanos(), null, Keys.NONE);
      case CallBarState.Ringing ringing ->
          new Face(
              SeatStateName.RESERVED,
              false,
              name(ringing.caller()),
              ringing.caller().queue() + " · " + ringing.detail(),
              null,
              ringing.untilNanos(),
              new Keys(true, false, false, true));
      case CallBarState.Interrupted left ->
          new Face(
              SeatStateName.RESERVED,
              false,
              name(left.caller()),
              left.detail(),
              null,
              left.untilNanos(),
              new Keys(true, false, false, true));
      case CallBarState.Talking talking -> talking(talking);
      case CallBarState.WrapUp after ->
          new Face(
              SeatStateName.WRAP_UP,
              false,
              messages.get("state.wrap-up"),
              after.chosen() == null ? after.queue() : after.chosen(),
              after.untilNanos() == null ? after.sinceNanos() : null,
              after.untilNanos(),
              Keys.NONE);
    };
  }

  private Face talking(CallBarState.Talking talking) {
    String how =
        talking.held()
            ? messages.get("state.hold")
            : talking.muted() ? messages.get("mini.muted") : talking.progress();
    String queue = talking.caller().queue();
    return new Face(
        SeatStateName.TALKING,
        talking.held(),
        name(talking.caller()),
        how.isEmpty() ? queue : queue + " · " + how,
        talking.sinceNanos(),
        null,
        new Keys(false, true, talking.muted(), true));
  }

  private static String name(CallBarState.Caller caller) {
    return caller.name().isEmpty() ? caller.number() : caller.name();
  }

  private String word(SeatSnapshot now) {
    String reason = now.state().reason();
    SeatSnapshot.Person person = now.person();
    if (now.state().name() == SeatStateName.NOT_READY && reason != null && person != null) {
      return messages.get("state.not-ready-reason", messages.of(person.reasonName(reason)));
    }
    String state = now.state().name().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return messages.get("state." + state);
  }
}
