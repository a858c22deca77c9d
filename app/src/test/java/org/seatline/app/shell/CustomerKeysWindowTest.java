package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.CustomerSamples;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.app.session.SampleSound;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.SoundPlayer;
import org.seatline.app.settings.SeatSettings;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Everything about a customer is done by keys alone. */
@WindowTest
@ExtendWith(ApplicationExtension.class)
final class CustomerKeysWindowTest {
  private final FakeSeat seat = FakeSeat.atWork();

  @Start
  void start(Stage stage) {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
    new SeatWindow(
            seat, new Messages(Language.EN), new Look(Theme.LIGHT), "http://127.0.0.1:1", workplace)
        .showIn(stage);
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void pressShifted(FxRobot robot, KeyCode key) {
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, key);
  }

  private void ring(FxRobot robot, String number) {
    robot.interact(() -> seat.ring(number, null));
    robot.interact(seat::answer);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String drawn(FxRobot robot) {
    return robot
        .lookup((Node node) -> node instanceof Labeled && node.isVisible())
        .queryAll()
        .stream()
        .map(node -> String.valueOf(((Labeled) node).getText()))
        .collect(Collectors.joining("\n"));
  }

  private static boolean shown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private Mutation last() {
    return seat.desk().mutations.getLast();
  }

  @Test
  void choosesAmongSeveralAndGoesBack(FxRobot robot) {
    seat.desk().customers.add(CustomerSamples.wangJun());
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    WaitForAsyncUtils.waitForFxEvents();
    press(robot, KeyCode.DIGIT2);
    assertThat(robot.lookup("#customer-name").<Labeled>query().getText()).isEqualTo("Wang Jun");
    pressShifted(robot, KeyCode.C);
    press(robot, KeyCode.DIGIT1);
    assertThat(robot.lookup("#customer-name").<Labeled>query().getText()).isEqualTo("Wang Fang");
  }

  @Test
  void makesACustomerByTheQuickForm(FxRobot robot) {
    ring(robot, "+8613500007777");
    pressShifted(robot, KeyCode.N);
    robot.write("Guo Min");
    press(robot, KeyCode.ENTER);
    assertThat(last()).isInstanceOf(Mutation.CustomerCreated.class);
    assertThat(robot.lookup("#customer-name").<Labeled>query().getText()).isEqualTo("Guo Min");
  }

  @Test
  void changesARecordAndLooksAtItsHistory(FxRobot robot) {
    ring(robot, SampleFloor.KNOWN_NUMBER);
    pressShifted(robot, KeyCode.E);
    TextField name = robot.lookup("#customer-edit-name").query();
    assertThat(name.isFocused()).as("the key goes where one writes").isTrue();
    press(robot, KeyCode.END);
    robot.write(" Fang");
    press(robot, KeyCode.ENTER);
    assertThat(last()).isInstanceOf(Mutation.CustomerChanged.class);
    pressShifted(robot, KeyCode.H);
    assertThat(shown(robot, "#customer-history-close")).isTrue();
    press(robot, KeyCode.ESCAPE);
    assertThat(shown(robot, "#customer-history-close")).isFalse();
  }

  @Test
  void drawsNoWholeNumberUntilAReasonWasGiven(FxRobot robot) {
    robot.interact(() -> SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT));
    ring(robot, SampleFloor.KNOWN_NUMBER);
    String local = SampleFloor.KNOWN_NUMBER.substring(3);
    assertThat(drawn(robot).replace(" ", "")).doesNotContain(local).contains("138****5678");
    pressShifted(robot, KeyCode.R);
    robot.write("calls back");
    press(robot, KeyCode.ENTER);
    assertThat(last()).isInstanceOf(Mutation.NumberRevealed.class);
    assertThat(drawn(robot).replace(" ", "")).contains(local);
  }

  @Test
  void hearsARecording(FxRobot robot) {
    robot.interact(() -> SampleRights.let(seat, SeatRules.USUAL, Role.AGENT, Role.LEAD));
    seat.centre().fetched =
        () -> CompletableFuture.completedFuture(new Reply.Ok<>(SampleSound.talk(65)));
    ring(robot, SampleFloor.KNOWN_NUMBER);
    pressShifted(robot, KeyCode.P);
    robot.interact(() -> seat.player().tell(SoundPlayer.State.PLAYING, 23_000));
    assertThat(robot.lookup("#customer-wave").query().isFocused()).isTrue();
    seat.commands.clear();
    press(robot, KeyCode.RIGHT);
    press(robot, KeyCode.LEFT);
    press(robot, KeyCode.SPACE);
    press(robot, KeyCode.UP);
    press(robot, KeyCode.UP);
    press(robot, KeyCode.DOWN);
    assertThat(seat.commands)
        .containsExactly(
            "seek 28000",
            "seek 18000",
            "pause-sound true",
            "speed 1.25",
            "speed 1.5",
            "speed 1.25");
    press(robot, KeyCode.ESCAPE);
    assertThat(seat.commands).contains("stop-sound");
  }

  @Test
  void makesOneOfTwoRecords(FxRobot robot) {
    robot.interact(() -> SampleRights.let(seat, SeatRules.USUAL, Role.AGENT, Role.LEAD));
    seat.desk().customers.add(CustomerSamples.wangFangAgain());
    ring(robot, SampleFloor.KNOWN_NUMBER);
    assertThat(drawn(robot)).contains("Same as Wang Fang? (same name and address)");
    pressShifted(robot, KeyCode.G);
    robot.write("said so");
    press(robot, KeyCode.ESCAPE);
    assertThat(shown(robot, "#merge-reason")).isFalse();
    pressShifted(robot, KeyCode.G);
    TextField reason = robot.lookup("#merge-reason").query();
    assertThat(reason.getText()).as("what was written stays").isEqualTo("said so");
    RadioButton other = robot.lookup("#merge-name-zh-gone").query();
    robot.interact(other::requestFocus);
    press(robot, KeyCode.SPACE);
    robot.interact(reason::requestFocus);
    press(robot, KeyCode.ENTER);
    assertThat(last())
        .isInstanceOfSatisfying(
            Mutation.CustomersMerged.class,
            merge -> {
              assertThat(merge.fromGone()).containsExactly("name.zh");
              assertThat(merge.reason()).isEqualTo("said so");
            });
    assertThat(shown(robot, "#merge-reason")).isFalse();
    assertThat(drawn(robot)).contains("on its way");
  }
}
