package org.seatline.app.shell;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.SettingsFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of this workplace while the seat runs. On the UI thread; what changes is written to
 * the disk behind its back.
 */
public final class Workplace {
  private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);

  private final ReadOnlyObjectWrapper<SeatSettings> settings;
  private final Consumer<SeatSettings> keeper;

  private Workplace(SeatSettings begin, Consumer<SeatSettings> keeper) {
    this.settings = new ReadOnlyObjectWrapper<>(this, "settings", begin);
    this.keeper = keeper;
  }

  /** A workplace that keeps its settings in this file. */
  public static Workplace keptIn(SettingsFile file, SeatSettings begin) {
    AtomicReference<SeatSettings> latest = new AtomicReference<>(begin);
    return new Workplace(
        begin,
        next -> {
          latest.set(next);
          // Whoever comes last writes the latest, in whatever order they come.
          Thread.ofVirtual().name("settings-writer").start(() -> write(file, latest));
        });
  }

  /** A workplace that forgets its settings at the end. */
  public static Workplace forgetful(SeatSettings begin) {
    return new Workplace(begin, next -> {});
  }

  private static void write(SettingsFile file, AtomicReference<SeatSettings> latest) {
    try {
      file.write(Objects.requireNonNull(latest.get()));
    } catch (IOException e) {
      LOG.warn("the settings cannot be kept, they last until the seat ends: {}", e.getMessage());
    }
  }

  /** The settings of the moment. */
  public ReadOnlyObjectProperty<SeatSettings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /** The settings of the moment. */
  public SeatSettings settings() {
    return settings.get();
  }

  /** Changes them, from now on and for the next start. */
  public void change(UnaryOperator<SeatSettings> change) {
    SeatSettings next = change.apply(settings.get());
    if (!next.equals(settings.get())) {
      settings.set(next);
      keeper.accept(next);
    }
  }
}
