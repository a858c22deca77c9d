package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.OutsideSettings.Spot;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@WindowTest
@ExtendWith(ApplicationExtension.class)
final class MiniBarWindowTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
  private @Nullable SeatWindow window;
  private @Nullable Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    window =
        new SeatWindow(
            seat,
            new Messages(Language.EN),
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            workplace);
    window.prepareMini();
    window.showIn(shown);
  }

  private Popup popup() {
    return opened().mini().popup();
  }

  private SeatWindow opened() {
    if (window == null) {
      throw new AssertionError("the window was not opened");
    }
    return window;
  }

  private static void toggle(FxRobot robot) {
    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M)
        .release(KeyCode.M, KeyCode.SHIFT, KeyCode.CONTROL);
  }

  private String words(String selector) {
    Node found = popup().getScene().lookup(selector);
    return found instanceof Labeled labeled ? labeled.getText() : "";
  }

  private boolean canBePressed(String selector) {
    Node found = popup().getScene().lookup(selector);
    return found != null && found.isVisible() && !found.isDisabled();
  }

  @Test
  void opensAndClosesByItsKeyAndLeavesTheFocus(FxRobot robot) {
    toggle(robot);
    assertThat(popup().isShowing()).isTrue();
    assertThat(stage).isNotNull().satisfies(main -> assertThat(main.isFocused()).isTrue());
    assertThat(words(".mini-who")).isEqualTo("Ready");
    toggle(robot);
    assertThat(popup().isShowing()).isFalse();
  }

  @Test
  void takesACallFromAnotherProgram(FxRobot robot) {
    toggle(robot);
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    assertThat(canBePressed("#mini-answer")).isTrue();
    assertThat(canBePressed("#mini-hold")).isFalse();
    robot.clickOn("#mini-answer");
    assertThat(words(".mini-detail")).contains("Fault report");
    robot.clickOn("#mini-hold").clickOn("#mini-mute").clickOn("#mini-end");
    assertThat(seat.commands).containsExactly("answer", "hold true", "mute true", "hang-up");
  }

  @Test
  void comesByItselfWhenTheWindowIsMinimisedAndGoesWithIt(FxRobot robot) {
    robot.interact(() -> opened().mini().windowMinimised(true));
    assertThat(popup().isShowing()).isTrue();
    robot.interact(() -> opened().mini().windowMinimised(false));
    assertThat(popup().isShowing()).isFalse();
    robot.interact(
        () -> {
          workplace.change(s -> s.withOutside(s.outside().withMiniBarWhenMinimised(false)));
          opened().mini().windowMinimised(true);
        });
    assertThat(popup().isShowing()).isFalse();
  }

  @Test
  void remembersWhereItWasPut(FxRobot robot) {
    robot.interact(
        () -> workplace.change(s -> s.withOutside(s.outside().withMiniBarAt(new Spot(40, 60)))));
    toggle(robot);
    assertThat(popup().getX()).isEqualTo(40);
    robot.drag(".mini-who").dropBy(120, 80);
    Spot at = Objects.requireNonNull(workplace.settings().outside().miniBarAt());
    assertThat(at.x()).isBetween(130, 165);
    assertThat(at.y()).isBetween(110, 145);
  }

  @Test
  void showsNothingOfACallerWhenTheSeatIsLocked(FxRobot robot) {
    toggle(robot);
    robot.interact(seat::lock);
    assertThat(popup().isShowing()).isFalse();
    toggle(robot);
    assertThat(popup().isShowing()).isFalse();
  }
}
