package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Masked;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;

/**
 * Which numbers the agent sees. Where the centre masks them, one is shown for a while when the
 * agent asks, and that is on its way to the server's audit before it is seen. Lives on the thread
 * of {@link CustomerViewModel}.
 */
public final class NumberSight {
  /** How long a masked number is shown, in milliseconds. */
  public static final long SHOWN_MS = 30_000;

  /** Longest reason, in characters. */
  static final int REASON_MAX_CHARS = 200;

  private final Seat seat;
  private final InstantSource clock;
  private final Map<String, Long> shownUntil = new HashMap<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

  NumberSight(Seat seat, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
  }

  /** Grows whenever another number is seen, or no longer. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Whether this agent sees numbers masked only. */
  public boolean masks() {
    return Masked.masks(seat.snapshot().person());
  }

  /** Whether the centre wants to know why somebody has a number shown. */
  public boolean asksWhy() {
    SeatSnapshot.Person person = seat.snapshot().person();
    return person != null && person.rules().revealReason();
  }

  /** A number as it is shown now. */
  public String shown(String number) {
    return masks() && !isOpen(number) ? Masked.mask(number) : number;
  }

  /** Whether a masked number is shown for now. */
  public boolean isOpen(String number) {
    return shownUntil.getOrDefault(number, 0L) > clock.millis();
  }

  /** How much longer it is shown, in whole seconds, at least 1 while it is. */
  public long secondsLeft(String number) {
    return (shownUntil.getOrDefault(number, 0L) - clock.millis() + 999) / 1_000;
  }

  /**
   * Shows a number once it is on disk that somebody looked; false when nothing is to be shown or a
   * reason is missing.
   */
  public boolean reveal(String number, @Nullable CustomerRecord of, String reason) {
    String why = reason.strip();
    if (!masks() || isOpen(number) || Masked.isMasked(number) || (asksWhy() && why.isEmpty())) {
      return false;
    }
    SeatSnapshot.CallView call = seat.snapshot().call();
    Mutation look =
        new Mutation.NumberRevealed(
            UUID.randomUUID().toString(),
            of == null ? null : of.id(),
            call == null ? null : call.callId(),
            number,
            why.substring(0, Math.min(why.length(), REASON_MAX_CHARS)),
            clock.millis());
    shownUntil.put(number, 0L);
    Watched.take(
        "write down who has a number shown",
        seat.desk().submit(look),
        done -> {
          shownUntil.put(number, clock.millis() + SHOWN_MS);
          changed();
        });
    return true;
  }

  /** Hides what was shown long enough; to be called about once a second. */
  public void tick() {
    if (!shownUntil.isEmpty()) {
      shownUntil.values().removeIf(until -> until != 0 && until <= clock.millis());
      changed();
    }
  }

  /** Another customer is shown: nothing stays open. */
  void close() {
    shownUntil.clear();
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
