package org.seatline.app.shell;

import static org.seatline.app.shell.SceneHand.press;

import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.seatline.app.fx.Language;
import org.seatline.app.session.Company;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TransferTarget;

/** Handing over, asking a colleague, being asked. */
final class TransferScenes {
  private static final LocalizedText CHEN = new LocalizedText("Chen Jing", "陈静");
  private static final LocalizedText LIU = new LocalizedText("Liu Yang", "刘洋");

  private TransferScenes() {}

  static void act(Scenes what, FakeSeat seat, Scene scene, Language language) {
    switch (what) {
      case TRANSFER -> {
        talk(seat, scene);
        press(scene, KeyCode.F6);
        if (scene.lookup("#transfer-note") instanceof TextInputControl note) {
          note.setText(note(language));
        }
      }
      case CONSULT_RINGING -> {
        talk(seat, scene);
        ask(seat);
        seat.colleagues().rings();
      }
      case CONSULT -> {
        talk(seat, scene);
        ask(seat);
        seat.colleagues().connected();
      }
      case CONFERENCE -> {
        talk(seat, scene);
        ask(seat);
        seat.colleagues().connected();
        seat.colleagues().together(true);
      }
      case QUESTION -> {
        seat.ring(SampleFloor.KNOWN_NUMBER, null);
        seat.colleagues().comesFrom(CHEN, handover(language));
        seat.change(s -> SampleFloor.talking(s, System.nanoTime() - 41_000_000_000L));
      }
      case QUESTION_RINGING -> {
        seat.ring(SampleFloor.KNOWN_NUMBER, null);
        seat.colleagues().comesFrom(CHEN, handover(language));
      }
      case HANDED_OVER -> {
        seat.ring(SampleFloor.KNOWN_NUMBER, null);
        seat.colleagues().handedOver(handover(language));
        seat.change(s -> SampleFloor.talking(s, System.nanoTime() - 12_000_000_000L));
      }
      default -> throw new IllegalArgumentException(what.name());
    }
  }

  private static void talk(FakeSeat seat, Scene scene) {
    SceneCalls.talk(seat, 87, null);
    press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT1);
  }

  private static void ask(FakeSeat seat) {
    seat.hold(true);
    seat.colleagues()
        .consult(
            new Company.Party(new TransferTarget.Seat("1003"), LIU),
            new Handover("1001", CHEN, "", null, null));
  }

  private static String note(Language language) {
    return language == Language.ZH
        ? "客户家有呼吸机，电池还剩两小时，请先处理。"
        : "Ventilator at home, two hours of battery left: please take this first.";
  }

  private static Handover handover(Language language) {
    boolean zh = language == Language.ZH;
    return new Handover("1002", CHEN, note(language), "c-1", ticket(zh));
  }

  private static TicketRecord ticket(boolean zh) {
    return new TicketRecord(
        "t-moved",
        "",
        "c-1",
        "call-0",
        "fault",
        "fault",
        1,
        "in-progress",
        Map.of(
            "address",
            zh ? "城东滨江花园 5 栋 2 单元 302" : "Room 302, Unit 2, Building 5, Binjiang Garden",
            "dangerKind",
            "wire-down",
            "urgency",
            "critical",
            "description",
            zh ? "小区门口电线落地，有火花。" : "A wire is down at the gate, with sparks."),
        "1002",
        System.currentTimeMillis() - 180_000,
        null);
  }
}
