package org.seatline.softphone.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** Formats that are looked at: there are no more payload types. */
  private static final int FORMATS_MAX = 128;

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
    return attribute("ptime").map(SdpParser::leadingNumber).filter(p -> p >= 5 && p <= 200);
  }

  /**
   * The RTP formats in the order of preference; those that mean nothing to anybody are left out.
   */
  public List<PayloadFormat> payloadFormats() {
    var result = new ArrayList<PayloadFormat>();
    for (String format : formats.subList(0, Math.min(FORMATS_MAX, formats.size()))) {
      int type = SdpParser.leadingNumber(format);
      if (type >= 0 && type <= 127) {
        PayloadFormat mapped = mapped(type);
        if (mapped != null) {
          result.add(mapped);
        }
      }
    }
    return List.copyOf(result);
  }

  private @Nullable PayloadFormat mapped(int type) {
    String parameters = valueFor("fmtp", type);
    String map = valueFor("rtpmap", type);
    if (map == null) {
      return PayloadFormat.wellKnown(type);
    }
    String[] parts = map.split("/", -1);
    int rate = parts.length > 1 ? SdpParser.leadingNumber(parts[1]) : 8_000;
    int channels = parts.length > 2 ? Math.max(1, SdpParser.leadingNumber(parts[2])) : 1;
    return rate <= 0 ? null : new PayloadFormat(type, parts[0].trim(), rate, channels, parameters);
  }

  private @Nullable String valueFor(String name, int type) {
    for (SdpAttribute attribute : attributes) {
      if (attribute.name().toLowerCase(Locale.ROOT).equals(name)) {
        String[] parts = attribute.value().trim().split("\\s+", 2);
        if (parts.length == 2 && SdpParser.leadingNumber(parts[0]) == type) {
          return parts[1].trim();
        }
      }
    }
    return null;
  }

  /** This section as a refusal: port 0, nothing else (RFC 3264 6). */
  MediaDescription refused() {
    return new MediaDescription(kind, 0, protocol, formats, null, List.of());
  }
}
