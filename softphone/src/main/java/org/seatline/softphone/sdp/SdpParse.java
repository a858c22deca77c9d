package org.seatline.softphone.sdp;

/** What came of reading a session description. */
public sealed interface SdpParse {
  record Parsed(SessionDescription session) implements SdpParse {}

  /** Not readable: the line number (from 1) and why. */
  record Malformed(int line, String why) implements SdpParse {}
}
