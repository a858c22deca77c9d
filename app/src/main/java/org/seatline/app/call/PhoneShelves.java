package org.seatline.app.call;

import org.seatline.app.session.LegShelf;
import org.seatline.app.session.RecordingShelf;

/** Where the phone keeps what outlives its process. */
public record PhoneShelves(RecordingShelf recordings, LegShelf legs) {}
