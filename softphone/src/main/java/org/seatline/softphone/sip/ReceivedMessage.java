package org.seatline.softphone.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.seatline.softphone.call.SipMessage;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.call.SipText;

/** What jSIP has received, in our own records. */
final class ReceivedMessage {
  private ReceivedMessage() {}

  /** The name of a request's transaction: its method, and who sent it under which branch. */
  static String transaction(SipRequest request) {
    List<String> vias = request.headers().elements("Via");
    String via = vias.isEmpty() ? "" : vias.getFirst();
    String sentBy = via.substring(via.indexOf(' ') + 1);
    int parameters = sentBy.indexOf(';');
    return request.method()
        + ":"
        + (parameters < 0 ? sentBy : sentBy.substring(0, parameters))
        + ":"
        + request.branch();
  }

  /** As the parser read it, with what jSIP has written into the topmost Via since. */
  static SipMessage neutral(SIPMessage message) {
    return message.getApplicationData() instanceof SipMessage read && wholeBody(read)
        ? withVia(read, message)
        : SipText.parse(message.toString());
  }

  /** Whether the body is as long as it says; jSIP cuts one that is longer. */
  private static boolean wholeBody(SipMessage read) {
    String length = read.headers().first("Content-Length");
    return length != null
        && length.equals(Integer.toString(read.body().getBytes(StandardCharsets.UTF_8).length));
  }

  private static SipMessage withVia(SipMessage read, SIPMessage message) {
    return switch (read) {
      case SipResponse response -> response;
      case SipRequest request -> {
        String own = request.headers().firstOr("Via", "");
        yield own.indexOf(',') >= 0
            ? SipText.parse(message.toString())
            : request.with(
                request.headers().replacingFirst("Via", message.getTopmostVia().getHeaderValue()));
      }
    };
  }
}
