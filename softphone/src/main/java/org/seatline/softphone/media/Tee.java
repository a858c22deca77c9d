package org.seatline.softphone.media;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets several sinks hear the same. Sinks come and go at any time. */
public final class Tee implements AudioSink {
  private final List<AudioSink> sinks = new CopyOnWriteArrayList<>();

  public Tee(AudioSink... sinks) {
    this.sinks.addAll(Arrays.asList(sinks));
  }

  public void add(AudioSink sink) {
    sinks.add(sink);
  }

  public void remove(AudioSink sink) {
    sinks.remove(sink);
  }

  @Override
  public void write(short[] frame, int length, int sampleRate) {
    for (AudioSink sink : sinks) {
      sink.write(frame, length, sampleRate);
    }
  }
}
