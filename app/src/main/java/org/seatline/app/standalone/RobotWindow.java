package org.seatline.app.standalone;

import java.io.IOException;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.seatline.app.SeatAssembly;
import org.seatline.app.fx.UiThread;
import org.seatline.app.headset.HeadsetEquipment;
import org.seatline.app.settings.SettingsFile;
import org.seatline.app.shell.SeatApp;
import org.seatline.app.shell.SeatOptions;
import org.seatline.app.shell.Workplace;
import org.seatline.softphone.buttons.HeadsetButtons;

/** The window of a robot's seat, for people who watch it work. */
final class RobotWindow {
  private RobotWindow() {}

  /** Opens it over a seat that somebody else works at. */
  static void open(SeatAssembly assembly, HeadlessOptions options) throws IOException {
    SeatOptions watching;
    try {
      watching =
          SeatOptions.parse(
              List.of(
                      "--server",
                      options.servers().getFirst().toString(),
                      "--data",
                      options.data().toString())
                  .toArray(String[]::new));
    } catch (SeatOptions.BadOptionException e) {
      throw new IOException(e);
    }
    SettingsFile file = new SettingsFile(options.data(), "en");
    Workplace place = Workplace.keptIn(file, file.load());
    HeadsetButtons none = HeadsetButtons.none(new HeadsetButtons.State.Closed());
    Platform.startup(() -> {});
    UiThread.run(
        () ->
            new SeatApp(
                    assembly.seat(),
                    watching,
                    place.equipped(new HeadsetEquipment(assembly.headset(), none)),
                    System.err)
                .start(new Stage()));
  }
}
