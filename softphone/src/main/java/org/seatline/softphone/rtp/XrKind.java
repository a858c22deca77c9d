package org.seatline.softphone.rtp;

/** The blocks of extended reports that are sent on request (RFC 3611 section 5.1). */
public enum XrKind {
  /** Loss, delay and quality of a call as its receiver has them (section 4.7). */
  VOIP_METRICS,
  /** Loss, duplicates and jitter since the last report (section 4.6). */
  STATISTICS,
  /** The round trip as a receiver that sends nothing measures it (sections 4.4 and 4.5). */
  ROUND_TRIP
}
