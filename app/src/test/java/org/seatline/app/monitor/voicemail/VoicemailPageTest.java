package org.seatline.app.monitor.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.fx.ShownPage.type;

import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.SoundPlayer;
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
    ShownPage.show(stage, view);
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

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).<Label>query().getText();
  }

  private static void choose(FxRobot robot, int index) {
    robot.interact(
        () ->
            robot
                .lookup("#voicemail-table")
                .<TableView<MessageRow>>query()
                .getSelectionModel()
                .clearAndSelect(index));
  }

  @Test
  void playsTheChosenMessageAndStandsStill(FxRobot robot) {
    choose(robot, 0);
    assertThat(text(robot, "#voicemail-position")).isEqualTo("0:00 / 1:05");
    type(robot, KeyCode.P);
    assertThat(seat.commands)
        .containsSubsequence("fetch /api/v1/voicemails/m1/sound", "play 65000");
    robot.interact(() -> seat.player().tell(SoundPlayer.State.PLAYING, 12_000));
    assertThat(text(robot, "#voicemail-position")).isEqualTo("0:12 / 1:05");
    type(robot, KeyCode.B);
    type(robot, KeyCode.P);
    assertThat(seat.commands).containsSubsequence("seek 7000", "pause-sound true");
    robot.interact(() -> seat.player().tell(SoundPlayer.State.IN_CALL, 12_000));
    assertThat(text(robot, "#voicemail-player-sentence")).startsWith("A call needs the headset");
    type(robot, KeyCode.P);
    assertThat(seat.commands).endsWith("pause-sound false");
    choose(robot, 1);
    assertThat(seat.commands).endsWith("stop-sound");
  }

  @Test
  void saysWhyAMessageCannotBeHeard(FxRobot robot) {
    choose(robot, 0);
    seat.centre().fetched =
        () -> CompletableFuture.completedFuture(new Reply.Refused<>(404, "unknown-message"));
    type(robot, KeyCode.P);
    assertThat(text(robot, "#voicemail-player-sentence")).startsWith("The message is not there");
    seat.centre().fetched =
        () -> CompletableFuture.completedFuture(new Reply.Unreachable<>("gone"));
    type(robot, KeyCode.P);
    robot.interact(() -> messages.setLanguage(Language.ZH));
    assertThat(text(robot, "#voicemail-player-sentence")).startsWith("无法连接服务器");
    seat.centre().fetched = () -> CompletableFuture.completedFuture(new Reply.Ok<>(new byte[9]));
    type(robot, KeyCode.P);
    assertThat(text(robot, "#voicemail-player-sentence")).startsWith("该留言的声音已损坏");
    assertThat(seat.commands).noneMatch(command -> command.startsWith("play"));
  }

  @Test
  void showsHowFarTheMessageHasCome(FxRobot robot) {
    CompletableFuture<Reply<byte[]>> later = new CompletableFuture<>();
    seat.centre().fetched = () -> later;
    choose(robot, 0);
    type(robot, KeyCode.P);
    assertThat(text(robot, "#voicemail-player-sentence")).contains("50 %");
    assertThat(robot.lookup("#voicemail-play").query().isDisabled()).isTrue();
    choose(robot, 1);
    robot.interact(() -> later.complete(new Reply.Unreachable<>("too late")));
    assertThat(text(robot, "#voicemail-player-sentence")).isEmpty();
  }

  @Test
  void hasNothingToDoWhileNoMessageIsChosen(FxRobot robot) {
    robot.interact(
        () ->
            robot
                .lookup("#voicemail-table")
                .<TableView<MessageRow>>query()
                .getSelectionModel()
                .clearSelection());
    assertThat(robot.lookup("#voicemail-done").query().isDisabled()).isTrue();
    assertThat(robot.lookup("#voicemail-play").query().isDisabled()).isTrue();
    type(robot, KeyCode.D);
    type(robot, KeyCode.P);
    assertThat(seat.commands).containsOnly("voicemails", "stop-sound");
  }
}
