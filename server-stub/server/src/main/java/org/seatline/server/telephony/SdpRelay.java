package org.seatline.server.telephony;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.sdp.CryptoRelay;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaDescription;
import org.seatline.softphone.sdp.PayloadFormat;
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
    SessionDescription undirected =
        new SessionDescription(
            sdp.originUser(),
            sdp.sessionId(),
            sdp.version(),
            sdp.originAddress(),
            sdp.name(),
            sdp.address(),
            withoutDirection(sdp.attributes()),
            sdp.media());
    return withMedia(undirected, sdp.media().stream().map(m -> directed(m, direction)).toList());
  }

  private static SessionDescription withMedia(
      SessionDescription sdp, List<MediaDescription> media) {
    return new SessionDescription(
        sdp.originUser(),
        sdp.sessionId(),
        sdp.version(),
        sdp.originAddress(),
        sdp.name(),
        sdp.address(),
        sdp.attributes(),
        media);
  }

  /** A description with all audio formats of an earlier, wider one of the same writer's. */
  static SessionDescription widened(SessionDescription now, SessionDescription wider) {
    MediaDescription narrow = now.audio().orElse(null);
    MediaDescription wide = wider.audio().orElse(null);
    if (narrow == null || wide == null || !wide.formats().containsAll(narrow.formats())) {
      return now;
    }
    List<SdpAttribute> attributes =
        new ArrayList<>(wide.attributes().stream().filter(a -> isFormat(a.name())).toList());
    narrow.attributes().stream().filter(a -> !isFormat(a.name())).forEach(attributes::add);
    MediaDescription widened =
        new MediaDescription(
            narrow.kind(),
            narrow.port(),
            narrow.protocol(),
            wide.formats(),
            narrow.address(),
            attributes);
    return withMedia(now, now.media().stream().map(m -> m.equals(narrow) ? widened : m).toList());
  }

  private static boolean isFormat(String name) {
    return name.equals("rtpmap") || name.equals("fmtp");
  }

  /** The payload types that mean a codec to the writer of this description. */
  static List<PayloadFormat> codecs(SessionDescription sdp) {
    return sdp.audio().map(MediaDescription::payloadFormats).orElse(List.of()).stream()
        .filter(f -> !f.isTelephoneEvent())
        .toList();
  }

  /** Whether a listener takes the codec that a speaker sends: the first of its description. */
  static boolean hears(SessionDescription listener, @Nullable SessionDescription speaker) {
    List<PayloadFormat> sent = speaker == null ? List.of() : codecs(speaker);
    return sent.isEmpty() || codecs(listener).stream().anyMatch(sent.getFirst()::sameCodec);
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
