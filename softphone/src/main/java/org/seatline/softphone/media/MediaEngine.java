package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all legs of a process: one thread receives for all of them, one paces all of them in ticks
 * of 20 ms, one tells the listeners. A seat has one leg, a server up to about a thousand.
 */
public final class MediaEngine implements Closeable {
  /** Length of a tick, and of every frame read from a source or written to a sink. */
  public static final int TICK_MS = 20;

  private static final Logger LOG = LoggerFactory.getLogger(MediaEngine.class);

  private final MediaSettings settings;
  private final LongSupplier nanoClock;
  private final RandomGenerator random;
  private final CopyOnWriteArrayList<MediaLeg> legs = new CopyOnWriteArrayList<>();
  private final AtomicInteger portHint;
  private final MediaEvents events = new MediaEvents();
  private final Receiver receiver;
  private final Pacer pacer;

  private MediaEngine(MediaSettings settings, LongSupplier nanoClock, RandomGenerator random)
      throws IOException {
    this.settings = settings;
    this.nanoClock = nanoClock;
    this.random = random;
    this.portHint = new AtomicInteger(random.nextInt(1 << 14));
    this.receiver = new Receiver(nanoClock);
    this.pacer = new Pacer(nanoClock);
    pacer.add(this::tickLegs);
  }

  /** Starts the engine's threads. */
  public static MediaEngine start(MediaSettings settings) throws IOException {
    return start(settings, System::nanoTime, new SecureRandom());
  }

  /** Starts with a clock (nanoseconds, monotonic) and a random source of the caller's own. */
  public static MediaEngine start(
      MediaSettings settings, LongSupplier nanoClock, RandomGenerator random) throws IOException {
    return new MediaEngine(settings, nanoClock, random);
  }

  /** Binds a leg's ports; nothing is sent or accepted before {@link MediaLeg#start}. */
  public MediaLeg openLeg(MediaListener listener) throws IOException {
    LegSockets sockets = LegSockets.open(settings, portHint.getAndIncrement());
    MediaLeg leg = new MediaLeg(this, sockets, listener);
    legs.add(leg);
    receiver.add(leg, sockets);
    return leg;
  }

  /**
   * Moves audio between two local ends in every tick, where no leg does: a headset in a conference,
   * a ring tone on a loudspeaker.
   *
   * @return ends the pump when closed
   */
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

  private void tickLegs(long nowNanos) {
    for (MediaLeg leg : legs) {
      try {
        leg.tick(nowNanos);
      } catch (RuntimeException e) {
        LOG.error("a leg's tick failed; the leg is closed", e);
        leg.close();
      }
    }
  }

  /** The legs that are open now. */
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

  void forget(MediaLeg leg) {
    legs.remove(leg);
  }

  /** Closes all legs (an RTCP BYE is sent for each) and ends the threads. */
  @Override
  public void close() {
    for (MediaLeg leg : legs) {
      leg.close();
    }
    pacer.close();
    receiver.close();
    events.close();
  }
}
