package org.seatline.softphone.media;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.rtp.XrKind;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.PayloadFormat;
import org.seatline.softphone.srtp.MediaKeys;

/**
 * What an offer and its answer agreed on, from this end's point of view.
 *
 * @param remote where RTP is sent to
 * @param remoteRtcp where RTCP is sent to; equal to {@code remote} where rtcp-mux (RFC 5761) is on
 * @param keys with which RTP and RTCP are encrypted, or null where they are plain
 * @param xr blocks of extended RTCP reports that the other end wants to receive
 */
public record MediaParameters(
    InetSocketAddress remote,
    InetSocketAddress remoteRtcp,
    Sending sending,
    Receiving receiving,
    @Nullable MediaKeys keys,
    Set<XrKind> xr) {

  /** Telephone-event was not agreed on. */
  public static final int NO_EVENTS = -1;

  public MediaParameters {
    xr = Set.copyOf(xr);
  }

  /** Plain media, without extended reports. */
  public MediaParameters(
      InetSocketAddress remote,
      InetSocketAddress remoteRtcp,
      Sending sending,
      Receiving receiving) {
    this(remote, remoteRtcp, sending, receiving, null, Set.of());
  }

  /** Types used between two ends of this program where nobody says others. */
  private static final int EVENT_TYPE = 101;

  private static final int DYNAMIC_TYPE = 111;
  private static final int PACKET_MS_MAX = 60;

  /**
   * What this end sends.
   *
   * @param codec of the audio; the leg runs at its sample rate
   * @param payloadType of the audio
   * @param packetMs packet time: a multiple of 20 up to 60
   * @param events payload type and clock of keys
   * @param allowed whether audio may be sent (false: on hold by the other end, or muted by SDP)
   */
  public record Sending(
      Codec codec, int payloadType, int packetMs, Events events, boolean allowed) {
    public Sending {
      if (packetMs % MediaEngine.TICK_MS != 0
          || packetMs < MediaEngine.TICK_MS
          || packetMs > PACKET_MS_MAX) {
        throw new IllegalArgumentException("packet time must be 20, 40 or 60 ms: " + packetMs);
      }
    }
  }

  /**
   * telephone-event (RFC 4733) when sent.
   *
   * @param payloadType or {@link #NO_EVENTS}
   * @param clockRate of the durations in the events, Hz
   */
  public record Events(int payloadType, int clockRate) {
    /** No keys can be sent. */
    public static final Events NONE = new Events(NO_EVENTS, 8000);

    boolean agreed() {
      return payloadType != NO_EVENTS;
    }
  }

  /**
   * What may come.
   *
   * @param codecs by payload type: the other end may change between them at any time
   * @param eventTypes payload types of telephone-event
   * @param expected whether audio is expected; liveness is watched only then
   */
  public record Receiving(Map<Integer, Codec> codecs, Set<Integer> eventTypes, boolean expected) {
    public Receiving {
      codecs = Map.copyOf(codecs);
      eventTypes = Set.copyOf(eventTypes);
    }
  }

  /**
   * Both directions, the codec's static payload type or 111, RTCP one port up, telephone-event 101
   * on the codec's clock, 20 ms.
   */
  public static MediaParameters of(InetSocketAddress remote, Codec codec) {
    int type = codec.staticPayloadType() < 0 ? DYNAMIC_TYPE : codec.staticPayloadType();
    Events events = new Events(EVENT_TYPE, codec.rtpClockRate());
    return new MediaParameters(
        remote,
        rtcpBeside(remote),
        new Sending(codec, type, MediaEngine.TICK_MS, events, true),
        new Receiving(Map.of(type, codec), Set.of(EVENT_TYPE), true));
  }

  /**
   * What a negotiation came to. Packets are as long as the other end asks for, in steps of 20 ms.
   *
   * @return empty where its address is none, or the codec to be sent is none of ours
   */
  public static Optional<MediaParameters> of(MediaAgreement agreed) {
    InetSocketAddress remote = new InetSocketAddress(agreed.remoteAddress(), agreed.remotePort());
    Optional<Codec> codec =
        codec(agreed.codec()).map(c -> c.suiting(agreed.codec().parameterMap()));
    if (remote.isUnresolved() || codec.isEmpty()) {
      return Optional.empty();
    }
    int ticks = Math.clamp(agreed.ptimeMs() / MediaEngine.TICK_MS, 1, 3);
    Events events =
        agreed
            .formats()
            .events()
            .map(e -> new Events(e.payloadType(), e.clockRate()))
            .orElse(Events.NONE);
    Sending sending =
        new Sending(
            codec.get(),
            agreed.codec().payloadType(),
            ticks * MediaEngine.TICK_MS,
            events,
            agreed.direction().sends());
    return Optional.of(
        new MediaParameters(remote, rtcpBeside(remote), sending, receiving(agreed))
            .with(agreed.keys().orElse(null), agreed.xr()));
  }

  private static Receiving receiving(MediaAgreement agreed) {
    Map<Integer, Codec> codecs = new HashMap<>();
    for (PayloadFormat format : agreed.formats().receives()) {
      codec(format).ifPresent(codec -> codecs.put(format.payloadType(), codec));
    }
    Set<Integer> events =
        agreed.formats().receives().stream()
            .filter(PayloadFormat::isTelephoneEvent)
            .map(PayloadFormat::payloadType)
            .collect(Collectors.toSet());
    return new Receiving(codecs, events, agreed.direction().receives());
  }

  private static Optional<Codec> codec(PayloadFormat format) {
    return Codecs.byName(format.encoding(), format.clockRate());
  }

  /** RTCP's address where SDP says nothing else: the port above RTP's (RFC 3550 section 11). */
  public static InetSocketAddress rtcpBeside(InetSocketAddress rtp) {
    return new InetSocketAddress(rtp.getAddress(), Math.min(65535, rtp.getPort() + 1));
  }

  /** Whether RTP and RTCP share one port. */
  public boolean rtcpMux() {
    return remote.equals(remoteRtcp);
  }

  /** Codec of what is sent. */
  public Codec codec() {
    return sending.codec();
  }

  /** Payload type of the keys that are sent, or {@link #NO_EVENTS}. */
  public int sendEventPayloadType() {
    return sending.events().payloadType();
  }

  /** Packet time of what is sent. */
  public int packetMs() {
    return sending.packetMs();
  }

  /** Whether this end may send audio. */
  public boolean send() {
    return sending.allowed();
  }

  /** Whether audio is expected. */
  public boolean receive() {
    return receiving.expected();
  }

  public MediaParameters withRtcp(InetSocketAddress address) {
    return new MediaParameters(remote, address, sending, receiving, keys, xr);
  }

  public MediaParameters withDirection(boolean maySend, boolean mayReceive) {
    Sending out =
        new Sending(sending.codec, sending.payloadType, sending.packetMs, sending.events, maySend);
    return with(out, new Receiving(receiving.codecs, receiving.eventTypes, mayReceive));
  }

  /** Keys by these payload types, on the clock of the codec that is sent. */
  public MediaParameters withEvents(int sendType, int receiveType) {
    Events events = new Events(sendType, sending.codec.rtpClockRate());
    Sending out =
        new Sending(sending.codec, sending.payloadType, sending.packetMs, events, sending.allowed);
    return with(out, new Receiving(receiving.codecs, Set.of(receiveType), receiving.expected));
  }

  public MediaParameters withPacketMs(int ms) {
    Sending out =
        new Sending(sending.codec, sending.payloadType, ms, sending.events, sending.allowed);
    return with(out, receiving);
  }

  /** The same media under these keys, plain without; {@code wanted} says which reports to send. */
  public MediaParameters with(@Nullable MediaKeys newKeys, Set<XrKind> wanted) {
    return new MediaParameters(remote, remoteRtcp, sending, receiving, newKeys, wanted);
  }

  /** The same with these codecs to come beside what may come already. */
  public MediaParameters alsoReceiving(Map<Integer, Codec> more) {
    Map<Integer, Codec> all = new HashMap<>(receiving.codecs);
    all.putAll(more);
    return with(sending, new Receiving(all, receiving.eventTypes, receiving.expected));
  }

  private MediaParameters with(Sending out, Receiving in) {
    return new MediaParameters(remote, remoteRtcp, out, in, keys, xr);
  }
}
