package org.seatline.server.telephony;

/** What is known of a caller by number. Called on the user agent's thread: must not block long. */
public interface CallerDirectory {
  /** The number as it is kept everywhere (E.164 where it could be), empty when withheld. */
  String normalise(String asPresented);

  /** The language to greet this caller in: {@code zh} or {@code en}. */
  String languageOf(String normalisedNumber);

  /** A normalised number as people of the place dial and say it. */
  default String national(String normalisedNumber) {
    return normalisedNumber;
  }
}
