package org.seatline.softphone.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.seatline.softphone.srtp.SrtpKey;

/**
 * What one who hands session descriptions from one end to the other has to know of their keys,
 * which it neither has nor changes.
 */
public final class CryptoRelay {
  private CryptoRelay() {}

  /**
   * Whether both descriptions of one end protect what it sends by the same key: an answer holds one
   * of the keys that the offer before it held.
   */
  public static boolean sameKeys(MediaDescription a, MediaDescription b) {
    Set<SrtpKey> left = keys(a);
    Set<SrtpKey> right = keys(b);
    return left.isEmpty() == right.isEmpty()
        && (left.containsAll(right) || right.containsAll(left));
  }

  private static Set<SrtpKey> keys(MediaDescription media) {
    return CryptoAttribute.in(media).stream().map(CryptoAttribute::key).collect(Collectors.toSet());
  }

  /**
   * The same media as an answer to this offer: in its protocol, with the one key whose suite the
   * offer has, under the offer's tag (RFC 4568 section 5.1.2).
   */
  public static SessionDescription answering(SessionDescription media, SessionDescription offer) {
    MediaDescription offered = offer.audio().orElse(null);
    MediaDescription audio = media.audio().orElse(null);
    if (offered == null || audio == null) {
      return media;
    }
    MediaDescription answering = answering(audio, offered);
    return new SessionDescription(
        media.originUser(),
        media.sessionId(),
        media.version(),
        media.originAddress(),
        media.name(),
        media.address(),
        media.attributes(),
        media.media().stream().map(m -> m.equals(audio) ? answering : m).toList());
  }

  private static MediaDescription answering(MediaDescription audio, MediaDescription offered) {
    List<SdpAttribute> attributes = new ArrayList<>(audio.attributes());
    attributes.removeIf(a -> a.name().equalsIgnoreCase(CryptoAttribute.NAME));
    List<CryptoAttribute> known = CryptoAttribute.in(audio);
    CryptoAttribute.in(offered).stream()
        .flatMap(
            line ->
                known.stream()
                    .filter(k -> k.key().suite() == line.key().suite())
                    .map(k -> new CryptoAttribute(line.tag(), k.key())))
        .findFirst()
        .ifPresent(line -> attributes.add(line.line()));
    return new MediaDescription(
        audio.kind(),
        audio.port(),
        offered.protocol(),
        audio.formats(),
        audio.address(),
        attributes);
  }
}
