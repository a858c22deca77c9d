package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codecs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The legs over UDP: one thread receives for all of them, one paces all of them, one tells the
 * listeners.
 */
final class UdpMediaEngine implements MediaEngine {
  private static final Logger LOG = LoggerFactory.getLogger(UdpMediaEngine.class);

  private final MediaSettings settings;
  private final LongSupplier nanoClock;
  private final RandomGenerator random;
  private final AtomicReference<@Nullable UdpMediaLeg> spare = new AtomicReference<>();
  private final CopyOnWriteArrayList<UdpMediaLeg> legs = new CopyOnWriteArrayList<>();
  private final AtomicInteger portHint;
  private final MediaEvents events = new MediaEvents();
  private final Receiver receiver;
  private final Pacer pacer;
  private @Nullable NamedThread warming; // ends by itself

  UdpMediaEngine(MediaSettings settings, LongSupplier nanoClock, RandomGenerator random)
      throws IOException {
    this.settings = settings;
    this.nanoClock = nanoClock;
    this.random = random;
    this.portHint = new AtomicInteger(random.nextInt(1 << 14));
    this.receiver = new Receiver(nanoClock);
    this.pacer = new Pacer(nanoClock, this::leaveOutTicks);
    pacer.add(this::tickLegs);
    events.post(this::makeSpare);
  }

  // Opening takes a while, and whoever opens a leg has a call that waits for it: so there is one
  // ready, and the next is made when it is taken.
  @Override
  public MediaLeg openLeg(MediaListener listener) throws IOException {
    UdpMediaLeg ready = spare.getAndSet(null);
    UdpMediaLeg leg = ready == null ? newLeg() : ready;
    leg.listen(listener);
    legs.add(leg);
    events.post(this::makeSpare);
    return leg;
  }

  private UdpMediaLeg newLeg() throws IOException {
    LegSockets sockets = LegSockets.open(settings, portHint.getAndIncrement());
    UdpMediaLeg leg = new UdpMediaLeg(this, sockets);
    receiver.add(leg, sockets);
    return leg;
  }

  private void makeSpare() {
    if (spare.get() != null) {
      return;
    }
    try {
      UdpMediaLeg next = newLeg();
      if (!spare.compareAndSet(null, next)) {
        next.close();
      }
    } catch (IOException e) {
      LOG.debug("no leg in reserve: {}", e.getMessage());
    }
  }

  @Override
  public Closeable pump(AudioSource from, AudioSink to, int sampleRate) {
    int length = sampleRate * TICK_MS / 1000;
    short[] frame = new short[length];
    Pacer.Ticked task =
        now -> {
          int got = from.read(frame, length, sampleRate);
          Arrays.fill(frame, Math.max(0, got), length, (short) 0);
          to.write(frame, length, sampleRate);
        };
    pacer.add(task);
    return () -> pacer.remove(task);
  }

  private void leaveOutTicks(int ticks) {
    legs.forEach(leg -> leg.leaveOut(ticks));
  }

  private void tickLegs(long nowNanos) {
    for (UdpMediaLeg leg : legs) {
      try {
        leg.tick(nowNanos);
      } catch (RuntimeException e) {
        LOG.error("a leg's tick failed; the leg is closed", e);
        leg.close();
      }
    }
  }

  @Override
  public void follow(Cadence cadence) {
    pacer.follow(cadence);
  }

  @Override
  public synchronized void warmUp() {
    if (warming == null) {
      warming = NamedThread.start("codec-warm-up", self -> Codecs.warmUp());
    }
  }

  @Override
  public List<MediaLeg> legs() {
    return List.copyOf(legs);
  }

  MediaSettings settings() {
    return settings;
  }

  RandomGenerator random() {
    return random;
  }

  long nanoTime() {
    return nanoClock.getAsLong();
  }

  MediaEvents events() {
    return events;
  }

  void forget(UdpMediaLeg leg) {
    legs.remove(leg);
  }

  @Override
  public void close() {
    for (UdpMediaLeg leg : legs) {
      leg.close();
    }
    pacer.close();
    events.close();
    UdpMediaLeg unused = spare.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
    receiver.close();
  }
}
