package org.seatline.softphone.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seatline.softphone.srtp.SrtpKey;
import org.seatline.softphone.srtp.SrtpSuite;

/**
 * One {@code a=crypto} line (RFC 4568 section 9.1): a key for what its writer sends.
 *
 * @param tag names the line among those of an offer, 1 to 9 digits
 */
public record CryptoAttribute(int tag, SrtpKey key) {
  static final String NAME = "crypto";

  /** Lines of one stream that are looked at. */
  private static final int LINES_MAX = 32;

  private static final String METHOD = "inline:";

  /** A hint on the replay window, which ours exceeds (section 6.3.7). */
  private static final String WINDOW_HINT = "WSH=";

  /**
   * Reads a line. Lines that ask for what is not done here are passed over, as section 7.1.2 has
   * it: other suites, several keys with identifiers (MKI), unencrypted or unauthenticated packets,
   * key derivation rates.
   */
  static Optional<CryptoAttribute> parse(String value) {
    String[] parts = value.trim().split("\\s+");
    if (parts.length < 3 || !parts[2].regionMatches(true, 0, METHOD, 0, METHOD.length())) {
      return Optional.empty();
    }
    int tag = SdpParser.leadingNumber(parts[0]);
    boolean tagWrong = tag < 0 || !parts[0].equals(Integer.toString(tag));
    if (tagWrong || !parametersKnown(List.of(parts).subList(3, parts.length))) {
      return Optional.empty();
    }
    return SrtpSuite.byName(parts[1])
        .flatMap(suite -> key(suite, parts[2].substring(METHOD.length())))
        .map(key -> new CryptoAttribute(tag, key));
  }

  // Parameters whose name begins with a minus may be passed over (section 6.3.8).
  private static boolean parametersKnown(List<String> parameters) {
    return parameters.stream()
        .allMatch(p -> p.startsWith("-") || p.toUpperCase(Locale.ROOT).startsWith(WINDOW_HINT));
  }

  // key||salt, then perhaps |lifetime; a lifetime is longer than any call. |MKI:length is refused.
  private static Optional<SrtpKey> key(SrtpSuite suite, String parameter) {
    String[] parts = parameter.split("\\|", -1);
    boolean identified = parts.length > 2 || (parts.length == 2 && parts[1].contains(":"));
    return identified || parameter.contains(";")
        ? Optional.empty()
        : SrtpKey.parse(suite, parts[0]);
  }

  /** The lines of a stream that can be used, in the order of preference. */
  static List<CryptoAttribute> in(MediaDescription media) {
    return media.attributes().stream()
        .filter(a -> a.name().equalsIgnoreCase(NAME))
        .limit(LINES_MAX)
        .flatMap(a -> parse(a.value()).stream())
        .toList();
  }

  /** Whether a stream has such lines at all, usable or not. */
  static boolean anyIn(MediaDescription media) {
    return media.attributes().stream().anyMatch(a -> a.name().equalsIgnoreCase(NAME));
  }

  /** The line, with its key: not for logs. */
  SdpAttribute line() {
    return new SdpAttribute(NAME, tag + " " + key.suite().name() + " " + METHOD + key.inline());
  }
}
