package org.seatline.app.shell;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.keyboard.KeysPage;
import org.seatline.app.keyboard.KeysViewModel;
import org.seatline.app.preferences.SettingsSection;
import org.seatline.app.preferences.SettingsView;
import org.seatline.app.preferences.SettingsViewModel;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.settings.FoundSettings;

/** The page on which everything at this workplace is set. */
final class SettingsPlace {
  /** Id of the page. */
  static final String PAGE = "settings";

  private final Seat seat;
  private final Messages messages;
  private final SettingsViewModel model;
  private final Places places;
  private final Workplace workplace;

  /**
   * @param places where the page opens and is left
   */
  SettingsPlace(Seat seat, Messages messages, Look look, Workplace workplace, Places places) {
    this.seat = seat;
    this.messages = messages;
    this.places = places;
    this.workplace = workplace;
    this.model = new SettingsViewModel(messages, look, workplace);
  }

  /** The page, under the call bar for those who take calls. */
  Node page(CallBarViewModel call, HeadsetPlace headset) {
    List<SettingsSection> more =
        List.of(
            new SettingsSection(
                "headset", Feather.HEADPHONES, "preferences.headset", headset::settings),
            new SettingsSection("keys", Feather.COMMAND, "preferences.keys", this::keys));
    SettingsView view = new SettingsView(model, messages, more, places::leaveBeside);
    return new UnderCallBar(seat, call, view, messages);
  }

  private Region keys() {
    return new KeysPage(new KeysViewModel(messages, workplace), messages);
  }

  /** Says what was wrong with the settings when the seat started; nothing when all was well. */
  static void announce(FoundSettings found, Messages messages, NoticesViewModel notices) {
    if (found.wrong().isEmpty()) {
      return;
    }
    List<String> names = found.wrong().stream().map(name -> nameOf(name, messages)).toList();
    String what = String.join(messages.get("preferences.wrong-comma"), names);
    String said =
        found.keptAs().isEmpty()
            ? messages.get("preferences.wrong", what)
            : messages.get("preferences.wrong-kept", what, found.keptAs());
    notices.say(SeatNotice.Level.WARNING, said);
  }

  private static String nameOf(String name, Messages messages) {
    String word = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return messages.first("preferences.value." + word, "preferences.value.other");
  }
}
