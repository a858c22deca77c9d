package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.SeatSettings;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.Role;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The lead's configuration page by keyboard, over a seat that has no server. */
@ExtendWith(ApplicationExtension.class)
final class ConfigurationPageTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);

  @Start
  void start(Stage stage) {
    seat.change(s -> SampleFloor.readyPerson(Set.of(Role.LEAD)));
    new SeatWindow(
            seat,
            messages,
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            Workplace.forgetful(SeatSettings.standard("en")))
        .showIn(stage);
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The last page, so the one before the wallboard. */
  private static void open(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.F11);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String sentence(FxRobot robot) {
    return robot.lookup("#configuration-sentence").<Label>query().getText();
  }

  private static String texts(FxRobot robot, String list) {
    StringBuilder all = new StringBuilder();
    for (Node label : robot.from(robot.lookup(list).<Node>query()).lookup(".label").queryAll()) {
      all.append(((Labeled) label).getText()).append('\n');
    }
    return all.toString();
  }

  @Test
  void appliesAndRollsBackByTheSameKeyTwice(FxRobot robot) {
    open(robot);
    assertThat(texts(robot, "#configuration-differences"))
        .contains("Bills: strategy longest-idle → round-robin", "Li Na: skill Bills 2 → 3");
    type(robot, KeyCode.A);
    assertThat(sentence(robot)).startsWith("Press A again to put 2 differences");
    assertThat(seat.commands).doesNotContain("apply 7");
    type(robot, KeyCode.ESCAPE, KeyCode.A);
    assertThat(seat.commands).doesNotContain("apply 7");
    type(robot, KeyCode.A);
    assertThat(seat.commands).contains("apply 7").endsWith("configuration");
    assertThat(sentence(robot)).startsWith("Version 8 is in force.");
    type(robot, KeyCode.Z);
    assertThat(sentence(robot)).startsWith("Press Z again to go back to version 6");
    type(robot, KeyCode.Z);
    assertThat(seat.commands).contains("roll-back 7");
    type(robot, KeyCode.F11);
    assertThat(robot.lookup(".seat-panel").tryQuery()).isPresent();
  }

  @Test
  void showsMistakesWithTheirPlaceAndAppliesNothing(FxRobot robot) {
    seat.centre()
        .mistakes(ConfigurationMistake.of("queues.json line 8 /queues/1/skill: no such skill"));
    open(robot);
    assertThat(texts(robot, "#configuration-mistakes"))
        .contains("queues.json line 8 /queues/1/skill", "no such skill");
    type(robot, KeyCode.A, KeyCode.A);
    assertThat(sentence(robot)).startsWith("The folder has mistakes.");
    assertThat(seat.commands).doesNotContain("apply 7");
  }

  @Test
  void changesAStrategyAndASkillByKeyboard(FxRobot robot) {
    open(robot);
    choose(robot, "#strategy-fault", KeyCode.DOWN);
    press(robot, "#change-strategy-fault");
    assertThat(seat.commands).contains("strategy fault round-robin");
    choose(robot, "#configuration-agent", KeyCode.DOWN);
    choose(robot, "#level-bills", KeyCode.DOWN);
    press(robot, "#change-level-bills");
    assertThat(seat.commands).contains("skill 1001 bills 3");
  }

  private static void choose(FxRobot robot, String combo, KeyCode key) {
    robot.interact(() -> robot.lookup(combo).query().requestFocus());
    type(robot, key);
  }

  private static void press(FxRobot robot, String button) {
    robot.interact(() -> robot.lookup(button).<Button>query().requestFocus());
    type(robot, KeyCode.SPACE);
  }
}
