package org.seatline.softphone.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The offer/answer model for one audio stream (RFC 3264, RFC 6337). */
public final class OfferAnswer {
  /** Packet time where nobody says one (RFC 3551 section 4.2). */
  private static final int PACKET_MS = 20;

  private OfferAnswer() {}

  /** What came of an offer. */
  public sealed interface Answer {
    /** The answer to send and what it means for our media. */
    record Agreed(SessionDescription answer, MediaAgreement media) implements Answer {}

    /** Nothing in common, or nothing that the policy allows: refuse with 488. */
    record NothingInCommon(String why) implements Answer {
      /** The reason as the value of a Warning header (RFC 3261 section 20.43). */
      public String warning() {
        return "399 softphone \"" + why + "\"";
      }
    }
  }

  /**
   * Makes an offer.
   *
   * @param version third field of o=; one more with every offer or answer that differs
   */
  public static SessionDescription offer(LocalMedia local, Direction direction, long version) {
    MediaDescription stream = stream(local, local.formats(), local.ptimeMs(), direction);
    return session(local, version, List.of(SecurityRules.offered(stream, local.security())));
  }

  /**
   * Answers an offer. The direction never exceeds what the offer allows: sendonly is answered with
   * recvonly or inactive (RFC 3264 6.1). The formats keep the offer's numbers and its order, as
   * recommended there: then both ends send the same codec, and the order of a server that relays
   * offers reaches everybody. Our own order counts in our offers.
   */
  public static Answer answer(
      SessionDescription offer, LocalMedia local, Direction wanted, long version) {
    MediaDescription audio = SecurityRules.preferred(offer, local.security()).orElse(null);
    if (audio == null) {
      return new Answer.NothingInCommon("no audio stream");
    }
    List<PayloadFormat> theirs = known(audio.payloadFormats(), local.formats());
    if (!AgreedFormats.hasCodec(theirs)) {
      return new Answer.NothingInCommon("no common codec");
    }
    SecurityRules.Verdict security = SecurityRules.judge(audio, local.security());
    if (security instanceof SecurityRules.Verdict.Refused(String why)) {
      return new Answer.NothingInCommon(why);
    }
    List<PayloadFormat> ours = theirs.stream().map(f -> asWeWant(f, local.formats())).toList();
    Direction direction = wanted.and(offer.directionOf(audio).reversed());
    int ptimeMs = audio.ptimeMs().orElse(local.ptimeMs());
    var streams = new ArrayList<MediaDescription>();
    boolean chosen = false;
    for (MediaDescription offered : offer.media()) {
      boolean first = !chosen && offered.equals(audio);
      chosen |= first;
      streams.add(
          first
              ? SecurityRules.answered(stream(local, ours, ptimeMs, direction), offered, security)
              : offered.refused());
    }
    var media =
        new MediaAgreement(
            offer.addressOf(audio),
            audio.port(),
            new AgreedFormats(theirs, ours),
            audio.packetMs(local.ptimeMs()),
            direction,
            security.mediaKeys(),
            RtcpXrAttribute.wantedBy(offer, audio));
    return new Answer.Agreed(session(local, version, streams), media);
  }

  /**
   * What the peer's answer to our offer means; empty when it refuses the stream, names no codec of
   * ours, or would leave media plain that our offer wants encrypted.
   */
  public static Optional<MediaAgreement> agreed(
      SessionDescription offer, SessionDescription answer) {
    MediaDescription ours = offer.audio().orElse(null);
    MediaDescription theirs = answer.audio().orElse(null);
    if (ours == null || theirs == null) {
      return Optional.empty();
    }
    SecurityRules.Verdict security = SecurityRules.judgeAnswer(ours, theirs);
    if (security instanceof SecurityRules.Verdict.Refused) {
      return Optional.empty();
    }
    List<PayloadFormat> offered = ours.payloadFormats();
    List<PayloadFormat> sends = known(theirs.payloadFormats(offered), offered);
    if (!AgreedFormats.hasCodec(sends)) {
      return Optional.empty();
    }
    Direction direction = offer.directionOf(ours).and(answer.directionOf(theirs).reversed());
    return Optional.of(
        new MediaAgreement(
            answer.addressOf(theirs),
            theirs.port(),
            new AgreedFormats(sends, receivable(offered, sends)),
            theirs.packetMs(ours.ptimeMs().orElse(PACKET_MS)),
            direction,
            security.mediaKeys(),
            RtcpXrAttribute.wantedBy(answer, theirs)));
  }

  private static List<PayloadFormat> known(List<PayloadFormat> theirs, List<PayloadFormat> ours) {
    return theirs.stream().filter(f -> same(ours, f).isPresent()).toList();
  }

  private static PayloadFormat asWeWant(PayloadFormat offered, List<PayloadFormat> ours) {
    return same(ours, offered).map(f -> offered.parametrized(f.parameters())).orElse(offered);
  }

  /**
   * What may come: the formats that were answered, under our numbers (RFC 3264 5.1). Some peers
   * send their own numbers instead: those are taken too where they mean nothing else.
   */
  private static List<PayloadFormat> receivable(
      List<PayloadFormat> offered, List<PayloadFormat> answered) {
    var result = new ArrayList<>(known(offered, answered));
    for (PayloadFormat theirs : answered) {
      if (offered.stream().noneMatch(f -> f.payloadType() == theirs.payloadType())) {
        result.add(theirs);
      }
    }
    return result;
  }

  private static Optional<PayloadFormat> same(List<PayloadFormat> formats, PayloadFormat wanted) {
    return formats.stream().filter(f -> f.sameCodec(wanted)).findFirst();
  }

  private static SessionDescription session(
      LocalMedia local, long version, List<MediaDescription> streams) {
    return new SessionDescription(
        "-",
        Long.toString(local.sessionId()),
        Long.toString(version),
        local.address(),
        "-",
        local.address(),
        List.of(),
        streams);
  }

  private static MediaDescription stream(
      LocalMedia local, List<PayloadFormat> formats, int ptimeMs, Direction direction) {
    var attributes = new ArrayList<SdpAttribute>();
    for (PayloadFormat format : formats) {
      attributes.add(new SdpAttribute("rtpmap", rtpmap(format)));
      String parameters = format.parameters();
      if (parameters != null) {
        attributes.add(new SdpAttribute("fmtp", format.payloadType() + " " + parameters));
      }
    }
    attributes.add(new SdpAttribute("ptime", Integer.toString(ptimeMs)));
    attributes.add(RtcpXrAttribute.OURS);
    attributes.add(new SdpAttribute(direction.text(), ""));
    List<String> types = formats.stream().map(f -> Integer.toString(f.payloadType())).toList();
    return new MediaDescription("audio", local.port(), "RTP/AVP", types, null, attributes);
  }

  private static String rtpmap(PayloadFormat format) {
    String channels = format.channels() > 1 ? "/" + format.channels() : "";
    return format.payloadType() + " " + format.encoding() + "/" + format.clockRate() + channels;
  }
}
