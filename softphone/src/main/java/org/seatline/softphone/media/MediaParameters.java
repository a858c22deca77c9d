package org.seatline.softphone.media;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.rtp.XrKind;
import org.seatline.softphone.srtp.MediaKeys;

/**
 * What an offer and its answer agreed on, from this end's point of view.
 *
 * @param remote where RTP is sent to
 * @param remoteRtcp where RTCP is sent to; equal to {@code remote} where rtcp-mux (RFC 5761) is on
 * @param codec codec of what is sent; the leg runs at its sample rate
 * @param sendPayloadType payload type of what is sent
 * @param receivePayloadTypes codecs of what may come, by payload type; one rate for all of them
 * @param sendEventPayloadType telephone-event's payload type when sent, or {@link #NO_EVENTS}
 * @param receiveEventPayloadType telephone-event's payload type when received, or {@link
 *     #NO_EVENTS}
 * @param send whether this end may send audio (false: on hold by the other end, or muted by SDP)
 * @param receive whether audio is expected; liveness is watched only then
 * @param packetMs packet time of what is sent: a multiple of 20 up to 60
 * @param keys with which RTP and RTCP are encrypted, or null where they are plain
 * @param xr blocks of extended RTCP reports that the other end wants to receive
 */
public record MediaParameters(
    InetSocketAddress remote,
    InetSocketAddress remoteRtcp,
    Codec codec,
    int sendPayloadType,
    Map<Integer, Codec> receivePayloadTypes,
    int sendEventPayloadType,
    int receiveEventPayloadType,
    boolean send,
    boolean receive,
    int packetMs,
    @Nullable MediaKeys keys,
    Set<XrKind> xr) {

  /** Telephone-event was not agreed on. */
  public static final int NO_EVENTS = -1;

  public MediaParameters {
    receivePayloadTypes = Map.copyOf(receivePayloadTypes);
    xr = Set.copyOf(xr);
    if (packetMs % 20 != 0 || packetMs < 20 || packetMs > 60) {
      throw new IllegalArgumentException("packet time must be 20, 40 or 60 ms: " + packetMs);
    }
  }

  /** Plain media, without extended reports. */
  public MediaParameters(
      InetSocketAddress remote,
      InetSocketAddress remoteRtcp,
      Codec codec,
      int sendPayloadType,
      Map<Integer, Codec> receivePayloadTypes,
      int sendEventPayloadType,
      int receiveEventPayloadType,
      boolean send,
      boolean receive,
      int packetMs) {
    this(
        remote,
        remoteRtcp,
        codec,
        sendPayloadType,
        receivePayloadTypes,
        sendEventPayloadType,
        receiveEventPayloadType,
        send,
        receive,
        packetMs,
        null,
        Set.of());
  }

  /** Both directions, static payload type, RTCP one port up, telephone-event 101, 20 ms. */
  public static MediaParameters of(InetSocketAddress remote, Codec codec) {
    int type = codec.staticPayloadType();
    return new MediaParameters(
        remote, rtcpBeside(remote), codec, type, Map.of(type, codec), 101, 101, true, true, 20);
  }

  /** RTCP's address where SDP says nothing else: the port above RTP's (RFC 3550 section 11). */
  public static InetSocketAddress rtcpBeside(InetSocketAddress rtp) {
    return new InetSocketAddress(rtp.getAddress(), Math.min(65535, rtp.getPort() + 1));
  }

  /** Whether RTP and RTCP share one port. */
  public boolean rtcpMux() {
    return remote.equals(remoteRtcp);
  }

  public MediaParameters withRtcp(InetSocketAddress address) {
    return with(address, sendEventPayloadType, receiveEventPayloadType, send, receive, packetMs);
  }

  public MediaParameters withDirection(boolean maySend, boolean mayReceive) {
    return with(
        remoteRtcp, sendEventPayloadType, receiveEventPayloadType, maySend, mayReceive, packetMs);
  }

  public MediaParameters withEvents(int sendType, int receiveType) {
    return with(remoteRtcp, sendType, receiveType, send, receive, packetMs);
  }

  public MediaParameters withPacketMs(int ms) {
    return with(remoteRtcp, sendEventPayloadType, receiveEventPayloadType, send, receive, ms);
  }

  /** The same media under these keys, plain without; {@code wanted} says which reports to send. */
  public MediaParameters with(@Nullable MediaKeys newKeys, Set<XrKind> wanted) {
    return new MediaParameters(
        remote,
        remoteRtcp,
        codec,
        sendPayloadType,
        receivePayloadTypes,
        sendEventPayloadType,
        receiveEventPayloadType,
        send,
        receive,
        packetMs,
        newKeys,
        wanted);
  }

  /** The same address and codecs with everything else given. */
  private MediaParameters with(
      InetSocketAddress rtcp,
      int sendEvents,
      int receiveEvents,
      boolean maySend,
      boolean mayReceive,
      int ms) {
    return new MediaParameters(
        remote,
        rtcp,
        codec,
        sendPayloadType,
        receivePayloadTypes,
        sendEvents,
        receiveEvents,
        maySend,
        mayReceive,
        ms,
        keys,
        xr);
  }
}
