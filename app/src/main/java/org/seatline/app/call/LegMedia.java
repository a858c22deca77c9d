package org.seatline.app.call;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offer and answer of one leg, and what they mean for its media. Used by the phone's thread. */
final class LegMedia {
  private static final Logger LOG = LoggerFactory.getLogger(LegMedia.class);

  private final MediaLeg leg;
  private LocalMedia local;
  private long version;
  private @Nullable SessionDescription offered;
  private @Nullable MediaParameters agreed;
  private boolean open;

  LegMedia(MediaLeg leg, InetAddress address, long sessionId) {
    this.leg = leg;
    this.local = LocalMedia.wideband(address.getHostAddress(), leg.localPort(), sessionId);
  }

  /** Encrypts by these keys, where the other side agrees. Before the first offer or answer. */
  LegMedia secured(MediaSecurity security) {
    local = local.withSecurity(security);
    return this;
  }

  MediaLeg leg() {
    return leg;
  }

  /** Whether what goes and comes is encrypted now. */
  boolean encrypted() {
    MediaParameters known = agreed;
    return known != null && known.keys() != null;
  }

  /** From now on we are heard; before, nothing is sent. */
  void open() {
    open = true;
    MediaParameters known = agreed;
    if (known != null) {
      leg.start(known);
    }
  }

  /** An offer of ours. */
  String offer(Direction direction) {
    SessionDescription made = OfferAnswer.offer(local, direction, ++version);
    offered = made;
    return made.text();
  }

  /** Answers an offer and sets the media going; empty when nothing is in common. */
  Optional<String> answer(String offer, Direction wanted) {
    if (!(SdpParser.parse(offer) instanceof SdpParse.Parsed(SessionDescription theirs))) {
      LOG.warn("the offer cannot be read");
      return Optional.empty();
    }
    return switch (OfferAnswer.answer(theirs, local, wanted, ++version)) {
      case OfferAnswer.Answer.Agreed(SessionDescription ours, MediaAgreement media) -> {
        local =
            local
                .withTypesOf(media.formats().receives())
                .withSecurity(local.security().after(ours));
        yield start(media) ? Optional.of(ours.text()) : Optional.empty();
      }
      case OfferAnswer.Answer.NothingInCommon(String why) -> {
        LOG.warn("nothing in common with the offer: {}", why);
        yield Optional.empty();
      }
    };
  }

  /** Takes the answer to our last offer; false when it cannot be used. */
  boolean answered(@Nullable String answer) {
    SessionDescription ours = offered;
    if (ours == null
        || answer == null
        || !(SdpParser.parse(answer) instanceof SdpParse.Parsed(SessionDescription theirs))) {
      return false;
    }
    return OfferAnswer.agreed(ours, theirs).map(this::start).orElse(false);
  }

  private boolean start(MediaAgreement media) {
    MediaParameters parameters = MediaParameters.of(media).orElse(null);
    if (parameters == null) {
      LOG.warn("media to {} with {} cannot be had", media.remoteAddress(), media.codec());
      return false;
    }
    agreed = parameters;
    boolean sends = parameters.send() && open;
    leg.start(parameters.withDirection(sends, parameters.receive()));
    return true;
  }
}
