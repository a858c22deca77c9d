package org.seatline.softphone.media;

import java.net.InetAddress;

/**
 * How an engine works.
 *
 * @param bindAddress address that every leg's sockets are bound to
 * @param portMin lowest RTP port, or 0 for ports chosen by the operating system
 * @param portMax highest RTP port, or 0
 * @param noRtpMs silence after which a receiving leg reports {@link MediaListener#noRtp}
 * @param rtcpIntervalMs mean time between two RTCP reports of a leg
 * @param jitterBufferMaxMs largest delay that the jitter buffer may build up
 * @param silenceEveryMs how often a packet is sent while a source has had nothing to say for some
 *     time (RFC 3551 section 4.1); 0 for every packet, as while it speaks
 */
public record MediaSettings(
    InetAddress bindAddress,
    int portMin,
    int portMax,
    int noRtpMs,
    int rtcpIntervalMs,
    int jitterBufferMaxMs,
    int silenceEveryMs) {

  /** Loopback, ephemeral ports, 5 s of silence, RTCP every 5 s (RFC 3550), at most 400 ms delay. */
  public static MediaSettings loopback() {
    return new MediaSettings(InetAddress.getLoopbackAddress(), 0, 0, 5000, 5000, 400, 0);
  }

  public MediaSettings withBindAddress(InetAddress address) {
    return new MediaSettings(
        address, portMin, portMax, noRtpMs, rtcpIntervalMs, jitterBufferMaxMs, silenceEveryMs);
  }

  public MediaSettings withPorts(int min, int max) {
    return new MediaSettings(
        bindAddress, min, max, noRtpMs, rtcpIntervalMs, jitterBufferMaxMs, silenceEveryMs);
  }

  public MediaSettings withNoRtpMs(int ms) {
    return new MediaSettings(
        bindAddress, portMin, portMax, ms, rtcpIntervalMs, jitterBufferMaxMs, silenceEveryMs);
  }

  public MediaSettings withRtcpIntervalMs(int ms) {
    return new MediaSettings(
        bindAddress, portMin, portMax, noRtpMs, ms, jitterBufferMaxMs, silenceEveryMs);
  }

  public MediaSettings withSilenceEveryMs(int ms) {
    return new MediaSettings(
        bindAddress, portMin, portMax, noRtpMs, rtcpIntervalMs, jitterBufferMaxMs, ms);
  }
}
