package org.seatline.app.monitor.voicemail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The page of callers' messages, in both languages. */
@WindowTest
final class VoicemailPageTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);

  @Start
  void start(Stage stage) {
    VoicemailView view = new VoicemailView(new VoicemailViewModel(seat, messages), messages);
    Scene scene = new Scene(view, 1000, 500);
    new Look(Theme.LIGHT).dress(scene);
    stage.setScene(scene);
    stage.show();
    view.requestFocus();
  }

  private static List<MessageRow> rows(FxRobot robot) {
    return robot.lookup("#voicemail-table").<TableView<MessageRow>>query().getItems();
  }

  @Test
  void saysWhoLeftWhatAndMarksIt(FxRobot robot) {
    assertThat(rows(robot)).extracting(MessageRow::state).containsExactly("new", "new");
    assertThat(rows(robot).getFirst().length()).isEqualTo("1:05");
    assertThat(rows(robot).getLast().caller()).isEqualTo("withheld");
    robot.interact(
        () ->
            robot
                .lookup("#voicemail-table")
                .<TableView<MessageRow>>query()
                .getSelectionModel()
                .selectFirst());
    robot.type(KeyCode.D);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seat.commands).endsWith("voicemail m1 true");
    assertThat(rows(robot).getFirst().state()).isEqualTo("done by 2001");
    robot.interact(() -> messages.setLanguage(Language.ZH));
    assertThat(rows(robot)).extracting(MessageRow::state).containsExactly("2001 已处理", "新留言");
    assertThat(rows(robot).getFirst().queue()).isEqualTo("投诉建议");
  }
}
