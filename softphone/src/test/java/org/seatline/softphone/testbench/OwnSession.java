package org.seatline.softphone.testbench;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;

/** The session descriptions of an {@link OwnCall}: what is offered, answered and agreed on. */
final class OwnSession {
  private volatile OwnMedia media;
  private volatile @Nullable SessionDescription offered;
  private volatile String peerSdp = "";
  private long version;

  OwnSession(OwnMedia media) {
    this.media = media;
  }

  /** Media of this and later session descriptions. */
  void media(OwnMedia next) {
    media = next;
  }

  OwnMedia media() {
    return media;
  }

  /** The peer's last session description. */
  String peerSdp() {
    return peerSdp;
  }

  /** An offer as the peer is to see it. */
  String offer(Direction direction, int port) {
    SessionDescription ours = OfferAnswer.offer(media.local(port), direction, nextVersion());
    offered = ours;
    return media.outgoing().apply(ours.text());
  }

  private synchronized long nextVersion() {
    return ++version;
  }

  /** What is agreed on by an answer, as the peer is to see it. */
  record Answered(String sdp, MediaAgreement agreed) {}

  /** Our answer to an offer, or null when there is nothing in common. */
  @Nullable Answered answer(String theirs, int port) {
    var answer =
        OfferAnswer.answer(read(theirs), media.local(port), Direction.SENDRECV, nextVersion());
    if (answer
        instanceof OfferAnswer.Answer.Agreed(SessionDescription ours, MediaAgreement agreed)) {
      media = media.secured(media.security().after(ours));
      return new Answered(media.outgoing().apply(ours.text()), agreed);
    }
    return null;
  }

  /** What is agreed on by the peer's answer to our last offer, or null when it is useless. */
  @Nullable MediaAgreement agreed(String theirs) {
    SessionDescription ours = offered;
    return ours == null ? null : OfferAnswer.agreed(ours, read(theirs)).orElse(null);
  }

  private SessionDescription read(String theirs) {
    peerSdp = theirs;
    if (SdpParser.parse(media.incoming().apply(theirs)) instanceof SdpParse.Parsed parsed) {
      return parsed.session();
    }
    throw new IllegalStateException("no session description: " + theirs);
  }
}
