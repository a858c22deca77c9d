package org.seatline.app.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;
import org.seatline.app.globalkeys.GlobalKeys;
import org.seatline.app.globalkeys.GlobalKeys.Refusal;
import org.seatline.app.headset.SettingsKeeper;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.SceneActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.Role;

/**
 * Answer and end by a key while another program has the focus: for as long as somebody is at work
 * here and wants it. Does what the window does for that key, and only when the window can. On the
 * UI thread.
 */
final class OutsideKeys implements AutoCloseable {
  private final Scene scene;
  private final Messages messages;
  private final SettingsKeeper keeper;
  private final Consumer<String> say;
  private boolean atWork;
  private Map<SeatAction, KeyCombo> heard = Map.of();
  private @Nullable GlobalKeys keys;

  /**
   * Waits for somebody to sign in.
   *
   * @param say tells the person why keys do not come, and what to do
   */
  OutsideKeys(Scene scene, Messages messages, SettingsKeeper keeper, Consumer<String> say) {
    this.scene = scene;
    this.messages = messages;
    this.keeper = keeper;
    this.say = say;
    keeper.settingsProperty().addListener(property -> fit());
    messages.keys().mapProperty().addListener(property -> fit());
  }

  /** Somebody is at work here, or no more. */
  void follow(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    atWork =
        now.signIn().step() == Step.SIGNED_IN
            && person != null
            && person.agent().roles().contains(Role.AGENT); // nobody else has calls
    fit();
  }

  private void fit() {
    Map<SeatAction, KeyCombo> wanted = wanted();
    if (wanted.equals(heard)) {
      return;
    }
    heard = wanted;
    GlobalKeys before = keys;
    if (wanted.isEmpty()) {
      close();
    } else {
      keys = GlobalKeys.listen(wanted, new Heard(), before);
    }
  }

  private Map<SeatAction, KeyCombo> wanted() {
    Map<SeatAction, KeyCombo> wanted = new EnumMap<>(SeatAction.class);
    if (atWork && keeper.settings().outside().globalKeys()) {
      for (SeatAction action : SeatAction.values()) {
        if (action.isAnywhere()) {
          messages.keys().mapProperty().get().keyOf(action).ifPresent(k -> wanted.put(action, k));
        }
      }
    }
    return wanted;
  }

  /** From the thread of the keys to that of the window. */
  private final class Heard implements GlobalKeys.Listener {
    @Override
    public void pressed(SeatAction action) {
      UiThread.run(() -> SceneActions.of(scene, messages.keys()).perform(action));
    }

    @Override
    public void refused(Refusal why, List<KeyCombo> which) {
      UiThread.run(() -> tell(why, which));
    }
  }

  /** Says it once: where the system gives no keys at all, they are off from then on. */
  private void tell(Refusal why, List<KeyCombo> which) {
    String names = which.stream().map(KeyCombo::text).collect(Collectors.joining(", "));
    say.accept(messages.get("outside-keys." + why.name().toLowerCase(Locale.ROOT), names));
    if (why != Refusal.TAKEN) {
      keeper.change(s -> s.withOutside(s.outside().withGlobalKeys(false)));
    }
  }

  /** Gives the keys back. */
  @Override
  public void close() {
    GlobalKeys open = keys;
    if (open != null) {
      open.close();
    }
  }
}
