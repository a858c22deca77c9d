package org.seatline.softphone.sdp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the numbers on a media line together with their rtpmap and fmtp attributes. */
final class FormatReader {
  private static final int TYPES = 128;
  private static final int CLOCK_RATE_IF_UNSAID = 8_000;
  private static final int CHANNELS_MAX = 255;

  private final Map<Integer, String> maps = new HashMap<>();
  private final Map<Integer, String> parameters = new HashMap<>();

  FormatReader(List<SdpAttribute> attributes) {
    for (SdpAttribute attribute : attributes) {
      switch (attribute.name().toLowerCase(Locale.ROOT)) {
        case "rtpmap" -> add(attribute.value(), maps);
        case "fmtp" -> add(attribute.value(), parameters);
        default -> {}
      }
    }
  }

  // Of two lines for one type the first counts.
  private static void add(String value, Map<Integer, String> to) {
    String[] parts = value.trim().split("\\s+", 2);
    int type = SdpParser.leadingNumber(parts[0]);
    if (parts.length == 2 && type >= 0 && type < TYPES) {
      to.putIfAbsent(type, parts[1].trim());
    }
  }

  /**
   * The formats in the order of the line, each once; those that mean nothing to anybody are left
   * out.
   *
   * @param assumed what a type without a map means, where RFC 3551 does not say
   */
  List<PayloadFormat> read(List<String> numbers, List<PayloadFormat> assumed) {
    var result = new ArrayList<PayloadFormat>();
    var seen = new BitSet(TYPES);
    for (String number : numbers) {
      int type = SdpParser.leadingNumber(number);
      if (type >= 0 && type < TYPES && !seen.get(type)) {
        seen.set(type);
        PayloadFormat format = format(type, assumed);
        if (format != null) {
          result.add(format);
        }
      }
    }
    return List.copyOf(result);
  }

  private @Nullable PayloadFormat format(int type, List<PayloadFormat> assumed) {
    String map = maps.get(type);
    PayloadFormat found = map == null ? unmapped(type, assumed) : mapped(type, map);
    return found == null ? null : found.parametrized(parameters.get(type));
  }

  private static @Nullable PayloadFormat unmapped(int type, List<PayloadFormat> assumed) {
    PayloadFormat known = PayloadFormat.wellKnown(type);
    return known != null
        ? known
        : assumed.stream().filter(f -> f.payloadType() == type).findFirst().orElse(null);
  }

  private static @Nullable PayloadFormat mapped(int type, String map) {
    String[] parts = map.split("/");
    String encoding = parts.length == 0 ? "" : parts[0].trim();
    int rate = parts.length > 1 ? SdpParser.leadingNumber(parts[1].trim()) : CLOCK_RATE_IF_UNSAID;
    int channels = parts.length > 2 ? SdpParser.leadingNumber(parts[2].trim()) : 1;
    if (encoding.isEmpty() || rate <= 0) {
      return null;
    }
    PayloadFormat known = PayloadFormat.wellKnown(type);
    if (known != null && known.encoding().equalsIgnoreCase(encoding) && channels <= 1) {
      return known; // whatever rate is written: some write G.722's true one, 16000
    }
    return new PayloadFormat(type, encoding, rate, Math.clamp(channels, 1, CHANNELS_MAX), null);
  }
}
