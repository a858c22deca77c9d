package org.seatline.app.headset;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.seatline.app.settings.SeatSettings;

/** Where the settings of the workplace are kept. On the UI thread. */
public interface SettingsKeeper {
  /** The settings of the moment. */
  ReadOnlyObjectProperty<SeatSettings> settingsProperty();

  /** Changes them, from now on and for the next start. */
  void change(UnaryOperator<SeatSettings> change);

  /** The settings of the moment. */
  default SeatSettings settings() {
    return settingsProperty().get();
  }
}
