package org.seatline.app.headset;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatline.app.settings.SeatSettings;

/** Settings that are forgotten with the test. */
final class FakeKeeper implements SettingsKeeper {
  private final ReadOnlyObjectWrapper<SeatSettings> settings =
      new ReadOnlyObjectWrapper<>(SeatSettings.standard("en"));

  @Override
  public ReadOnlyObjectProperty<SeatSettings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  @Override
  public void change(UnaryOperator<SeatSettings> change) {
    settings.set(change.apply(settings.get()));
  }
}
