package org.seatline.softphone.sip;

import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;

/** Session descriptions for tests. */
final class Sdps {
  private Sdps() {}

  static String audio(int port) {
    LocalMedia local = LocalMedia.g711("127.0.0.1", port, 1);
    return OfferAnswer.offer(local, Direction.SENDRECV, 1).text();
  }
}
