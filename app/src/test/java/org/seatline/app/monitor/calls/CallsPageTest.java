package org.seatline.app.monitor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.fx.ShownPage.type;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.ShownPage;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The page of the last calls by keyboard alone. */
@WindowTest
final class CallsPageTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);

  @Start
  void start(Stage stage) {
    CallsView view = new CallsView(new CallsViewModel(seat, messages), messages);
    ShownPage.show(stage, view);
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#calls-table").query();
  }

  @Test
  void explainsTheChosenCallInBothLanguages(FxRobot robot) {
    type(robot, KeyCode.T);
    assertThat(seat.commands).endsWith("explain call-1001");
    assertThat(robot.lookup(".calls-step").queryAll()).hasSize(7);
    assertThat(robot.lookup(".calls-step.decided .label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .anyMatch(text -> text.contains("idle longest"));
    robot.interact(() -> messages.setLanguage(Language.ZH));
    assertThat(robot.lookup(".calls-step.decided .label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .anyMatch(text -> text.contains("空闲最久"));
  }

  @Test
  void saysThatTheJournalDoesNotHaveACallAnyMore(FxRobot robot) {
    type(robot, KeyCode.T, KeyCode.DOWN);
    assertThat(robot.lookup("#calls-note").<Label>query().getText())
        .startsWith("The journal does not have this call");
  }

  @Test
  void findsCallsByWhatIsTyped(FxRobot robot) {
    robot.interact(() -> robot.lookup("#calls-search").query().requestFocus());
    robot.write("gave up");
    assertThat(table(robot).getItems()).hasSize(1);
    type(robot, KeyCode.ENTER);
    assertThat(seat.commands).endsWith("explain call-32");
  }
}
