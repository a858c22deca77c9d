package org.seatline.installer.outage;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.Responses;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sip.DigestVerifier;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * The fall-back line's other end: a registrar that wants a password, and a telephone behind it that
 * answers every call and speaks.
 */
public final class SecondExchange implements AutoCloseable {
  public static final String REALM = "second.example";
  public static final String USER = "desk-1001";
  public static final String PASSWORD = "fallback-secret";

  private static final String LIFETIME_SECONDS = "60";

  private final MediaEngine engine;
  private final PcmClip voice;
  private final DigestVerifier digest =
      DigestVerifier.withPasswords(
          REALM, user -> user.equals(USER) ? PASSWORD : null, System::currentTimeMillis);
  private final BlockingQueue<OutageLeg> answered = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> contacts = new LinkedBlockingQueue<>();
  private final UserAgent agent;
  private volatile String dialled = "";

  /** Starts it on a free port; whoever calls hears this voice. */
  public SecondExchange(MediaEngine engine, PcmClip voice) throws IOException {
    this.engine = engine;
    this.voice = voice;
    agent =
        UserAgent.open(
            UserAgentSettings.of("second-exchange", OutageLeg.HOST, 0),
            this::called,
            this::register);
  }

  public int port() {
    return agent.port();
  }

  /** The number of the last call, as it was dialled. */
  String dialled() {
    return dialled;
  }

  private void called(IncomingCall incoming) {
    String uri = incoming.invite().uri();
    dialled = uri.replaceFirst("^sips?:", "").replaceFirst("@.*$", "");
    incoming.ring();
    try {
      OutageLeg leg = new OutageLeg(engine);
      incoming.listen(leg);
      leg.speak(voice);
      if (leg.answer(incoming)) {
        answered.add(leg);
      } else {
        incoming.reject(488);
        leg.close();
      }
    } catch (IOException e) {
      incoming.reject(500);
      throw new IllegalStateException("no port for media", e);
    }
  }

  private @Nullable SipResponse register(SipRequest request, InetSocketAddress source) {
    if (!request.is("REGISTER")) {
      return null;
    }
    if (digest.judge(request) instanceof DigestVerifier.Verdict.Challenged(SipResponse challenge)) {
      return challenge;
    }
    String contact = request.contactUri();
    SipResponse ok = Responses.to(request, 200, "second");
    if (contact == null || request.headers().firstOr("Expires", "").equals("0")) {
      return ok;
    }
    contacts.add(contact);
    return ok.with(
        ok.headers()
            .with("Expires", LIFETIME_SECONDS)
            .with("Contact", "<" + contact + ">;expires=" + LIFETIME_SECONDS));
  }

  /** Waits until somebody has registered. */
  public String awaitRegistered(long maxMs) throws IOException, InterruptedException {
    String contact = contacts.poll(maxMs, TimeUnit.MILLISECONDS);
    if (contact == null) {
      throw new IOException("no seat registered at the second exchange within " + maxMs + " ms");
    }
    return contact;
  }

  /** Waits for the next call that was answered. */
  public OutageLeg awaitCall(long maxMs) throws IOException, InterruptedException {
    OutageLeg leg = answered.poll(maxMs, TimeUnit.MILLISECONDS);
    if (leg == null) {
      throw new IOException("no call came to the second exchange within " + maxMs + " ms");
    }
    return leg;
  }

  /** Calls the seat that registered. */
  public OutageLeg call(String contact, String number) throws IOException {
    OutageLeg leg = new OutageLeg(engine);
    leg.speak(voice);
    leg.dial(agent, number, contact);
    return leg;
  }

  @Override
  public void close() {
    agent.close();
  }
}
