package org.seatline.app.shell;

import static org.seatline.app.shell.SceneHand.press;
import static org.seatline.app.shell.SceneHand.withControl;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.seatline.app.fx.Language;
import org.seatline.app.returned.CameBackSamples;
import org.seatline.app.session.FakeCameBack;
import org.seatline.app.session.FakeSeat;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;

/** What the agent sees of local-first. */
final class SyncScenes {
  private SyncScenes() {}

  static void act(Scenes what, FakeSeat seat, Scene scene, Language language) {
    switch (what) {
      case CAME_BACK -> {
        come(seat, language);
        withControl(scene, KeyCode.B);
        press(scene, KeyCode.DOWN, KeyCode.DOWN);
      }
      case CONFLICT -> {
        come(seat, language);
        withControl(scene, KeyCode.B);
        press(scene, KeyCode.T);
      }
      case CAME_BACK_NONE -> withControl(scene, KeyCode.B);
      case TICKET_CHANGE -> {
        SceneCalls.talk(seat, 87, null);
        press(scene, KeyCode.DIGIT1);
        seat.desk().cameBack().add(CameBackSamples.ticket(7, "unknown-customer", language));
        withControl(scene, KeyCode.O);
      }
      default -> throw new IllegalArgumentException(what.name());
    }
  }

  private static void come(FakeSeat seat, Language language) {
    boolean zh = language == Language.ZH;
    FakeCameBack back = seat.desk().cameBack();
    back.add(CameBackSamples.ticket(7, "unknown-customer", language));
    back.add(
        CameBackSamples.note(
            8, "too-large", zh ? "客户希望下午五点后回电。" : "Wants to be called after five."));
    String mark = zh ? "小学东门对面的变压器，灰色" : "the grey transformer opposite the school";
    String theirMark = zh ? "学校东侧 2 号箱变" : "box transformer 2, east of the school";
    String words = zh ? "呼吸机电池还有两小时，客户很着急。" : "Two hours of battery left for the ventilator.";
    String theirs = zh ? "已派发电车，预计 40 分钟到达。" : "A generator is on its way, there in 40 minutes.";
    back.add(
        CameBackSamples.conflict(
            9,
            List.of(
                new Edit(Edit.STATE, "open", "in-progress"),
                new Edit("landmark", "", mark),
                new Edit("description", "", words)),
            new Conflict("landmark", mark, theirMark),
            new Conflict("description", words, theirs)));
  }
}
