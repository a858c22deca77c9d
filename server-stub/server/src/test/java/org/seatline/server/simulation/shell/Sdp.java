package org.seatline.server.simulation.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Session descriptions as the phones write and read them; no code of the product. */
final class Sdp {
  private static final Pattern ADDRESS = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
  private static final Pattern PORT = Pattern.compile("(?m)^m=audio (\\d+)");

  private Sdp() {}

  /** G.711 at this address. */
  static String of(String media, String direction) {
    String host = media.substring(0, media.indexOf(':'));
    String port = media.substring(media.indexOf(':') + 1);
    return String.join(
        "\r\n",
        "v=0",
        "o=- 1 1 IN IP4 " + host,
        "s=-",
        "c=IN IP4 " + host,
        "t=0 0",
        "m=audio " + port + " RTP/AVP 8 101",
        "a=rtpmap:8 PCMA/8000",
        "a=rtpmap:101 telephone-event/8000",
        "a=" + direction,
        "");
  }

  /** The answer that suits an offer. */
  static String answer(String offer, String media) {
    String direction =
        offer.contains("a=sendonly")
            ? "recvonly"
            : offer.contains("a=inactive")
                ? "inactive"
                : offer.contains("a=recvonly") ? "sendonly" : "sendrecv";
    return of(media, direction);
  }

  /** Where media are wanted, as {@code host:port}; empty for nowhere. */
  static String media(@Nullable String sdp) {
    Matcher address = ADDRESS.matcher(sdp == null ? "" : sdp);
    Matcher port = PORT.matcher(sdp == null ? "" : sdp);
    return address.find() && port.find() ? address.group(1) + ":" + port.group(1) : "";
  }
}
