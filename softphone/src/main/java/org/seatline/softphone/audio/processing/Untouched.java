package org.seatline.softphone.audio.processing;

import java.util.Set;

/** Leaves every sound as it is. */
record Untouched(State state) implements SoundProcessor {
  @Override
  public void played(short[] frame, int length) {}

  @Override
  public void captured(short[] frame, int length, int delayMs) {}

  @Override
  public void use(Set<SoundFeature> features) {}

  @Override
  public void close() {}
}
