package org.seatline.softphone.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One m= section (RFC 8866 5.14).
 *
 * @param kind audio, video, ...
 * @param port 0 when the stream is refused
 * @param formats as written on the line
 * @param address of its own c= line, or null
 */
public record MediaDescription(
    String kind,
    int port,
    String protocol,
    List<String> formats,
    @Nullable String address,
    List<SdpAttribute> attributes) {
  private static final int PTIME_MIN_MS = 5;
  private static final int PTIME_MAX_MS = 200;

  public MediaDescription {
    formats = List.copyOf(formats);
    attributes = List.copyOf(attributes);
  }

  /** The value of the first attribute with this name. */
  public Optional<String> attribute(String name) {
    return attributes.stream()
        .filter(a -> a.name().equals(name))
        .map(SdpAttribute::value)
        .findFirst();
  }

  /** The direction written in this section, if any. */
  Optional<Direction> ownDirection() {
    return directionIn(attributes);
  }

  static Optional<Direction> directionIn(List<SdpAttribute> attributes) {
    for (SdpAttribute attribute : attributes) {
      for (Direction direction : Direction.values()) {
        if (attribute.name().equals(direction.text())) {
          return Optional.of(direction);
        }
      }
    }
    return Optional.empty();
  }

  /** Packet time asked for, in milliseconds, if any sensible one is. */
  public Optional<Integer> ptimeMs() {
    return attribute("ptime")
        .map(SdpParser::leadingNumber)
        .filter(p -> p >= PTIME_MIN_MS && p <= PTIME_MAX_MS);
  }

  /**
   * Length of the packets that its writer wants to be sent: the one asked for, or {@code otherwise}
   * where none is, but no more than {@code a=maxptime} allows (RFC 8866 6.4). Milliseconds.
   */
  int packetMs(int otherwise) {
    int wanted = ptimeMs().orElse(otherwise);
    int max = attribute("maxptime").map(SdpParser::leadingNumber).orElse(PTIME_MAX_MS);
    return max < PTIME_MIN_MS ? wanted : Math.min(wanted, max);
  }

  /**
   * The RTP formats in the order of preference; those that mean nothing to anybody are left out.
   */
  public List<PayloadFormat> payloadFormats() {
    return payloadFormats(List.of());
  }

  /** The same; a dynamic type without a map means what it means in {@code assumed}. */
  List<PayloadFormat> payloadFormats(List<PayloadFormat> assumed) {
    return new FormatReader(attributes).read(formats, assumed);
  }

  /** This section as a refusal: port 0, nothing else (RFC 3264 6). */
  MediaDescription refused() {
    return new MediaDescription(kind, 0, protocol, formats, null, List.of());
  }
}
