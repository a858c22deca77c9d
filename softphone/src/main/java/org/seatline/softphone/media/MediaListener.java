package org.seatline.softphone.media;

/**
 * What happens on a leg. Every method is called on the engine's thread {@code media-events}, in
 * order; a slow listener delays the listeners of all legs of the engine, never the audio.
 */
public interface MediaListener {
  /** Hears nothing. */
  MediaListener NONE = new MediaListener() {};

  /** The first valid RTP packet since the leg was opened. */
  default void firstPacket(MediaLeg leg) {}

  /** The other end pressed a key (RFC 4733): one of {@code 0-9 * # A-D}. Once for each press. */
  default void digit(MediaLeg leg, char digit) {}

  /** The last digit given to {@link MediaLeg#sendDigits} has been sent. */
  default void digitsSent(MediaLeg leg) {}

  /**
   * No RTP has come for the configured time although the leg should receive. Told once for each
   * silence; the time counts from the last packet or, without any, from the last {@code start}.
   */
  default void noRtp(MediaLeg leg, int silentForMs) {}

  /** RTP comes again after {@link #noRtp} or {@link #rtcpBye}. */
  default void rtpResumed(MediaLeg leg) {}

  /** The other end's RTCP BYE (RFC 3550 section 6.6). */
  default void rtcpBye(MediaLeg leg, String reason) {}
}
