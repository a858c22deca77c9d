package org.seatline.app.session;

import org.jspecify.annotations.Nullable;

/**
 * Where a hold is done, apart from whether there is one.
 *
 * @param here whether this seat keeps the caller on hold by itself, because no server could
 * @param asked what the other side was asked for and has not answered: hold, taking back, or null
 * @param resumeLater whether the caller, whom the server holds, is to be taken back once it is back
 */
record SeatHold(boolean here, @Nullable Boolean asked, boolean resumeLater) {
  /** Nothing to do here. */
  static final SeatHold NONE = new SeatHold(false, null, false);

  SeatHold here(boolean on) {
    return new SeatHold(on, asked, false);
  }

  SeatHold asking(@Nullable Boolean on) {
    return new SeatHold(here, on, false);
  }

  SeatHold resumingLater() {
    return new SeatHold(here, null, true);
  }
}
