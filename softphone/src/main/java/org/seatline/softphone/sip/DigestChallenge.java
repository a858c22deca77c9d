package org.seatline.softphone.sip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.seatline.softphone.call.HeaderText;

/** Parameters of a Digest challenge or of credentials, by lower-case name, without quotes. */
record DigestChallenge(Map<String, String> parameters) {
  DigestChallenge {
    parameters = Map.copyOf(parameters);
  }

  /** Reads a header value; empty for another scheme. */
  static Optional<DigestChallenge> parse(String value) {
    String text = value.trim();
    if (!text.regionMatches(true, 0, "Digest ", 0, 7)) {
      return Optional.empty();
    }
    var parameters = new LinkedHashMap<String, String>();
    for (String part : HeaderText.split(text.substring(7), ',')) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals).trim().toLowerCase(Locale.ROOT);
        parameters.putIfAbsent(name, unquote(part.substring(equals + 1).trim()));
      }
    }
    return Optional.of(new DigestChallenge(parameters));
  }

  String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Whether {@code qop} offers plain authentication. */
  boolean offersAuth() {
    List<String> offered = HeaderText.split(get("qop"), ',');
    return offered.stream().anyMatch("auth"::equalsIgnoreCase);
  }

  Optional<DigestHash> hash() {
    return DigestHash.named(parameters.get("algorithm"));
  }

  private static String unquote(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
  }
}
