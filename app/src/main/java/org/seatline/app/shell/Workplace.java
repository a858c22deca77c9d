package org.seatline.app.shell;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.headset.HeadsetEquipment;
import org.seatline.app.headset.SettingsKeeper;
import org.seatline.app.local.WorkplaceKey;
import org.seatline.app.settings.FoundSettings;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.SettingsFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of this workplace while the seat runs, and the headset on its desk. On the UI
 * thread; what changes is written to the disk behind its back.
 */
public final class Workplace implements SettingsKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);

  private final ReadOnlyObjectWrapper<SeatSettings> settings;
  private final Consumer<SeatSettings> keeper;
  private final HeadsetEquipment equipment;
  private final WorkplaceKey.Place keyPlace;
  private final FoundSettings found;

  private Workplace(
      ReadOnlyObjectWrapper<SeatSettings> settings,
      Consumer<SeatSettings> keeper,
      HeadsetEquipment equipment,
      WorkplaceKey.Place keyPlace,
      FoundSettings found) {
    this.found = found;
    this.settings = settings;
    this.keeper = keeper;
    this.equipment = equipment;
    this.keyPlace = keyPlace;
  }

  private Workplace(FoundSettings found, Consumer<SeatSettings> keeper) {
    this(
        new ReadOnlyObjectWrapper<>(found.settings()),
        keeper,
        HeadsetEquipment.NONE,
        WorkplaceKey.Place.FILE,
        found);
  }

  /** The same workplace with a headset on the desk. */
  public Workplace equipped(HeadsetEquipment headset) {
    return new Workplace(settings, keeper, headset, keyPlace, found);
  }

  /** The same workplace with its store's key elsewhere. */
  public Workplace keyed(WorkplaceKey.Place place) {
    return new Workplace(settings, keeper, equipment, place, found);
  }

  /** How the settings were when the seat started. */
  FoundSettings found() {
    return found;
  }

  /** Where the key of the local store is. */
  public WorkplaceKey.Place keyPlace() {
    return keyPlace;
  }

  /** The headset on the desk. */
  public HeadsetEquipment equipment() {
    return equipment;
  }

  /** A workplace that keeps its settings in this file. */
  public static Workplace keptIn(SettingsFile file, FoundSettings begin) {
    AtomicReference<@Nullable SeatSettings> latest = new AtomicReference<>();
    return new Workplace(
        begin,
        next -> {
          latest.set(next);
          Thread.ofVirtual().name("settings-writer").start(() -> write(file, latest));
        });
  }

  /** A workplace that forgets its settings at the end. */
  public static Workplace forgetful(SeatSettings begin) {
    return begunWith(new FoundSettings(begin, List.of(), ""));
  }

  /** The same, for settings that were found in this way. */
  static Workplace begunWith(FoundSettings found) {
    return new Workplace(found, next -> {});
  }

  /** Whoever comes first writes the latest, and the others find nothing left to write. */
  private static void write(SettingsFile file, AtomicReference<@Nullable SeatSettings> latest) {
    try {
      synchronized (file) {
        SeatSettings next = latest.getAndSet(null);
        if (next != null) {
          file.write(next);
        }
      }
    } catch (IOException e) {
      LOG.warn("the settings cannot be kept, they last until the seat ends: {}", e.getMessage());
    }
  }

  @Override
  public ReadOnlyObjectProperty<SeatSettings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  @Override
  public void change(UnaryOperator<SeatSettings> change) {
    SeatSettings next = change.apply(settings.get());
    if (!next.equals(settings.get())) {
      settings.set(next);
      keeper.accept(next);
    }
  }
}
