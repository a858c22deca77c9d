package org.seatline.installer.bench;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/** The phone of whoever calls the seat of a {@link SeatRig}. */
final class RigCaller implements AutoCloseable {
  private final String trunk;
  private final MediaEngine media;
  private final UserAgent agent;
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("bench-caller").daemon(true).factory());

  RigCaller(int sipPort) throws IOException {
    trunk = "sip:95598@" + OwnKillCallers.HOST + ":" + sipPort;
    media = MediaEngine.start(MediaSettings.loopback());
    agent =
        UserAgent.open(
            UserAgentSettings.of("caller", OwnKillCallers.HOST, 0),
            incoming -> incoming.reject(486),
            (request, source) -> null);
  }

  /** Calls from this number and stays until the agent hangs up. */
  OwnKillCaller call(String number) throws IOException {
    OwnKillCaller caller = new OwnKillCaller(number, media, timers, 0);
    caller.dial(agent, trunk);
    return caller;
  }

  @Override
  public void close() {
    timers.shutdownNow();
    agent.close();
    media.close();
  }
}
