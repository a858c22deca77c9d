package org.seatline.softphone.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The computation of digest authentication (RFC 7616 3.4.1, RFC 8760). */
enum DigestHash {
  /** In the order of preference. */
  SHA_256("SHA-256"),
  MD5("MD5");

  private final String text;

  DigestHash(String text) {
    this.text = text;
  }

  /** The name in headers and for the JDK. */
  String text() {
    return text;
  }

  /** The algorithm of a challenge; MD5 when it names none (RFC 7616 3.3). */
  static Optional<DigestHash> named(@Nullable String name) {
    String wanted = name == null ? "MD5" : name.toUpperCase(Locale.ROOT);
    for (DigestHash hash : values()) {
      if (hash.text.equals(wanted)) {
        return Optional.of(hash);
      }
    }
    return Optional.empty();
  }

  String hex(String data) {
    try {
      MessageDigest digest = MessageDigest.getInstance(text);
      return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException defect) {
      throw new IllegalStateException("every JDK has " + text, defect);
    }
  }

  String secret(String user, String realm, String password) {
    return hex(user + ":" + realm + ":" + password);
  }

  /**
   * The response value.
   *
   * @param secret H(user:realm:password)
   * @param qop {@code auth}, or null for the old form without counter (RFC 2069)
   */
  String response(
      String secret,
      String nonce,
      String count,
      String clientNonce,
      @Nullable String qop,
      String method,
      String uri) {
    String request = hex(method + ":" + uri);
    return qop == null
        ? hex(secret + ":" + nonce + ":" + request)
        : hex(String.join(":", secret, nonce, count, clientNonce, qop, request));
  }
}
