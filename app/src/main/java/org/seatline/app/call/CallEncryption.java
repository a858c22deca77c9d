package org.seatline.app.call;

import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;

/** When the seat's media are encrypted. Any thread. */
final class CallEncryption {
  private static final String ANYWHERE = "0.0.0.0";
  private static final int ANY_PORT = 9;

  private final SecureRandom random = new SecureRandom();
  private volatile Policy policy = Policy.OFF;

  /** From the next leg on. */
  void use(Policy next) {
    policy = next;
  }

  /** Keys of its own for a new leg. */
  MediaSecurity keys() {
    return MediaSecurity.make(policy, random);
  }

  /**
   * Why an offer cannot be taken, as headers of the refusal: asked before it rings, so that nobody
   * answers a call that will not be. Empty where it can, or where the offer comes later.
   */
  Optional<SipHeaders> refusal(@Nullable String offer) {
    if (offer == null
        || !(SdpParser.parse(offer) instanceof SdpParse.Parsed(SessionDescription theirs))) {
      return Optional.empty();
    }
    LocalMedia ours = LocalMedia.wideband(ANYWHERE, ANY_PORT, 1).withSecurity(keys());
    return OfferAnswer.answer(theirs, ours, Direction.SENDRECV, 1)
            instanceof OfferAnswer.Answer.NothingInCommon refused
        ? Optional.of(SipHeaders.of("Warning", refused.warning()))
        : Optional.empty();
  }
}
