package org.seatline.softphone.testbench;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.UnaryOperator;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.PayloadFormat;
import org.seatline.softphone.simulation.ImpairedPath;
import org.seatline.softphone.srtp.SrtpKey;
import org.seatline.softphone.srtp.SrtpSuite;

/**
 * The media of an {@link OwnCall}, and what is done to its session descriptions on their way.
 *
 * @param formats codecs and telephone-event, best first
 * @param ptimeMs packet time to ask for
 * @param security whether the sound is encrypted, and our keys
 * @param outgoing changes a session description before the peer sees it
 * @param incoming changes the peer's before we see it
 */
public record OwnMedia(
    List<PayloadFormat> formats,
    int ptimeMs,
    MediaSecurity security,
    UnaryOperator<String> outgoing,
    UnaryOperator<String> incoming) {
  private static final int OPUS_TYPE = 111;

  public OwnMedia {
    formats = List.copyOf(formats);
  }

  /** These formats in packets of 20 ms, not encrypted. */
  public static OwnMedia of(PayloadFormat... formats) {
    return new OwnMedia(List.of(formats), 20, MediaSecurity.OFF, sdp -> sdp, sdp -> sdp);
  }

  /** One codec alone, with telephone-event 101. */
  public static OwnMedia of(Codec codec) {
    return of(format(codec), PayloadFormat.telephoneEvent(101));
  }

  private static PayloadFormat format(Codec codec) {
    return codec.staticPayloadType() < 0
        ? PayloadFormat.opus(OPUS_TYPE)
        : new PayloadFormat(codec.staticPayloadType(), codec.name(), codec.rtpClockRate(), 1, null);
  }

  /** The same in other packets. */
  public OwnMedia inPackets(int ms) {
    return new OwnMedia(formats, ms, security, outgoing, incoming);
  }

  /** The same, never without encryption, by this suite alone. */
  public OwnMedia encrypted(SrtpSuite suite) {
    MediaSecurity all = MediaSecurity.make(MediaSecurity.Policy.REQUIRED, new SecureRandom());
    List<SrtpKey> key = all.keys().stream().filter(k -> k.suite() == suite).toList();
    return new OwnMedia(formats, ptimeMs, new MediaSecurity(all.policy(), key), outgoing, incoming);
  }

  /** The same with this security. */
  public OwnMedia secured(MediaSecurity next) {
    return new OwnMedia(formats, ptimeMs, next, outgoing, incoming);
  }

  /** The same over a bad network, of which we are the near party. */
  public OwnMedia through(ImpairedPath path) {
    return new OwnMedia(formats, ptimeMs, security, path::toFar, path::toNear);
  }

  LocalMedia local(int port) {
    return new LocalMedia(OwnPhone.HOST, port, formats, ptimeMs, 1).withSecurity(security);
  }
}
