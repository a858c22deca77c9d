package org.seatline.app.call;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.app.headset.HeadsetDesk;
import org.seatline.app.headset.HeadsetPicture;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.softphone.audio.Headset;
import org.seatline.softphone.audio.check.AudioCheck;
import org.seatline.softphone.audio.check.AudioCheckRun;
import org.seatline.softphone.audio.check.NetworkProbe;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.ToneSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The headset beside its calls. What it does runs on the phone's thread; a call ends every test.
 */
final class PhoneHeadset implements HeadsetDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneHeadset.class);
  private static final int TONE_RATE = 16_000;
  private static final double TONE_HZ = 440;
  private static final int TONE_MS = 5_000;

  /** Twice the ring. */
  private static final int RING_MS = 6_000;

  private final MediaEngine engine;
  private final SeatSound sound;
  private final Bell bell;
  private final PhoneThread phone;
  private final BooleanSupplier inCall;
  private final CallEncryption encryption = new CallEncryption();

  /** A device that hangs while it is left must not hold up calls. */
  private final ExecutorService changes =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-headset").daemon(true).factory());

  private final DeviceWatch devices = new DeviceWatch();
  private final LiveLevel microphone = new LiveLevel(System::nanoTime);
  private final LiveLevel earpiece = new LiveLevel(System::nanoTime);
  private NetworkProbe probe = NetworkProbe.NONE;
  private @Nullable Closeable tone;
  private @Nullable AudioCheckRun run;
  private int ring;
  private volatile boolean toneHeard;
  private volatile boolean rings;
  private volatile AudioCheck check = AudioCheck.idle();

  /**
   * @param inCall whether a call needs the headset; asked on the phone's thread
   */
  PhoneHeadset(
      MediaEngine engine, SeatSound sound, Bell bell, PhoneThread phone, BooleanSupplier inCall) {
    this.engine = engine;
    this.sound = sound;
    this.bell = bell;
    this.phone = phone;
    this.inCall = inCall;
  }

  /** Measures the network by this in checks from now on. */
  void probeBy(NetworkProbe next) {
    probe = next;
  }

  /** When media are encrypted. */
  CallEncryption encryption() {
    return encryption;
  }

  @Override
  public synchronized HeadsetPicture look() {
    Headset headset = sound.headset();
    return new HeadsetPicture(
        devices.devices(),
        headset.state(),
        microphone.dbov(headset.microphoneLevel()),
        earpiece.dbov(headset.speakerLevel()),
        headset.processing(),
        toneHeard,
        rings,
        check);
  }

  @Override
  public void use(HeadsetSettings settings) {
    try {
      changes.execute(() -> sound.use(settings));
    } catch (RejectedExecutionException e) {
      LOG.debug("the phone is closed");
    }
    phone.run(
        () -> {
          bell.use(settings);
          encryption.use(settings.encryption());
        });
  }

  @Override
  public void tone(boolean on) {
    phone.run(() -> changeTone(on));
  }

  private void changeTone(boolean on) {
    close(tone);
    tone = null;
    toneHeard = on && run == null && !inCall.getAsBoolean();
    if (toneHeard) {
      Closeable mine =
          engine.pump(new ToneSource(TONE_HZ, 0, TONE_MS, 0), sound.earpiece(), TONE_RATE);
      tone = mine;
      phone.after(
          TONE_MS,
          () -> {
            if (mine.equals(tone)) {
              changeTone(false);
            }
          });
    }
  }

  @Override
  public void ring(boolean on) {
    phone.run(() -> changeRing(on));
  }

  // Whatever rings for a call is no test, and is left alone.
  private void changeRing(boolean on) {
    boolean was = rings;
    rings = on && !inCall.getAsBoolean();
    if (rings || was) {
      bell.ring(rings);
    }
    int mine = ++ring;
    if (rings) {
      phone.after(
          RING_MS,
          () -> {
            if (mine == ring) {
              changeRing(false);
            }
          });
    }
  }

  @Override
  public void check(boolean on) {
    check = AudioCheck.idle();
    phone.run(() -> changeCheck(on));
  }

  private void changeCheck(boolean on) {
    changeTone(false);
    close(run);
    run = null;
    check = AudioCheck.idle();
    if (on && !inCall.getAsBoolean()) {
      run = AudioCheckRun.begin(engine, sound.headset(), probe, next -> check = next);
    }
  }

  /** A call takes the headset. On the phone's thread. */
  void yieldToCall() {
    changeRing(false);
    changeCheck(false);
  }

  /** Goes over to no other device any more. */
  @Override
  public void close() {
    changes.shutdown();
  }

  private static void close(@Nullable Closeable running) {
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        LOG.warn("a test of the headset did not stop cleanly", e);
      }
    }
  }
}
