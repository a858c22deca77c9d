package org.seatline.app.headset;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;

/**
 * One line under the call bar: what is wrong with the headset of a call, or that the audio check of
 * the day is due.
 */
public final class HeadsetStripViewModel {
  /** Not worth a word: it is over in a moment. */
  private static final String STARTING = "seat.headset.starting";

  /** The check is what finds out why. */
  private static final String SILENT = "seat.headset.silent-microphone";

  private final Seat seat;
  private final CheckViewModel check;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<Strip> strip = new ReadOnlyObjectWrapper<>(new Strip.None());

  /** What the line says. */
  public sealed interface Strip {
    /** Nothing; it takes no room. */
    record None() implements Strip {}

    /** What is wrong and what to do. */
    record Problem(String text) implements Strip {}

    /** The check is due. */
    record Due(String text) implements Strip {}
  }

  /** Follows the seat from now on. */
  public HeadsetStripViewModel(Seat seat, CheckViewModel check, Messages messages) {
    this.seat = seat;
    this.check = check;
    this.messages = messages;
    seat.observe(now -> show());
    check.pageProperty().addListener(property -> show());
    messages.languageProperty().addListener(property -> show());
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<Strip> stripProperty() {
    return strip.getReadOnlyProperty();
  }

  /** No check today. */
  public void decline() {
    check.decline();
    show();
  }

  /** Without a headset there is nothing to check, and the page between calls says what to do. */
  private static boolean checkable(@Nullable String problem) {
    return problem == null || problem.equals(STARTING) || problem.equals(SILENT);
  }

  private void show() {
    strip.set(describe(seat.snapshot()));
  }

  private Strip describe(SeatSnapshot now) {
    String problem = now.headset().problem();
    boolean busy = !HeadsetViewModel.isFree(now);
    if (busy && problem != null && !problem.equals(STARTING)) {
      return new Strip.Problem(messages.get(problem));
    }
    boolean due = !busy && now.wrapUp() == null && checkable(problem) && check.due();
    return due ? new Strip.Due(messages.get("check.due")) : new Strip.None();
  }
}
