package org.seatline.app.session;

import java.util.List;
import java.util.function.Consumer;
import org.seatline.softphone.media.PcmClip;

/** A player that nobody hears; tests and pictures say how far it is. */
public final class FakePlayer implements SoundPlayer {
  private final List<String> commands;
  private Consumer<Moment> observer = moment -> {};
  private long lengthMs;

  FakePlayer(List<String> commands) {
    this.commands = commands;
  }

  /** Tells whoever listens. */
  public void tell(State state, long positionMs) {
    observer.accept(new Moment(state, positionMs, lengthMs));
  }

  @Override
  public void play(PcmClip clip, Consumer<Moment> next) {
    commands.add("play " + clip.durationMs());
    observer = next;
    lengthMs = clip.durationMs();
    tell(State.PLAYING, 0);
  }

  @Override
  public void pause(boolean on) {
    commands.add("pause-sound " + on);
  }

  @Override
  public void seek(long positionMs) {
    commands.add("seek " + positionMs);
  }

  @Override
  public void speed(double factor) {
    commands.add("speed " + factor);
  }

  @Override
  public void stop() {
    commands.add("stop-sound");
    observer = moment -> {};
  }
}
