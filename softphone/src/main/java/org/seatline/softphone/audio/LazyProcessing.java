package org.seatline.softphone.audio;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.media.NamedThread;

/** Loads sound processing when it is first wanted, on a thread of its own. */
final class LazyProcessing implements AutoCloseable {
  private final Function<Set<SoundFeature>, SoundProcessor> library;
  private final Consumer<SoundProcessor> ready;
  private Set<SoundFeature> wanted = Set.of();
  private @Nullable NamedThread loader;
  private @Nullable SoundProcessor processor;
  private boolean closed;

  /**
   * @param library takes its time
   * @param ready takes the processor when it is loaded
   */
  LazyProcessing(
      Function<Set<SoundFeature>, SoundProcessor> library, Consumer<SoundProcessor> ready) {
    this.library = library;
    this.ready = ready;
  }

  synchronized void use(Set<SoundFeature> features) {
    wanted = Set.copyOf(features);
    if (processor != null) {
      processor.use(wanted);
    } else if (loader == null && !wanted.isEmpty() && !closed) {
      loader = NamedThread.start("headset-processing", self -> load());
    }
  }

  private void load() {
    SoundProcessor loaded = library.apply(Set.of());
    synchronized (this) {
      if (closed) {
        loaded.close();
        return;
      }
      loaded.use(wanted);
      processor = loaded;
    }
    ready.accept(loaded);
  }

  synchronized SoundProcessor.State state() {
    return processor == null ? new SoundProcessor.State.Off() : processor.state();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (processor != null) {
      processor.close();
    }
  }
}
