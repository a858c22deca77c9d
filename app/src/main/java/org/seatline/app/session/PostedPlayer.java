package org.seatline.app.session;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.seatline.softphone.media.PcmClip;

/** A player whose observer is called on one thread of the caller's. */
record PostedPlayer(SoundPlayer player, Executor thread) implements SoundPlayer {
  @Override
  public void play(PcmClip clip, Consumer<Moment> observer) {
    player.play(clip, moment -> thread.execute(() -> observer.accept(moment)));
  }

  @Override
  public void pause(boolean on) {
    player.pause(on);
  }

  @Override
  public void seek(long positionMs) {
    player.seek(positionMs);
  }

  @Override
  public void speed(double factor) {
    player.speed(factor);
  }

  @Override
  public void stop() {
    player.stop();
  }
}
