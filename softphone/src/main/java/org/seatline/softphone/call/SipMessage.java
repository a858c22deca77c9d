package org.seatline.softphone.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SIP message apart from its transport (RFC 3261 7). The body is text, empty when absent. */
public sealed interface SipMessage permits SipRequest, SipResponse {
  SipHeaders headers();

  String body();

  default String callId() {
    return headers().firstOr("Call-ID", "");
  }

  default String from() {
    return headers().firstOr("From", "");
  }

  default String to() {
    return headers().firstOr("To", "");
  }

  default @Nullable String fromTag() {
    return HeaderText.tag(from());
  }

  default @Nullable String toTag() {
    return HeaderText.tag(to());
  }

  /** The number of the CSeq header, or -1 when it is absent or malformed. */
  default long cseq() {
    String value = headers().firstOr("CSeq", "").trim();
    try {
      return Long.parseLong(value.substring(0, HeaderText.blank(value)));
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  /** The method of the CSeq header. */
  default String cseqMethod() {
    String value = headers().firstOr("CSeq", "").trim();
    return value.substring(HeaderText.blank(value)).trim();
  }

  /** The URI of the first Contact, or null. */
  default @Nullable String contactUri() {
    List<String> contacts = headers().elements("Contact");
    return contacts.isEmpty() ? null : HeaderText.uri(contacts.getFirst());
  }

  /** The branch parameter of the topmost Via, or null. */
  default @Nullable String branch() {
    List<String> vias = headers().elements("Via");
    return vias.isEmpty() ? null : HeaderText.parameter(vias.getFirst(), "branch");
  }

  /** The body when it is a session description, else null. */
  default @Nullable String sdp() {
    String type = headers().first("Content-Type");
    boolean isSdp = type != null && type.regionMatches(true, 0, "application/sdp", 0, 15);
    return isSdp && !body().isEmpty() ? body() : null;
  }
}
