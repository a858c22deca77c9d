package org.seatline.softphone.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session description (RFC 8866).
 *
 * @param originUser first field of o=, {@code -} when unknown
 * @param sessionId second field of o=, kept as text since it may exceed a long
 * @param version third field of o=
 * @param originAddress address in o=
 * @param address of the c= line of the session, or null
 */
public record SessionDescription(
    String originUser,
    String sessionId,
    String version,
    String originAddress,
    String name,
    @Nullable String address,
    List<SdpAttribute> attributes,
    List<MediaDescription> media) {

  public SessionDescription {
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /** The first audio stream over plain RTP that is not refused. */
  public Optional<MediaDescription> audio() {
    return media.stream().filter(m -> m.kind().equals("audio") && m.port() > 0).findFirst();
  }

  /** Where a stream's packets go: its own address or that of the session. */
  public String addressOf(MediaDescription stream) {
    String own = stream.address();
    if (own != null) {
      return own;
    }
    return address == null ? originAddress : address;
  }

  /**
   * The direction of a stream: its own, else that of the session, else sendrecv. The old way to
   * hold, an address of 0.0.0.0 (RFC 3264 8.4), means that the writer receives nothing.
   */
  public Direction directionOf(MediaDescription stream) {
    Direction written =
        stream
            .ownDirection()
            .or(() -> MediaDescription.directionIn(attributes))
            .orElse(Direction.SENDRECV);
    return addressOf(stream).equals("0.0.0.0") ? written.and(Direction.SENDONLY) : written;
  }

  /** The text with CRLF line ends, the last line included. */
  public String text() {
    return SdpWriter.write(this);
  }
}
