package org.seatline.softphone.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.call.Responses;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;

/**
 * The server's side of digest authentication: challenges with SHA-256 first and MD5 for old phones
 * (RFC 8760), nonces that prove their own age and need no memory. May be used from any thread.
 */
public final class DigestVerifier {
  /** How long a nonce may be used, milliseconds. */
  public static final long NONCE_MAX_MS = 120_000;

  /** Finds a user's password. */
  @FunctionalInterface
  public interface Passwords {
    /** The password, or null for an unknown user. */
    @Nullable String of(String user);
  }

  /** Finds what a user's password is checked with. */
  @FunctionalInterface
  public interface Users {
    /** The secrets, or null for an unknown user. */
    @Nullable Secrets of(String user);
  }

  /**
   * What a password is checked with, and nothing that the password could be read from: {@code
   * H(user:realm:password)} in hexadecimal, by each algorithm (RFC 7616 section 3.4.2). Whoever has
   * them can register in this realm: they are to be kept like passwords.
   *
   * @param sha256 null for a phone that knows MD5 only: some give up at a challenge with anything
   *     else in it, so they are sent none
   */
  public record Secrets(@Nullable String sha256, String md5) {
    /** The secrets of a password in clear. */
    public static Secrets of(String user, String realm, String password) {
      return new Secrets(
          DigestHash.SHA_256.secret(user, realm, password),
          DigestHash.MD5.secret(user, realm, password));
    }

    /** For a phone that knows MD5 only. */
    public Secrets forOldPhone() {
      return new Secrets(null, md5);
    }

    private @Nullable String by(DigestHash hash) {
      return hash == DigestHash.MD5 ? md5 : sha256;
    }

    @Override
    public String toString() {
      return "Secrets[]";
    }
  }

  /** What to do with a request. */
  public sealed interface Verdict {
    /** The user has proved to know the password. */
    record Accepted(String user) implements Verdict {}

    /** Send this 401: no credentials, wrong ones, or a nonce that is too old. */
    record Challenged(SipResponse response) implements Verdict {}
  }

  private final String realm;
  private final Users users;
  private final LongSupplier clockMs;
  private final String key;

  /**
   * With a random key, so that nonces do not outlive this verifier.
   *
   * @param clockMs milliseconds, never going back
   */
  public DigestVerifier(String realm, Users users, LongSupplier clockMs) {
    this.realm = realm;
    this.users = users;
    this.clockMs = clockMs;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = HexFormat.of().formatHex(secret);
  }

  /** For passwords in clear. */
  public static DigestVerifier withPasswords(
      String realm, Passwords passwords, LongSupplier clockMs) {
    return new DigestVerifier(
        realm,
        user -> {
          String password = passwords.of(user);
          return password == null ? null : Secrets.of(user, realm, password);
        },
        clockMs);
  }

  /** Judges a request by its Authorization header. */
  public Verdict judge(SipRequest request) {
    for (String value : request.headers().all("Authorization")) {
      Optional<DigestChallenge> given =
          DigestChallenge.parse(value).filter(c -> c.get("realm").equals(realm));
      if (given.isPresent()) {
        return judge(request, given.get());
      }
    }
    return new Verdict.Challenged(challenge(request, false));
  }

  private Verdict judge(SipRequest request, DigestChallenge given) {
    String user = given.get("username");
    Secrets secrets = users.of(user);
    Optional<DigestHash> hash = given.hash();
    String secret = secrets == null || hash.isEmpty() ? null : secrets.by(hash.get());
    if (secret == null || hash.isEmpty() || !given.get("uri").equals(request.uri())) {
      return new Verdict.Challenged(challenge(request, false));
    }
    String expected = expected(request, given, hash.get(), secret);
    if (!same(expected, given.get("response")) || !ours(given.get("nonce"))) {
      return new Verdict.Challenged(challenge(request, false));
    }
    return fresh(given.get("nonce"))
        ? new Verdict.Accepted(user)
        : new Verdict.Challenged(challenge(request, true));
  }

  private static String expected(
      SipRequest request, DigestChallenge given, DigestHash hash, String secret) {
    String qop = given.get("qop").isEmpty() ? null : given.get("qop");
    return hash.response(
        secret,
        given.get("nonce"),
        given.get("nc"),
        given.get("cnonce"),
        qop,
        request.method(),
        given.get("uri"));
  }

  private SipResponse challenge(SipRequest request, boolean stale) {
    String nonce = nonce(clockMs.getAsLong());
    SipResponse bare = Responses.to(request, 401, "s" + nonce.substring(nonce.length() - 8));
    SipHeaders headers = bare.headers();
    for (DigestHash hash : algorithms(request)) {
      headers =
          headers.with(
              "WWW-Authenticate",
              "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
                  .formatted(realm, nonce, hash.text(), stale ? ", stale=true" : ""));
    }
    return bare.with(headers);
  }

  /** Those that the sender knows, as far as its name tells; else all. */
  private List<DigestHash> algorithms(SipRequest request) {
    String sender = HeaderText.user(HeaderText.uri(request.headers().firstOr("From", "")));
    Secrets secrets = users.of(sender);
    return Arrays.stream(DigestHash.values())
        .filter(hash -> secrets == null || secrets.by(hash) != null)
        .toList();
  }

  private String nonce(long atMs) {
    return Long.toHexString(atMs) + "." + DigestHash.SHA_256.hex(atMs + ":" + key);
  }

  private boolean ours(String nonce) {
    return issuedAt(nonce).filter(at -> same(nonce(at), nonce)).isPresent();
  }

  private boolean fresh(String nonce) {
    return issuedAt(nonce).filter(at -> clockMs.getAsLong() - at <= NONCE_MAX_MS).isPresent();
  }

  private static Optional<Long> issuedAt(String nonce) {
    int dot = nonce.indexOf('.');
    if (dot <= 0 || dot > 15) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(nonce.substring(0, dot), 16));
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
