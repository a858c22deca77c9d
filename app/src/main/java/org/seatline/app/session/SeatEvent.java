package org.seatline.app.session;

/** What may happen to a seat: a person asks, the server speaks, the phone reports, time passes. */
sealed interface SeatEvent
    permits PersonEvent, ServerEvent, PhoneEvent, SeatEvent.Tick, SeatEvent.DiskChanged {
  /** A deadline of the state may have come. */
  record Tick() implements SeatEvent {}

  /** The disk has more room, or less. */
  record DiskChanged(DiskState disk) implements SeatEvent {}
}
