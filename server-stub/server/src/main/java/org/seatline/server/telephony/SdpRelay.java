package org.seatline.server.telephony;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.sdp.CryptoRelay;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.MediaDescription;
import org.seatline.softphone.sdp.SdpAttribute;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;

/**
 * Hands one side's session description to the other: the media stay as they are, the origin becomes
 * ours, so that each dialog sees one session whose version grows (RFC 3264 section 8). Pure.
 */
final class SdpRelay {
  private SdpRelay() {}

  /** The description, or null when the text is none. */
  static @Nullable SessionDescription parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return SdpParser.parse(text) instanceof SdpParse.Parsed parsed ? parsed.session() : null;
  }

  /** The same media as part of our session. */
  static String ours(SessionDescription sdp, String host, long sessionId, long version) {
    return new SessionDescription(
            "-",
            Long.toString(sessionId),
            Long.toString(version),
            host,
            "-",
            sdp.address() == null ? sdp.originAddress() : sdp.address(),
            sdp.attributes(),
            sdp.media())
        .text();
  }

  /** The same media with another direction. */
  static SessionDescription directed(SessionDescription sdp, Direction direction) {
    List<MediaDescription> media = sdp.media().stream().map(m -> directed(m, direction)).toList();
    return new SessionDescription(
        sdp.originUser(),
        sdp.sessionId(),
        sdp.version(),
        sdp.originAddress(),
        sdp.name(),
        sdp.address(),
        withoutDirection(sdp.attributes()),
        media);
  }

  /** Whether the writer of this offer wants to send only, or nothing at all: a hold (RFC 6337). */
  static boolean holds(SessionDescription sdp) {
    return sdp.audio().map(audio -> !sdp.directionOf(audio).receives()).orElse(true);
  }

  /** Whether both send their audio to, and take it at, the same place in the same way. */
  static boolean sameMedia(SessionDescription a, SessionDescription b) {
    MediaDescription left = a.audio().orElse(null);
    MediaDescription right = b.audio().orElse(null);
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return left.port() == right.port()
        && a.addressOf(left).equals(b.addressOf(right))
        && left.formats().getFirst().equals(right.formats().getFirst())
        && CryptoRelay.sameKeys(left, right);
  }

  /** Whether what the writer of both sends is protected by the same key, or by none. */
  static boolean sameKeys(SessionDescription a, SessionDescription b) {
    MediaDescription left = a.audio().orElse(null);
    MediaDescription right = b.audio().orElse(null);
    return left == null || right == null || CryptoRelay.sameKeys(left, right);
  }

  /**
   * Media that are known from before as the answer to this offer, whose keys they may share: an
   * answer names one of the offered keys by its tag.
   */
  static SessionDescription answering(SessionDescription media, SessionDescription offer) {
    return CryptoRelay.answering(media, offer);
  }

  /** What a media leg needs to know of an agreement, or null when the codec is not one of ours. */
  static @Nullable MediaParameters parameters(MediaAgreement agreement) {
    Codec codec =
        Codecs.byName(agreement.codec().encoding(), agreement.codec().clockRate()).orElse(null);
    if (codec == null) {
      return null;
    }
    InetSocketAddress remote =
        new InetSocketAddress(agreement.remoteAddress(), agreement.remotePort());
    return new MediaParameters(
        remote,
        MediaParameters.rtcpBeside(remote),
        codec,
        agreement.codec().payloadType(),
        Map.of(agreement.receivePayloadType(), codec),
        agreement.sendEventPayloadType(),
        agreement.receiveEventPayloadType(),
        agreement.direction().sends(),
        agreement.direction().receives(),
        Math.clamp(agreement.ptimeMs() / 20 * 20L, 20, 60),
        agreement.keys().orElse(null),
        agreement.xr());
  }

  private static MediaDescription directed(MediaDescription media, Direction direction) {
    List<SdpAttribute> attributes = new ArrayList<>(withoutDirection(media.attributes()));
    attributes.add(new SdpAttribute(direction.text(), ""));
    return new MediaDescription(
        media.kind(), media.port(), media.protocol(), media.formats(), media.address(), attributes);
  }

  private static List<SdpAttribute> withoutDirection(List<SdpAttribute> attributes) {
    return attributes.stream().filter(a -> !isDirection(a.name())).toList();
  }

  private static boolean isDirection(String name) {
    for (Direction direction : Direction.values()) {
      if (direction.text().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
