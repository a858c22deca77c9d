package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.KeyMap;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SceneActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Whatever F1 names is done by its key, in the window as it is in a talk. */
@WindowTest
@ExtendWith(ApplicationExtension.class)
final class WholeKeyboardTest {
  private final Messages messages = new Messages(Language.EN);
  private final FakeSeat seat = FakeSeat.atWork();
  private @Nullable Scene scene;

  @Start
  void start(Stage stage) {
    SeatWindow window =
        new SeatWindow(
            seat,
            messages,
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            Workplace.forgetful(SeatSettings.standard("en")));
    window.showIn(stage);
    scene = window.scene();
    SceneCalls.talk(seat, 60, null);
  }

  private Scene shown() {
    if (scene == null) {
      throw new AssertionError("there is no window");
    }
    return scene;
  }

  @Test
  void everyActionIsDoneBySomebodyInTheWindow(FxRobot robot) {
    List<SeatAction> nobodys = new ArrayList<>();
    robot.interact(
        () -> {
          SceneActions actions = SceneActions.of(shown(), messages.keys());
          for (SeatAction action : SeatAction.values()) {
            if (!actions.offers(action)) {
              nobodys.add(action);
            }
          }
        });
    assertThat(nobodys).isEmpty();
  }

  @Test
  void noTwoActionsHaveOneKeyAndThePaletteThatFindsTheOthersHasOne() {
    Set<KeyCombo> keys = new HashSet<>();
    for (SeatAction action : SeatAction.values()) {
      KeyMap.USUAL.keyOf(action).ifPresent(key -> assertThat(keys.add(key)).as("%s", key).isTrue());
    }
    assertThat(KeyMap.USUAL.keyOf(SeatAction.PALETTE)).isPresent();
  }

  @Test
  void everyKeyReachesItsActionWhileSomebodyTypes(FxRobot robot) {
    List<SeatAction> done = new ArrayList<>();
    List<SeatAction> wanted = new ArrayList<>();
    robot.interact(
        () -> {
          // Whoever came last is asked first: the window's own doings stay as they are.
          NodeActions probe = new NodeActions(shown().getRoot(), messages.keys());
          for (SeatAction action : SeatAction.values()) {
            probe.on(action, () -> done.add(action));
          }
        });
    for (SeatAction action : SeatAction.values()) {
      KeyMap.USUAL
          .keyOf(action)
          .ifPresent(
              key -> {
                robot.interact(() -> field().requestFocus());
                press(robot, key);
                wanted.add(action);
              });
    }
    assertThat(done).isEqualTo(wanted);
  }

  private Node field() {
    return shown().getRoot().lookup("#customer-search");
  }

  private static void press(FxRobot robot, KeyCombo key) {
    List<KeyCode> codes = new ArrayList<>();
    if (key.ctrl()) {
      codes.add(KeyCode.CONTROL);
    }
    if (key.alt()) {
      codes.add(KeyCode.ALT);
    }
    if (key.shift()) {
      codes.add(KeyCode.SHIFT);
    }
    codes.add(KeyCode.valueOf(key.key().toUpperCase(Locale.ROOT)));
    robot.press(codes.toArray(KeyCode[]::new));
    robot.release(codes.reversed().toArray(KeyCode[]::new));
  }
}
