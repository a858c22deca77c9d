package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.settings.SeatSettings;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.Role;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The lead's configuration page by keyboard, over a seat that has no server. */
@WindowTest
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

  private static void open(FxRobot robot) throws TimeoutException {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> robot.window(0).isFocused());
    robot.interact(() -> robot.lookup("#place-configuration").<ToggleButton>query().fire());
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
  void appliesAndRollsBackByTheSameKeyTwice(FxRobot robot) throws TimeoutException {
    open(robot);
    assertThat(texts(robot, "#configuration-differences"))
        .contains("Bills: strategy longest-idle → round-robin", "Li Na: skill Bills 2 → 3");
    type(robot, KeyCode.A);
    assertThat(sentence(robot))
        .startsWith("Press A again to put the files into force (differences: 2)");
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
  void showsMistakesWithTheirPlaceAndAppliesNothing(FxRobot robot) throws TimeoutException {
    seat.centre()
        .mistakes(ConfigurationMistake.of("queues.json line 8 /queues/1/skill: no such skill"));
    open(robot);
    assertThat(texts(robot, "#configuration-mistakes"))
        .contains("queues.json line 8 /queues/1/skill", "no such skill");
    type(robot, KeyCode.A, KeyCode.A);
    assertThat(sentence(robot)).startsWith("The folder has mistakes.");
    assertThat(seat.commands).doesNotContain("apply 7");
  }

  private static String waiting(FxRobot robot) {
    return robot.lookup("#configuration-waiting").<Label>query().getText();
  }

  @Test
  void editsLevelsAsATableAndShowsWhatItComesToBeforeItTakesEffect(FxRobot robot)
      throws TimeoutException {
    open(robot);
    type(robot, KeyCode.G, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DIGIT4);
    assertThat(waiting(robot)).isEqualTo("1 changed, not in force yet");
    assertThat(texts(robot, "#configuration-preview")).contains("1001: skill bills → 4");
    type(robot, KeyCode.DOWN, KeyCode.DIGIT2);
    assertThat(texts(robot, "#configuration-preview")).contains("1002: skill bills → 2");
    assertThat(seat.commands).noneMatch(command -> command.startsWith("quick"));
    type(robot, KeyCode.DIGIT0);
    assertThat(waiting(robot)).startsWith("1 changed");
    type(robot, KeyCode.A);
    assertThat(sentence(robot)).startsWith("Press A again to put this into force (changed: 1)");
    type(robot, KeyCode.A);
    assertThat(seat.commands).contains("quick 7 [AgentSkill[agentId=1001, skill=bills, level=4]]");
  }

  @Test
  void marksAWrongFieldInTheReadersLanguageAndAppliesNothing(FxRobot robot)
      throws TimeoutException {
    open(robot);
    type(robot, KeyCode.G);
    for (int i = 0; i < 4; i++) {
      type(robot, KeyCode.RIGHT);
    }
    type(robot, KeyCode.DIGIT9);
    assertThat(robot.lookup("#configuration-agents-wrong").<Label>query().getText())
        .isEqualTo("Li Na: a whole number from 1 to 5 is needed");
    robot.interact(() -> messages.setLanguage(Language.ZH));
    assertThat(robot.lookup("#configuration-agents-wrong").<Label>query().getText())
        .isEqualTo("李娜: 需要 1 到 5 的整数");
    type(robot, KeyCode.A, KeyCode.A);
    assertThat(seat.commands).noneMatch(command -> command.startsWith("quick"));
    type(robot, KeyCode.D);
    assertThat(robot.lookup("#configuration-agents-wrong").<Label>query().getText()).isEmpty();
  }

  @Test
  void explainsAStrategyAsItIsChosen(FxRobot robot) throws TimeoutException {
    open(robot);
    type(robot, KeyCode.U, KeyCode.DOWN);
    assertThat(robot.lookup(".configuration-grid .muted").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("The seat whose last offer is longest ago.");
    assertThat(texts(robot, "#configuration-preview")).contains("strategy → round-robin");
  }

  @Test
  void changesHoursAndHolidays(FxRobot robot) throws TimeoutException {
    open(robot);
    type(robot, KeyCode.H);
    assertThat(field(robot, "mon-from").isFocused()).isTrue();
    robot.write("9");
    type(robot, KeyCode.TAB);
    assertThat(field(robot, "mon-from").getText()).isEqualTo("09:00");
    assertThat(waiting(robot)).startsWith("1 changed");
    robot.interact(() -> robot.lookup("#weekly-office-sat-open").query().requestFocus());
    type(robot, KeyCode.SPACE);
    robot.write("10");
    type(robot, KeyCode.TAB);
    robot.write("1200");
    robot.interact(() -> robot.lookup("#holiday-date").query().requestFocus());
    assertThat(waiting(robot)).startsWith("1 changed");
    robot.write("2027-01-01");
    type(robot, KeyCode.ENTER);
    assertThat(waiting(robot)).startsWith("2 changed");
    robot.interact(() -> robot.lookup("#holiday-remove-2026-10-01").query().requestFocus());
    type(robot, KeyCode.SPACE, KeyCode.ESCAPE, KeyCode.F, KeyCode.A, KeyCode.A);
    assertThat(seat.commands)
        .anyMatch(
            command ->
                command.contains("Weekly[days=[mon], from=09:00, to=18:00]")
                    && command.contains("Weekly[days=[tue, wed, thu, fri], from=08:30, to=18:00]")
                    && command.contains("Weekly[days=[sat], from=10:00, to=12:00]")
                    && command.contains("Holiday[date=2027-01-01")
                    && command.contains("Holiday[date=2026-10-01"));
  }

  private static TextField field(FxRobot robot, String name) {
    return robot.lookup("#weekly-office-" + name).query();
  }

  @Test
  void marksTheTimeThatIsNoneInTheReadersLanguage(FxRobot robot) throws TimeoutException {
    open(robot);
    type(robot, KeyCode.H);
    robot.write("morning");
    type(robot, KeyCode.DOWN);
    assertThat(field(robot, "tue-from").isFocused()).isTrue();
    assertThat(field(robot, "mon-from").getPseudoClassStates())
        .contains(PseudoClass.getPseudoClass("wrong"));
    assertThat(robot.lookup(".week-wrong").queryAllAs(Label.class))
        .extracting(Label::getText)
        .anyMatch(text -> text.startsWith("A time is needed here"));
    robot.interact(() -> messages.setLanguage(Language.ZH));
    assertThat(robot.lookup("#weekly-office-mon-open").<CheckBox>query().getText())
        .isEqualTo("星期一");
    type(robot, KeyCode.UP);
    robot.write("0830");
    type(robot, KeyCode.ENTER);
    assertThat(field(robot, "mon-from").getText()).isEqualTo("08:30");
    assertThat(waiting(robot)).startsWith("没有");
  }

  @Test
  void keepsWhatWaitsWhenAnotherLeadAppliesAndLooksAgain(FxRobot robot) throws TimeoutException {
    open(robot);
    type(robot, KeyCode.G, KeyCode.RIGHT, KeyCode.DIGIT5);
    long before = seat.commands.stream().filter(c -> c.equals("configuration")).count();
    robot.interact(
        () ->
            seat.notice(
                new SeatNotice(
                    SeatNotice.Level.INFO,
                    SeatNotice.CENTRE_CHANGED,
                    "seat.centre-changed",
                    List.of())));
    assertThat(seat.commands.stream().filter(c -> c.equals("configuration")).count())
        .isEqualTo(before + 1);
    assertThat(waiting(robot)).startsWith("1 changed");
  }
}
