package org.seatline.softphone.sdp;

/** Writes session descriptions in the order that RFC 8866 5 prescribes. */
final class SdpWriter {
  private SdpWriter() {}

  static String write(SessionDescription session) {
    var out = new StringBuilder(256);
    line(out, 'v', "0");
    String origin = String.join(" ", session.originUser(), session.sessionId(), session.version());
    line(out, 'o', origin + " " + connection(session.originAddress()));
    line(out, 's', session.name());
    String address = session.address();
    if (address != null) {
      line(out, 'c', connection(address));
    }
    line(out, 't', "0 0");
    session.attributes().forEach(a -> attribute(out, a));
    session.media().forEach(m -> media(out, m));
    return out.toString();
  }

  private static void media(StringBuilder out, MediaDescription media) {
    String formats = String.join(" ", media.formats());
    line(out, 'm', media.kind() + " " + media.port() + " " + media.protocol() + " " + formats);
    String address = media.address();
    if (address != null) {
      line(out, 'c', connection(address));
    }
    media.attributes().forEach(a -> attribute(out, a));
  }

  private static String connection(String address) {
    return (address.indexOf(':') >= 0 ? "IN IP6 " : "IN IP4 ") + address;
  }

  private static void attribute(StringBuilder out, SdpAttribute attribute) {
    String value = attribute.value();
    line(out, 'a', value.isEmpty() ? attribute.name() : attribute.name() + ":" + value);
  }

  private static void line(StringBuilder out, char type, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("line break in a value of " + type + "=");
    }
    out.append(type).append('=').append(value).append("\r\n");
  }
}
