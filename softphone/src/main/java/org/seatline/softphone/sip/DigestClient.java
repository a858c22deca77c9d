package org.seatline.softphone.sip;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;

/**
 * Answers digest challenges (RFC 7616, RFC 8760): the strongest algorithm that is offered, a
 * counter for each nonce, a fresh client nonce. Used by one thread.
 */
final class DigestClient {
  private static final int NONCES_MAX = 64;

  private final RandomGenerator random;
  private final Map<String, Integer> counts = new HashMap<>();

  DigestClient(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The headers for the next try; empty when there is nothing (new) to answer: no digest challenge,
   * no algorithm that we know, or the nonce that our credentials have just failed with.
   */
  Optional<SipHeaders> answer(SipRequest request, SipResponse challenge, Credentials credentials) {
    SipHeaders headers = SipHeaders.NONE;
    for (String kind : List.of("WWW-Authenticate", "Proxy-Authenticate")) {
      String reply = kind.startsWith("WWW") ? "Authorization" : "Proxy-Authorization";
      DigestChallenge best = strongest(challenge.headers().all(kind));
      if (best == null) {
        continue;
      }
      if (alreadyTried(request, reply, best)) {
        return Optional.empty();
      }
      headers = headers.with(reply, value(request, best, credentials));
    }
    return headers.list().isEmpty() ? Optional.empty() : Optional.of(headers);
  }

  private static @Nullable DigestChallenge strongest(List<String> values) {
    return values.stream()
        .map(DigestChallenge::parse)
        .flatMap(Optional::stream)
        .filter(c -> c.hash().isPresent() && !c.get("nonce").isEmpty())
        .min(Comparator.comparing(c -> c.hash().orElseThrow()))
        .orElse(null);
  }

  /**
   * A new nonce, stale or not said to be, is worth one more try: servers restart and forget. The
   * same nonce again means that the password is wrong.
   */
  private static boolean alreadyTried(SipRequest request, String reply, DigestChallenge challenge) {
    String sent = request.headers().first(reply);
    return sent != null
        && DigestChallenge.parse(sent)
            .filter(c -> c.get("nonce").equals(challenge.get("nonce")))
            .isPresent();
  }

  private String value(SipRequest request, DigestChallenge challenge, Credentials credentials) {
    DigestHash hash = challenge.hash().orElseThrow();
    String realm = challenge.get("realm");
    String nonce = challenge.get("nonce");
    String clientNonce = HexFormat.of().toHexDigits(random.nextLong());
    String count = "%08x".formatted(count(nonce));
    String qop = challenge.offersAuth() ? "auth" : null;
    String secret = hash.secret(credentials.user(), realm, credentials.password());
    String response =
        hash.response(secret, nonce, count, clientNonce, qop, request.method(), request.uri());
    var out = new StringBuilder("Digest username=").append(quote(credentials.user()));
    out.append(", realm=").append(quote(realm)).append(", nonce=").append(quote(nonce));
    out.append(", uri=").append(quote(request.uri()));
    out.append(", response=\"").append(response).append("\", algorithm=").append(hash.text());
    if (!challenge.get("opaque").isEmpty()) {
      out.append(", opaque=").append(quote(challenge.get("opaque")));
    }
    if (qop != null) {
      out.append(", qop=auth, nc=").append(count).append(", cnonce=\"").append(clientNonce);
      out.append('"');
    }
    return out.toString();
  }

  private int count(String nonce) {
    if (counts.size() > NONCES_MAX) {
      counts.clear();
    }
    return counts.merge(nonce, 1, Integer::sum);
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
