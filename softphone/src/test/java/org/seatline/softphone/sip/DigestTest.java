package org.seatline.softphone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;

class DigestTest {
  private final AtomicLong now = new AtomicLong(1_000);
  private final DigestVerifier verifier =
      DigestVerifier.withPasswords(
          "seatline", user -> user.equals("1001") ? "secret" : null, now::get);
  private final DigestClient client = new DigestClient(new Random(1));

  @Test
  void computesTheExampleOfRfc7616() {
    String nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    String cnonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    String realm = "http-auth@example.org";
    assertThat(response(DigestHash.SHA_256, nonce, cnonce, realm))
        .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    assertThat(response(DigestHash.MD5, nonce, cnonce, realm))
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
  }

  private static String response(DigestHash hash, String nonce, String cnonce, String realm) {
    String secret = hash.secret("Mufasa", realm, "Circle of Life");
    return hash.response(secret, nonce, "00000001", cnonce, "auth", "GET", "/dir/index.html");
  }

  @Test
  void acceptsTheRightPasswordWithSha256() {
    SipRequest request = register();
    SipHeaders answer =
        client.answer(request, challenge(request), new Credentials("1001", "secret")).orElseThrow();
    assertThat(answer.first("Authorization")).contains("algorithm=SHA-256", "nc=00000001");
    assertThat(verifier.judge(request.with(request.headers().with(answer))))
        .isEqualTo(new DigestVerifier.Verdict.Accepted("1001"));
  }

  @Test
  void givesUpWhenTheSameNonceIsRefusedButNotWhenItIsNew() {
    SipRequest request = register();
    var wrong = new Credentials("1001", "wrong");
    SipResponse first = challenge(request);
    SipHeaders answer = client.answer(request, first, wrong).orElseThrow();
    SipRequest tried = request.with(request.headers().with(answer));
    assertThat(client.answer(tried, first, wrong)).isEmpty();
    now.addAndGet(5);
    assertThat(client.answer(tried, challenge(request), wrong)).isPresent();
  }

  @Test
  void saysStaleForAnOldNonceAndRefusesForeignOnes() {
    SipRequest request = register();
    SipHeaders answer =
        client.answer(request, challenge(request), new Credentials("1001", "secret")).orElseThrow();
    now.addAndGet(DigestVerifier.NONCE_MAX_MS + 1);
    SipRequest late = request.with(request.headers().with(answer));
    assertThat(challenge(late).headers().first("WWW-Authenticate")).contains("stale=true");
    var restarted = DigestVerifier.withPasswords("seatline", user -> "secret", now::get);
    assertThat(restarted.judge(late)).isInstanceOf(DigestVerifier.Verdict.Challenged.class);
  }

  @Test
  void fallsBackToMd5() {
    SipRequest request = register();
    SipResponse old =
        new SipResponse(
            401, "", SipHeaders.of("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""), "");
    SipHeaders answer = client.answer(request, old, new Credentials("u", "p")).orElseThrow();
    assertThat(answer.first("Authorization")).contains("algorithm=MD5").doesNotContain("qop");
  }

  private SipResponse challenge(SipRequest request) {
    return ((DigestVerifier.Verdict.Challenged) verifier.judge(request)).response();
  }

  private static SipRequest register() {
    SipHeaders headers =
        SipHeaders.of(
            "From", "<sip:1001@seatline>;tag=1",
            "To", "<sip:1001@seatline>",
            "Call-ID", "c",
            "CSeq", "1 REGISTER");
    return new SipRequest("REGISTER", "sip:127.0.0.1:5060", headers, "");
  }

  @Test
  void sendsNothingButMd5ToAPhoneThatKnowsNothingElse() {
    var secrets = DigestVerifier.Secrets.of("1001", "seatline", "secret").forOldPhone();
    var old = new DigestVerifier("seatline", user -> secrets, now::get);
    SipRequest request = register();
    var challenged = (DigestVerifier.Verdict.Challenged) old.judge(request);
    assertThat(challenged.response().headers().all("WWW-Authenticate"))
        .singleElement()
        .asString()
        .contains("algorithm=MD5");
    SipHeaders answer =
        client
            .answer(request, challenged.response(), new Credentials("1001", "secret"))
            .orElseThrow();
    assertThat(old.judge(request.with(request.headers().with(answer))))
        .isEqualTo(new DigestVerifier.Verdict.Accepted("1001"));
  }
}
