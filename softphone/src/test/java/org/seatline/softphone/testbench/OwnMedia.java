package org.seatline.softphone.testbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.PayloadFormat;
import org.seatline.softphone.simulation.ImpairedPath;

/**
 * The media of an {@link OwnCall}, and what is done to its session descriptions on their way.
 *
 * @param formats codecs and telephone-event, best first
 * @param ptimeMs packet time to ask for
 * @param outgoing changes a session description before the peer sees it
 * @param incoming changes the peer's before we see it
 */
public record OwnMedia(
    List<PayloadFormat> formats,
    int ptimeMs,
    UnaryOperator<String> outgoing,
    UnaryOperator<String> incoming) {
  private static final int DYNAMIC_TYPE = 111;

  public OwnMedia {
    formats = List.copyOf(formats);
  }

  /** These formats in packets of 20 ms. */
  public static OwnMedia of(PayloadFormat... formats) {
    return new OwnMedia(List.of(formats), 20, sdp -> sdp, sdp -> sdp);
  }

  /** One codec alone, with telephone-event 101. */
  public static OwnMedia of(Codec codec) {
    return of(format(codec), PayloadFormat.telephoneEvent(101));
  }

  /** How a codec is written in session descriptions. */
  public static PayloadFormat format(Codec codec) {
    int type = codec.staticPayloadType() < 0 ? DYNAMIC_TYPE : codec.staticPayloadType();
    boolean opus = codec.name().equalsIgnoreCase("opus");
    return new PayloadFormat(
        type, codec.name(), codec.rtpClockRate(), opus ? 2 : 1, opus ? "useinbandfec=1" : null);
  }

  /** The same in other packets. */
  public OwnMedia inPackets(int ms) {
    return new OwnMedia(formats, ms, outgoing, incoming);
  }

  /** The same without telephone-event. */
  public OwnMedia withoutEvents() {
    var codecs = new ArrayList<>(formats);
    codecs.removeIf(PayloadFormat::isTelephoneEvent);
    return new OwnMedia(codecs, ptimeMs, outgoing, incoming);
  }

  /** The same over a bad network, of which we are the near party. */
  public OwnMedia through(ImpairedPath path) {
    return new OwnMedia(formats, ptimeMs, path::toFar, path::toNear);
  }

  LocalMedia local(int port) {
    return new LocalMedia(OwnPhone.HOST, port, formats, ptimeMs, 1);
  }
}
