package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The lock screen, the people of this computer, and the sheet of earlier drafts. */
@WindowTest
final class LockWindowTest {
  private final FakeSeat seat = FakeSeat.signedOut();

  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private SeatWindow window;

  @Start
  void start(Stage stage) {
    seat.people().earlier = 2;
    window =
        new SeatWindow(
            seat,
            new Messages(Language.EN),
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            Workplace.forgetful(SeatSettings.standard("en")));
    window.showIn(stage);
  }

  private void signIn(FxRobot robot) {
    robot.interact(() -> seat.signIn("1001", "seatline".toCharArray()));
  }

  private static void lockByKey(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.L);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Step step() {
    return seat.snapshot().signIn().step();
  }

  /** Every text on the screen. */
  private List<String> texts(FxRobot robot) {
    return robot.lookup((Node node) -> node instanceof Labeled).queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
  }

  @Test
  void showsNothingOfCustomersAndTicketsWhileItIsLocked(FxRobot robot) {
    signIn(robot);
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    robot.interact(seat::answer);
    robot.interact(() -> seat.finishWrapUp("fault-area"));
    robot.clickOn(".person-button");
    lockByKey(robot);
    assertThat(step()).isEqualTo(Step.LOCKED);
    assertThat(window.scene().getRoot().getChildrenUnmodifiable()).hasSize(1);
    assertThat(Window.getWindows()).noneMatch(PopupWindow.class::isInstance);
    assertThat(robot.lookup(".state-bar").tryQuery()).isEmpty();
    assertThat(texts(robot))
        .contains("Li Na 1001")
        .noneMatch(text -> text != null && text.contains("Wang Fang"));
  }

  @Test
  void hearsNoKeyButThePassword(FxRobot robot) {
    signIn(robot);
    lockByKey(robot);
    seat.commands.clear();
    robot.type(KeyCode.F2, KeyCode.F3, KeyCode.F8);
    robot.write("wrong").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(texts(robot)).contains("This is not the password. Type it again.");
    robot.write("seatline").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seat.commands).containsExactly("unlock", "unlock");
    assertThat(robot.lookup(".state-bar").tryQuery()).isPresent();
  }

  @Test
  void givesTheSeatToSomebodyElse(FxRobot robot) {
    signIn(robot);
    lockByKey(robot);
    robot.clickOn("#lock-somebody-else");
    assertThat(step()).isEqualTo(Step.SIGNED_OUT);
    assertThat(robot.lookup("#person-1004").tryQuery()).isPresent();
    robot.clickOn("#person-1004").write("wrong").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seat.commands).contains("sign-in 1004");
    assertThat(texts(robot)).contains("Li Na 1001 · 2 drafts", "Sun Yan 1007 · 1 draft");
  }

  @Test
  void bringsDraftsOfAnEarlierPasswordBack(FxRobot robot) {
    signIn(robot);
    robot.clickOn(".person-button").clickOn("Drafts under an earlier password (2) …");
    robot.write("earlier").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(texts(robot)).contains("2 drafts are back. You find them where your drafts are.");
    robot.type(KeyCode.ESCAPE);
    assertThat(robot.lookup("#earlier-said").queryLabeled().getParent().isVisible()).isFalse();
  }

  @Test
  void deletesEarlierDraftsOnlyWhenToldTwice(FxRobot robot) {
    signIn(robot);
    robot.clickOn(".person-button").clickOn("Drafts under an earlier password (2) …");
    robot.clickOn("#earlier-give-up");
    assertThat(seat.people().earlier).isEqualTo(2);
    robot.clickOn("Delete 2 drafts for good");
    assertThat(seat.people().earlier).isZero();
  }
}
