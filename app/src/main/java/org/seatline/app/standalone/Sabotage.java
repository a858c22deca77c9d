package org.seatline.app.standalone;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.seatline.app.session.ServerApi;

/**
 * Ways to break a seat on purpose, to see that checks notice. They wrap what the seat is made of
 * from outside; the product knows nothing of them.
 */
enum Sabotage {
  /** Breaks nothing. */
  NONE,
  /** The robot's microphone gives silence. */
  MUTE,
  /** A submitted ticket never reaches the server. */
  LOSE_TICKET,
  /** A ticket is submitted twice, with another id and number. */
  DUPLICATE_TICKET,
  /** A recording is never uploaded, although the seat believes so. */
  DROP_RECORDING;

  /** The name on the command line. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What wraps the way to the server. */
  UnaryOperator<ServerApi> api() {
    return switch (this) {
      case LOSE_TICKET -> SabotagedApi.LosesTickets::new;
      case DROP_RECORDING -> SabotagedApi.DropsRecordings::new;
      case DUPLICATE_TICKET -> SabotagedApi.DuplicatesTickets::new;
      case NONE, MUTE -> UnaryOperator.identity();
    };
  }
}
