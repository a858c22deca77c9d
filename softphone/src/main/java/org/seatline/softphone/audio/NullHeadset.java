package org.seatline.softphone.audio;

import java.util.function.Consumer;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;

/** Neither speaks nor hears, and says why: the seat runs on without sound. */
public final class NullHeadset implements Headset {
  private final HeadsetState state;

  public NullHeadset(HeadsetState.Reason reason, String detail) {
    this.state = new HeadsetState.Unusable(reason, detail);
  }

  @Override
  public AudioSource microphone() {
    return AudioSource.SILENCE;
  }

  @Override
  public AudioSink speaker() {
    return AudioSink.NONE;
  }

  @Override
  public HeadsetState state() {
    return state;
  }

  @Override
  public Runnable onState(Consumer<HeadsetState> listener) {
    listener.accept(state);
    return () -> {};
  }

  @Override
  public void close() {}
}
