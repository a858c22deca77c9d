package org.seatline.softphone.testbench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * Our own softphone as any program would use it, for tests with peers: one call after the other.
 */
public final class OwnPhone implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  private static final Duration RING_LIMIT = Duration.ofSeconds(15);

  private final MediaEngine engine;
  private final UserAgent agent;
  private final Queue<OwnCall> expected = new ArrayDeque<>();

  private OwnPhone(String name) throws IOException {
    engine = MediaEngine.start(MediaSettings.loopback());
    agent = UserAgent.open(UserAgentSettings.of(name, HOST, 0), this::incoming, (r, s) -> null);
  }

  /** Opens it on a free port of loopback. */
  public static OwnPhone open(String name) throws IOException {
    return new OwnPhone(name);
  }

  /** Its SIP address. */
  public String address() {
    return "sip:own@" + HOST + ":" + agent.port();
  }

  /** Its SIP port. */
  public int port() {
    return agent.port();
  }

  /** Calls somebody; the call is over when it is closed. */
  public OwnCall call(String address, OwnMedia media) throws IOException {
    OwnCall call = new OwnCall(engine, media);
    call.placed(offer -> agent.place(Destination.of(address, null), offer, SipHeaders.NONE, call));
    return call;
  }

  /** Answers the next call with these media. */
  public synchronized OwnCall expect(OwnMedia media) throws IOException {
    OwnCall call = new OwnCall(engine, media);
    expected.add(call);
    return call;
  }

  /** Waits until everybody has heard that the last call is over. */
  public void awaitQuiet() {
    Await.until("end of all calls", RING_LIMIT, () -> engine.legs().isEmpty());
  }

  private synchronized void incoming(IncomingCall call) {
    OwnCall next = expected.poll();
    if (next == null) {
      call.reject(486);
    } else {
      next.answer(call);
    }
  }

  @Override
  public void close() throws IOException {
    agent.close();
    engine.close();
  }
}
