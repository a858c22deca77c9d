package org.seatline.app.call;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SoundPlayer;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.PcmClip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a sound into the earpiece while no call needs it: a call that comes takes the earpiece
 * away, and the sound stands still until somebody wants to go on. Runs on the phone's thread.
 */
final class HeadsetPlayer implements SoundPlayer {
  private static final Logger LOG = LoggerFactory.getLogger(HeadsetPlayer.class);

  private final MediaEngine engine;
  private final SeatSound sound;
  private final PhoneThread phone;
  private final BooleanSupplier inCall;
  private @Nullable Playing playing;
  private @Nullable Closeable pump;
  private double speed = 1;

  /** What is played, and who wants to know how far it is. */
  private record Playing(ClipReader reader, Consumer<Moment> observer) {
    void tell(State state) {
      observer.accept(new Moment(state, reader.positionMs(), reader.lengthMs()));
    }
  }

  /**
   * @param inCall whether a call needs the headset; asked on the phone's thread
   */
  HeadsetPlayer(MediaEngine engine, SeatSound sound, PhoneThread phone, BooleanSupplier inCall) {
    this.engine = engine;
    this.sound = sound;
    this.phone = phone;
    this.inCall = inCall;
  }

  @Override
  public void play(PcmClip clip, Consumer<Moment> observer) {
    phone.run(
        () -> {
          halt();
          ClipReader reader = new ClipReader(clip);
          reader.speed(speed);
          begin(new Playing(reader, observer));
        });
  }

  private void begin(Playing next) {
    playing = next;
    if (inCall.getAsBoolean()) {
      next.tell(State.IN_CALL);
    } else {
      pump = engine.pump(next.reader(), sound.earpiece(), next.reader().sampleRate());
      next.tell(State.PLAYING);
    }
  }

  @Override
  public void pause(boolean on) {
    phone.run(
        () -> {
          Playing now = playing;
          if (now != null && on) {
            pauseFor(State.PAUSED);
          } else if (now != null && pump == null) {
            now.reader().seek(now.reader().atEnd() ? 0 : now.reader().positionMs());
            begin(now);
          }
        });
  }

  @Override
  public void seek(long positionMs) {
    phone.run(
        () -> {
          Playing now = playing;
          if (now != null) {
            now.reader().seek(positionMs);
            now.tell(state());
          }
        });
  }

  @Override
  public void speed(double factor) {
    phone.run(
        () -> {
          speed = factor;
          Playing now = playing;
          if (now != null) {
            now.reader().speed(factor);
          }
        });
  }

  private State state() {
    if (pump != null) {
      return State.PLAYING;
    }
    return inCall.getAsBoolean() ? State.IN_CALL : State.PAUSED;
  }

  @Override
  public void stop() {
    phone.run(this::forget);
  }

  /** A call takes the earpiece. On the phone's thread, like all that follows. */
  void yieldToCall() {
    pauseFor(State.IN_CALL);
  }

  private void pauseFor(State why) {
    Playing now = playing;
    if (now != null && pump != null) {
      halt();
      now.tell(why);
    }
  }

  void forget() {
    halt();
    playing = null;
  }

  /** Tells how far it is; to be called several times a second. */
  void tick() {
    Playing now = playing;
    if (now == null || pump == null) {
      return;
    }
    boolean over = now.reader().atEnd();
    if (over) {
      halt();
    }
    now.tell(over ? State.ENDED : State.PLAYING);
  }

  private void halt() {
    Closeable running = pump;
    pump = null;
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        LOG.warn("the sound did not stop cleanly", e);
      }
    }
  }
}
