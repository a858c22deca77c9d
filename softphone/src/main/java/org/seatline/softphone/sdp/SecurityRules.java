package org.seatline.softphone.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.sdp.MediaSecurity.Profile;
import org.seatline.softphone.srtp.MediaKeys;

/**
 * How offer and answer agree on encrypted media (RFC 4568, best effort by RFC 8643), and refuse
 * what the policy does not allow.
 */
final class SecurityRules {
  private static final String PLAIN = "RTP/AVP";
  private static final String SECURE = "RTP/SAVP";

  private SecurityRules() {}

  /** What came of comparing an offered stream with our policy, or our offer with its answer. */
  sealed interface Verdict {
    /** Without encryption. */
    record Plain() implements Verdict {}

    /** With these keys; {@code line} is our line in the answer. */
    record Encrypted(CryptoAttribute line, MediaKeys keys) implements Verdict {}

    /** Not at all. */
    record Refused(String why) implements Verdict {}

    /** The keys, empty without encryption. */
    default Optional<MediaKeys> mediaKeys() {
      return this instanceof Encrypted encrypted ? Optional.of(encrypted.keys()) : Optional.empty();
    }
  }

  /** Our offered stream with the protocol and the keys of the policy. */
  static MediaDescription offered(MediaDescription stream, MediaSecurity local) {
    if (local.policy() == Policy.OFF) {
      return stream;
    }
    List<SdpAttribute> lines = new ArrayList<>();
    for (int i = 0; i < local.keys().size(); i++) {
      lines.add(new CryptoAttribute(i + 1, local.keys().get(i)).line());
    }
    return with(stream, local.profile() == Profile.SAVP ? SECURE : PLAIN, lines);
  }

  /** Our answering stream as the verdict wants it, in the protocol of the offer. */
  static MediaDescription answered(
      MediaDescription stream, MediaDescription offered, Verdict verdict) {
    return verdict instanceof Verdict.Encrypted encrypted
        ? with(stream, offered.protocol(), List.of(encrypted.line().line()))
        : with(stream, offered.protocol(), List.of());
  }

  private static MediaDescription with(
      MediaDescription stream, String protocol, List<SdpAttribute> more) {
    List<SdpAttribute> attributes = new ArrayList<>(stream.attributes());
    attributes.addAll(more);
    return new MediaDescription(
        stream.kind(), stream.port(), protocol, stream.formats(), stream.address(), attributes);
  }

  /**
   * The audio stream of an offer that is to be answered: the first that the policy allows, since
   * some peers offer the same audio twice, encrypted and plain.
   */
  static Optional<MediaDescription> preferred(SessionDescription offer, MediaSecurity local) {
    return offer.media().stream()
        .filter(m -> m.kind().equals("audio") && m.port() > 0)
        .filter(m -> !(judge(m, local) instanceof Verdict.Refused))
        .findFirst()
        .or(offer::audio);
  }

  /** Judges an offer: the first of its keys whose suite we speak is taken. */
  static Verdict judge(MediaDescription offered, MediaSecurity local) {
    if (!isPlain(offered) && !isSecure(offered)) {
      return new Verdict.Refused("no protocol for media that is known here");
    }
    if (local.policy() != Policy.OFF) {
      for (CryptoAttribute theirs : CryptoAttribute.in(offered)) {
        var own = local.key(theirs.key().suite());
        if (own.isPresent()) {
          return new Verdict.Encrypted(
              new CryptoAttribute(theirs.tag(), own.get()), new MediaKeys(own.get(), theirs.key()));
        }
      }
    }
    return withoutKeys(offered, local.policy());
  }

  private static Verdict withoutKeys(MediaDescription offered, Policy policy) {
    if (isSecure(offered)) {
      return new Verdict.Refused(
          policy == Policy.OFF
              ? "encrypted media are switched off here"
              : "no key of a known suite for encrypted media");
    }
    return policy == Policy.REQUIRED
        ? new Verdict.Refused("media must be encrypted")
        : new Verdict.Plain();
  }

  /**
   * Judges the answer to our offer. An answer that takes none of the offered keys leaves the media
   * plain, where the offer allowed that; one that takes a key wrongly is refused, for its writer
   * will encrypt.
   */
  static Verdict judgeAnswer(MediaDescription ours, MediaDescription theirs) {
    List<CryptoAttribute> offered = CryptoAttribute.in(ours);
    if (CryptoAttribute.anyIn(theirs) && !offered.isEmpty()) {
      return taken(offered, CryptoAttribute.in(theirs));
    }
    return isSecure(ours) || isSecure(theirs)
        ? new Verdict.Refused("the answer to encrypted media has no key")
        : new Verdict.Plain();
  }

  private static Verdict taken(List<CryptoAttribute> offered, List<CryptoAttribute> answered) {
    if (answered.size() == 1) {
      CryptoAttribute theirs = answered.getFirst();
      for (CryptoAttribute mine : offered) {
        if (mine.tag() == theirs.tag() && mine.key().suite() == theirs.key().suite()) {
          return new Verdict.Encrypted(mine, new MediaKeys(mine.key(), theirs.key()));
        }
      }
    }
    return new Verdict.Refused("the answer takes none of the offered keys");
  }

  private static boolean isPlain(MediaDescription media) {
    return protocol(media).equals(PLAIN) || protocol(media).equals("RTP/AVPF");
  }

  static boolean isSecure(MediaDescription media) {
    return protocol(media).equals(SECURE) || protocol(media).equals("RTP/SAVPF");
  }

  private static String protocol(MediaDescription media) {
    return media.protocol().toUpperCase(Locale.ROOT);
  }
}
