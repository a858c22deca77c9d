package org.seatline.installer.bench;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/** Callers played by our own softphone, where there is no sipp. */
final class OwnKillCallers implements KillCallers {
  static final String HOST = "127.0.0.1";
  private static final long BETWEEN_MS = 250;

  private final String trunk;
  private final Random random;
  private final MediaEngine media;
  private final UserAgent agent;
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("bench-callers").daemon(true).factory());
  private final List<OwnKillCaller> callers = new CopyOnWriteArrayList<>();

  OwnKillCallers(int sipPort, long seed) throws IOException {
    trunk = "sip:95598@" + HOST + ":" + sipPort;
    random = new Random(seed);
    media = MediaEngine.start(MediaSettings.loopback());
    agent =
        UserAgent.open(
            UserAgentSettings.of("callers", HOST, 0),
            incoming -> incoming.reject(486),
            (request, source) -> null);
  }

  @Override
  public void call(List<String> numbers) throws IOException {
    long delayMs = 0;
    for (String number : numbers) {
      OwnKillCaller caller =
          new OwnKillCaller(number, media, timers, random.nextBoolean() ? 1_500 : 0);
      callers.add(caller);
      var _ = timers.schedule(() -> caller.dial(agent, trunk), delayMs, TimeUnit.MILLISECONDS);
      delayMs += BETWEEN_MS;
    }
  }

  @Override
  public boolean awaitEnd(long maxMs) throws InterruptedException {
    long end = System.nanoTime() + maxMs * 1_000_000;
    boolean ended = true;
    for (OwnKillCaller caller : callers) {
      ended &= caller.awaitEnd(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return ended;
  }

  @Override
  public List<CallerStory> stories() {
    return callers.stream().map(OwnKillCaller::story).toList();
  }

  @Override
  public void close() {
    timers.shutdownNow();
    agent.close();
    media.close();
  }
}
