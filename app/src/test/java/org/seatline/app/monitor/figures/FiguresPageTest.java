package org.seatline.app.monitor.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.fx.ShownPage.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.LineChart;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.ShownPage;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The page of figures by keyboard alone. */
@WindowTest
final class FiguresPageTest {
  @TempDir Path folder;
  private final FakeSeat seat = FakeSeat.atWork();

  @Start
  void start(Stage stage) {
    Messages messages = new Messages(Language.EN);
    FiguresViewModel model = new FiguresViewModel(seat, messages, () -> LocalDate.of(2026, 11, 22));
    FiguresView view = new FiguresView(model, messages, folder::resolve);
    ShownPage.show(stage, view);
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#figures-table").query();
  }

  @Test
  void goesFromQueuesToAgentsAndFromQuartersToDays(FxRobot robot) {
    assertThat(robot.lookup(".chart").<LineChart<?, ?>>query().getData()).hasSize(5);
    type(robot, KeyCode.W);
    assertThat(robot.lookup(".chart").<BarChart<?, ?>>query().getData()).hasSize(5);
    assertThat(table(robot).getItems()).hasSize(5 + 5 * 7);
    type(robot, KeyCode.A, KeyCode.C);
    assertThat(robot.lookup(".chart").<BarChart<?, ?>>query().getYAxis().getLabel())
        .isEqualTo("Missed");
    type(robot, KeyCode.U, KeyCode.M, KeyCode.P);
    assertThat(seat.commands).endsWith("figures ?of=queues&period=day&from=2026-09-22&days=31");
  }

  @Test
  void hidesAQueueAndSaysWhatToDoWhenNothingIsLeft(FxRobot robot) {
    for (String id : new String[] {"fault", "bills", "connection", "complaint", "general"}) {
      robot.interact(() -> robot.lookup("#figures-of-" + id).<CheckBox>query().requestFocus());
      type(robot, KeyCode.SPACE);
    }
    assertThat(robot.lookup("#figures-empty").<Label>query().getText())
        .contains("Go to an earlier day (P)");
    assertThat(table(robot).isVisible()).isFalse();
  }

  @Test
  void writesTheTableIntoAFile(FxRobot robot) throws IOException {
    type(robot, KeyCode.E);
    Path file = folder.resolve("seatline-queues-2026-11-22.csv");
    assertThat(Files.readString(file)).contains("08:00:00+08:00,fault,Fault report,");
    assertThat(robot.lookup("#figures-sentence").<Label>query().getText()).startsWith("Written: ");
  }
}
