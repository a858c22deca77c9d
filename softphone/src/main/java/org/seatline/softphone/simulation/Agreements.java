package org.seatline.softphone.simulation;

import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.sdp.MediaAgreement;

/** Turns what offer and answer agreed on into the parameters of a media leg. */
public final class Agreements {
  private Agreements() {}

  /** Null when the codec is none of ours. */
  public static @Nullable MediaParameters parameters(MediaAgreement agreed) {
    Codec codec = Codecs.byName(agreed.codec().encoding(), agreed.codec().clockRate()).orElse(null);
    if (codec == null) {
      return null;
    }
    var remote = new InetSocketAddress(agreed.remoteAddress(), agreed.remotePort());
    int packetMs = Math.clamp(agreed.ptimeMs() / 20, 1, 3) * 20;
    return new MediaParameters(
        remote,
        MediaParameters.rtcpBeside(remote),
        codec,
        agreed.codec().payloadType(),
        Map.of(agreed.receivePayloadType(), codec),
        agreed.sendEventPayloadType(),
        agreed.receiveEventPayloadType(),
        agreed.direction().sends(),
        agreed.direction().receives(),
        packetMs,
        agreed.keys().orElse(null),
        agreed.xr());
  }
}
