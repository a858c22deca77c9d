package org.seatline.app.monitor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.fx.ShownPage.type;

import java.util.List;
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

  private static List<String> sound(FxRobot robot) {
    return robot.lookup("#calls-sound .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  @Test
  void saysHowACallSounded(FxRobot robot) {
    type(robot, KeyCode.T);
    assertThat(sound(robot)).as("it goes on").isEmpty();
    robot.interact(() -> robot.lookup("#calls-search").query().requestFocus());
    robot.write("5691");
    type(robot, KeyCode.ENTER);
    assertThat(sound(robot))
        .containsExactly(
            "The agent heard the caller: Good, 4.3 on average, 4.1 at worst;"
                + " 0.2 % lost or late, jitter 3 ms",
            "The caller heard the agent: Poor, 3.4 on average, 2.7 at worst;"
                + " 5.6 % lost or late, jitter 32 ms",
            "Codec G.711 A, not encrypted",
            "The agent was warned: Network: the caller hears badly");
    robot.interact(() -> messages.setLanguage(Language.ZH));
    assertThat(sound(robot).getFirst()).startsWith("坐席听客户：良好");
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
