package org.seatline.app.shell;

import static org.seatline.app.shell.SceneHand.press;
import static org.seatline.app.shell.SceneHand.withControl;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.seatline.app.fx.Language;
import org.seatline.app.returned.CameBackSamples;
import org.seatline.app.session.FakeCameBack;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.Recovered;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SyncDetails;
import org.seatline.app.session.SyncDetails.Kind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;

/** What the agent sees of local-first. */
final class SyncScenes {
  private static final long MINUTE_MS = 60_000;

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
      case SYNC -> {
        SceneCalls.talk(seat, 203, null);
        press(scene, KeyCode.DIGIT1);
        long now = System.currentTimeMillis();
        seat.desk().sync = details(now);
        seat.change(s -> SampleFloor.alone(s, now - 14 * MINUTE_MS, 6));
        withControl(scene, KeyCode.S);
      }
      case RECOVERED -> {
        SceneCalls.leaveTickets(seat, scene, language);
        SceneCalls.talk(seat, 40, null);
        if (scene.lookup("#ticket-description") instanceof TextInputControl field) {
          field.requestFocus();
          field.setText(language == Language.ZH ? "听到一声巨响，然后" : "There was a loud bang, and then");
          field.end();
        }
        seat.end();
        seat.finishWrapUp("solved");
        seat.signOut();
        seat.signIn("1001", "seatline".toCharArray());
        seat.change(s -> SampleFloor.withMessages(s, List.of(Scenes.message(language))));
      }
      case DIAL -> {
        seat.change(s -> SampleFloor.alone(s, System.currentTimeMillis() - 4 * MINUTE_MS, 3));
        press(scene, KeyCode.F6);
        if (scene.lookup("#dial-number") instanceof TextInputControl field) {
          field.setText("190 0000 0002");
          field.end();
        }
      }
      case RESUME -> {
        SceneCalls.talk(seat, 151, null);
        press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2);
        long until = System.nanoTime() + 14_000_000_000L;
        seat.change(s -> SampleFloor.call(s, c -> SampleFloor.interrupted(c, until)));
      }
      default -> throw new IllegalArgumentException(what.name());
    }
  }

  /** Before anybody signs in: what the start of the seat found. */
  static void prepare(Scenes what, FakeSeat seat) {
    if (what == Scenes.RECOVERED) {
      seat.desk().recovered = new Recovered(System.currentTimeMillis() - 2 * MINUTE_MS, 2, 2, 1);
    }
  }

  private static SyncDetails details(long now) {
    return new SyncDetails(
        Map.of(Kind.TICKETS, 3, Kind.CALLS, 2, Kind.RECORDINGS, 1),
        3_800_000,
        Map.of(
            ChangeShelf.DOCUMENTS,
            now - 190 * MINUTE_MS,
            ChangeShelf.RECORDS,
            now - 15 * MINUTE_MS),
        new SyncDetails.Here(61_000_000, 0, false),
        now + 70 * 60 * MINUTE_MS);
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
