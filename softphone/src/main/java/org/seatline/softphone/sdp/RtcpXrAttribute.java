package org.seatline.softphone.sdp;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.seatline.softphone.rtp.XrKind;

/**
 * The attribute {@code a=rtcp-xr} (RFC 3611 section 5): which blocks of extended reports its writer
 * wants to receive.
 */
final class RtcpXrAttribute {
  static final String NAME = "rtcp-xr";

  /** What we want: all that we can read. */
  static final SdpAttribute OURS =
      new SdpAttribute(NAME, "voip-metrics stat-summary=loss,dup,jitt rcvr-rtt=all");

  private RtcpXrAttribute() {}

  /** What the writer of this stream wants to receive from us. */
  static Set<XrKind> wantedBy(SessionDescription session, MediaDescription media) {
    Set<XrKind> wanted = EnumSet.noneOf(XrKind.class);
    collect(session.attributes(), wanted);
    collect(media.attributes(), wanted);
    return Set.copyOf(wanted);
  }

  private static void collect(List<SdpAttribute> attributes, Set<XrKind> wanted) {
    for (SdpAttribute attribute : attributes) {
      if (attribute.name().equalsIgnoreCase(NAME)) {
        for (String format : attribute.value().toLowerCase(Locale.ROOT).trim().split("\\s+")) {
          int end = format.indexOf('=');
          String name = end < 0 ? format : format.substring(0, end);
          switch (name) {
            case "voip-metrics" -> wanted.add(XrKind.VOIP_METRICS);
            case "stat-summary" -> wanted.add(XrKind.STATISTICS);
            case "rcvr-rtt" -> wanted.add(XrKind.ROUND_TRIP);
            default -> {
              // a block that is not made here
            }
          }
        }
      }
    }
  }
}
