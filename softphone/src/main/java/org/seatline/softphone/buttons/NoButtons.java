package org.seatline.softphone.buttons;

import java.util.Set;
import java.util.function.Consumer;

/** Nobody presses anything. */
record NoButtons(State state) implements HeadsetButtons {
  @Override
  public void onPressed(Consumer<Button> listener) {}

  @Override
  public void show(Set<Light> lights) {}

  @Override
  public void close() {}
}
