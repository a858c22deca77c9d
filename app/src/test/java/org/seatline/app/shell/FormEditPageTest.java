package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.form.FileEditor;
import org.seatline.app.formedit.DraftCheck;
import org.seatline.app.formedit.DraftItem;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.script.SampleDocuments;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFiles;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.SeatSettings;
import org.seatline.protocol.Role;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The form editor by keyboard and mouse, over a seat that has no server. */
@WindowTest
final class FormEditPageTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);

  @Start
  void start(Stage stage) {
    seat.change(s -> SampleFloor.readyPerson(Set.of(Role.LEAD)));
    ObjectNode earlier = SampleDocuments.one("forms", "complaint").deepCopy();
    earlier.put("version", 1);
    ((ObjectNode) earlier.at("/sections/0/fields/0/label")).put("en", "Words");
    seat.desk().formVersions.add(earlier);
    new SeatWindow(
            seat,
            messages,
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            Workplace.forgetful(SeatSettings.standard("en")))
        .showIn(stage);
  }

  private static void until(java.util.concurrent.Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, holds);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void open(FxRobot robot) throws TimeoutException {
    until(() -> robot.window(0).isFocused());
    robot.interact(() -> robot.lookup("#place-configuration").<ToggleButton>query().fire());
    type(robot, KeyCode.O);
    robot.interact(
        () -> robot.lookup("#form-list").<ComboBox<String>>query().setValue("complaint"));
    assertThat(outline(robot).isFocused()).isTrue();
  }

  private static ListView<DraftItem> outline(FxRobot robot) {
    return robot.lookup("#form-outline").query();
  }

  private static ObservableList<DraftCheck.Found> found(FxRobot robot) {
    return robot.lookup("#form-found").<ListView<DraftCheck.Found>>query().getItems();
  }

  private static void select(FxRobot robot, String id) {
    robot.interact(
        () ->
            outline(robot).getItems().stream()
                .filter(item -> item.id().equals(id))
                .forEach(item -> outline(robot).getSelectionModel().select(item)));
  }

  private static void write(FxRobot robot, String selector, String text) {
    robot.interact(
        () -> {
          TextInputControl field = robot.lookup(selector).query();
          field.requestFocus();
          field.clear();
        });
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String sentence(FxRobot robot) {
    return robot.lookup("#form-sentence").<Label>query().getText();
  }

  private static boolean isSeen(FxRobot robot, String selector) {
    return robot
        .from(robot.lookup(".form-preview").<Node>query())
        .lookup(selector)
        .queryAll()
        .stream()
        .anyMatch(node -> isShown(node));
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void addsAFieldOfFilesAndTriesIt(FxRobot robot) throws TimeoutException {
    open(robot);
    select(robot, "story");
    robot.interact(() -> outline(robot).requestFocus());
    type(robot, KeyCode.INSERT);
    robot.clickOn("#add-file");
    WaitForAsyncUtils.waitForFxEvents();
    String id = outline(robot).getSelectionModel().getSelectedItem().id();
    write(robot, "#property-label-zh", "证据");
    write(robot, "#property-label-en", "Evidence");
    write(robot, "#property-filesMax", "0");
    robot.interact(() -> robot.lookup("#property-kinds-text").<CheckBox>query().fire());
    until(
        () ->
            found(robot).stream()
                .anyMatch(f -> f.finding().key().equals("form.finding.file-limit")));
    write(robot, "#property-filesMax", "2");
    until(() -> found(robot).isEmpty());
    DraftItem item = outline(robot).getSelectionModel().getSelectedItem();
    assertThat(item.members().get("kinds")).hasToString("[\"image\",\"pdf\",\"text\"]");
    until(() -> isSeen(robot, "#ticket-" + id));
    FileEditor tried =
        robot
            .from(robot.lookup(".form-preview").<Node>query())
            .lookup("#ticket-" + id)
            .queryAs(FileEditor.class);
    Path file = SampleFiles.paper(SampleFiles.folder(), "bill.pdf");
    robot.interact(
        () -> {
          tried.chooseBy(window -> List.of(file));
          tried.choose();
        });
    assertThat(tried.lookupAll(".ticket-file-said"))
        .extracting(said -> ((Label) said).getText())
        .first()
        .asString()
        .contains("bill.pdf");
  }

  @Test
  void writesAChoiceWithAConditionAndPublishesIt(FxRobot robot) throws TimeoutException {
    open(robot);
    select(robot, "story");
    robot.interact(() -> outline(robot).requestFocus());
    type(robot, KeyCode.INSERT);
    robot.clickOn("#add-choice");
    WaitForAsyncUtils.waitForFxEvents();
    DraftItem added = outline(robot).getSelectionModel().getSelectedItem();
    assertThat(added.id()).isEqualTo("choice1");
    write(robot, "#property-label-zh", "A");
    write(robot, "#property-label-en", "Season");
    until(() -> found(robot).size() == 4); // the words of two options in two languages
    robot.interact(
        () ->
            robot
                .from(robot.lookup(".form-parts").<Node>query())
                .lookup(".text-field")
                .queryAllAs(TextInputControl.class)
                .stream()
                .filter(field -> field.getText().isEmpty())
                .forEach(field -> field.setText("word")));
    until(() -> found(robot).isEmpty() && isSeen(robot, "#ticket-choice1"));

    robot.interact(() -> outline(robot).requestFocus());
    int before = outline(robot).getSelectionModel().getSelectedIndex();
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(outline(robot).getSelectionModel().getSelectedIndex()).isEqualTo(before - 1);
    assertThat(outline(robot).getSelectionModel().getSelectedItem().key()).isEqualTo(added.key());

    write(robot, "#property-visibleWhen", "urgent && wether");
    until(() -> found(robot).size() == 1);
    select(robot, "contactName");
    robot.interact(
        () -> {
          ListView<DraftCheck.Found> list =
              robot.lookup("#form-found").<ListView<DraftCheck.Found>>query();
          list.requestFocus();
          list.getSelectionModel().select(0);
        });
    type(robot, KeyCode.ENTER);
    TextInputControl wrong = robot.lookup("#property-visibleWhen").query();
    assertThat(wrong.isFocused()).isTrue();
    assertThat(wrong.getText()).isEqualTo("urgent && wether");
    publish(robot);
    assertThat(sentence(robot)).startsWith("Correct what is marked first");

    write(robot, "#property-visibleWhen", "urgent");
    until(() -> found(robot).isEmpty() && !isSeen(robot, "#ticket-choice1"));
    robot.interact(
        () ->
            robot
                .from(robot.lookup(".form-preview").<Node>query())
                .lookup("#ticket-urgent")
                .<javafx.scene.control.CheckBox>query()
                .fire());
    until(() -> isSeen(robot, "#ticket-choice1"));

    publish(robot);
    assertThat(sentence(robot)).startsWith("Press Alt+P again to publish version 4");
    assertThat(seat.commands).noneMatch(command -> command.startsWith("quick"));
    publish(robot);
    assertThat(sentence(robot)).startsWith("Version 4 is published.");
    assertThat(seat.commands)
        .anyMatch(
            command ->
                command.startsWith("quick 7 [PublishForm[formId=complaint, basedOnVersion=3")
                    && command.contains("choice1"));
    assertThat(seat.desk().drafts).isEmpty();
  }

  private static void publish(FxRobot robot) {
    robot.press(KeyCode.ALT).type(KeyCode.P).release(KeyCode.ALT);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void bringsAnEarlierVersionBackAndTakesThatBackByAKey(FxRobot robot) throws TimeoutException {
    open(robot);
    robot.interact(() -> robot.lookup("#form-tab-versions").<ToggleButton>query().fire());
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#bring-back-1");
    assertThat(sentence(robot)).startsWith("The draft is as version 1 was.");
    assertThat(seat.desk().drafts).hasSize(1).allMatch(draft -> draft.isForm());
    assertThat(outline(robot).getItems())
        .anyMatch(item -> item.words("label").en().equals("Words"));
    robot.interact(() -> outline(robot).requestFocus());
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("#form-state").<Label>query().getText())
        .isEqualTo("As published, version 3");
    assertThat(seat.desk().drafts).isEmpty();
  }

  @Test
  void removesAndUndoesAndKeepsTheKeysOfThePageAway(FxRobot robot) throws TimeoutException {
    open(robot);
    int rows = outline(robot).getItems().size();
    select(robot, "story");
    robot.interact(() -> outline(robot).requestFocus());
    type(robot, KeyCode.DELETE);
    assertThat(outline(robot).getItems()).hasSize(rows - 1);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(outline(robot).getItems()).hasSize(rows);
    type(robot, KeyCode.A, KeyCode.A, KeyCode.Z, KeyCode.Z);
    assertThat(seat.commands).doesNotContain("apply 7", "roll-back 7");
    type(robot, KeyCode.F);
    assertThat(robot.lookup("#form-outline").tryQuery()).isEmpty();
  }
}
