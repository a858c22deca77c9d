package org.seatline.app.shell;

import static org.seatline.app.shell.SceneHand.press;
import static org.seatline.app.shell.SceneHand.withControl;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.seatline.app.form.FileEditor;
import org.seatline.app.fx.Language;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFiles;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.TicketFilter;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Role;
import org.seatline.protocol.TicketHandling;

/** Tickets side by side, and what is done with them. */
final class TicketScenes {
  private TicketScenes() {}

  static void act(Scenes what, FakeSeat seat, Scene scene, Language language) {
    switch (what) {
      case TICKETS_SEVERAL -> several(seat, scene, language);
      case TICKET_NEW -> {
        talk(seat, scene);
        withControl(scene, KeyCode.T);
      }
      case TICKETS_WAITING -> {
        several(seat, scene, language);
        seat.change(s -> SampleFloor.wrappingUp(s, System.nanoTime() - 8_000_000_000L));
      }
      case FOLLOW_UP -> {
        talk(seat, scene);
        withControl(scene, KeyCode.D);
        choose(scene, "#follow-up-kind", FollowUp.Kind.CALLBACK);
        SceneHand.write(scene, "#follow-up-when", "+45");
        SceneHand.fire(scene, "#follow-up-keep");
        release(scene, KeyCode.D);
        withControl(scene, KeyCode.D);
        choose(scene, "#follow-up-kind", FollowUp.Kind.ESCALATION);
        SceneHand.write(scene, "#follow-up-note", angry(language));
      }
      case SNIPPETS -> {
        talk(seat, scene);
        scene.lookup("#ticket-description").requestFocus();
        withControl(scene, KeyCode.SEMICOLON);
      }
      case TEMPLATES -> {
        talk(seat, scene);
        SceneHand.withControlShift(scene, KeyCode.T);
      }
      case TICKET_FILES -> files(scene, seat, language);
      case TICKET_SEARCH -> search(scene, seat, language);
      case FOLLOW_UPS_DUE -> SceneCalls.leaveTickets(seat, scene, language);
      default -> throw new IllegalArgumentException(what.name());
    }
  }

  private static void search(Scene scene, FakeSeat seat, Language language) {
    boolean chinese = language == Language.ZH;
    TicketFilter bills =
        new TicketFilter(
            chinese ? "未结的账单投诉" : "Open bill complaints", "", "unfinished", "bills", "", "");
    TicketFilter week =
        new TicketFilter(chinese ? "本周的停电" : "This week's faults", "", "", "fault", "", "7");
    seat.desk().ticketFilters.addAll(List.of(bills, week));
    SceneHand.withControlShift(scene, KeyCode.F);
    scene.getRoot().applyCss();
    List<Node> chips = List.copyOf(scene.getRoot().lookupAll(".filter-chip-ask"));
    ((ButtonBase) chips.getLast()).fire();
  }

  private static void files(Scene scene, FakeSeat seat, Language language) {
    talk(seat, scene);
    withControl(scene, KeyCode.T);
    SceneHand.write(scene, "#new-ticket-text", language == Language.ZH ? "投诉" : "complaint");
    press(scene, KeyCode.ENTER);
    scene.getRoot().applyCss();
    if (scene.lookup("#ticket-topic") instanceof Parent topic) {
      topic.lookupAll(".ticket-segment").stream()
          .filter(segment -> "damage".equals(segment.getUserData()))
          .map(ButtonBase.class::cast)
          .forEach(ButtonBase::fire);
    }
    boolean chinese = language == Language.ZH;
    Path folder = SampleFiles.folder();
    Path photo = SampleFiles.photo(folder, chinese ? "烧坏的电表.png" : "burnt meter.png", 0xffb05a2c);
    Path other = SampleFiles.photo(folder, chinese ? "冰箱铭牌.png" : "fridge plate.png", 0xff3f6f8f);
    Path paper = SampleFiles.paper(folder, chinese ? "维修发票.pdf" : "repair bill.pdf");
    if (scene.lookup("#ticket-photos") instanceof FileEditor editor) {
      editor.chooseBy(window -> List.of(photo, paper, other));
      editor.choose();
      List<Node> remove = List.copyOf(editor.lookupAll(".ticket-file-button"));
      ((ButtonBase) remove.getLast()).fire();
    }
  }

  private static String angry(Language language) {
    return language == Language.ZH ? "第三次停电，要求与负责人通话" : "Third power cut, asks for a manager";
  }

  /** A callback that is overdue, an escalation, and a reminder for later. */
  static void promise(FakeSeat seat, Language language) {
    seat.change(s -> SampleFloor.readyPerson(Set.of(Role.AGENT, Role.LEAD)));
    long now = System.currentTimeMillis();
    String ask = language == Language.ZH ? "确认抢修进度" : "Ask the crew how far they are";
    List<FollowUp> all =
        List.of(
            promised("f1", FollowUp.Kind.CALLBACK, "", now - 420_000, SampleFloor.KNOWN_NUMBER, ""),
            promised("f2", FollowUp.Kind.ESCALATION, "fault", now - 60_000, "", angry(language)),
            promised("f3", FollowUp.Kind.REMINDER, "", now + 3_600_000, "", ask));
    seat.desk()
        .tickets
        .replaceAll(
            ticket -> {
              TicketHandling handling = ticket.handled();
              for (FollowUp each : all) {
                boolean here = ticket.number().equals("4711") == each.group().isEmpty();
                handling = here ? handling.with(each.field(), each.written()) : handling;
              }
              return ticket.with(handling, ticket.dueAtMs());
            });
  }

  private static FollowUp promised(
      String id, FollowUp.Kind kind, String group, long dueAtMs, String number, String note) {
    return new FollowUp(id, kind, "9001", group, dueAtMs, number, note, null);
  }

  private static void release(Scene scene, KeyCode code) {
    Event.fireEvent(
        scene.getRoot(),
        new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, true, false, false));
  }

  private static void choose(Scene scene, String selector, FollowUp.Kind kind) {
    if (scene.lookup(selector) instanceof ComboBox<?> box) {
      box.getSelectionModel().select(box.getItems().indexOf(kind));
    }
  }

  private static void talk(FakeSeat seat, Scene scene) {
    SceneCalls.talk(seat, 87, null);
    press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT1);
    SceneHand.write(scene, "#ticket-landmark", "Gate 3");
  }

  private static void several(FakeSeat seat, Scene scene, Language language) {
    talk(seat, scene);
    withControl(scene, KeyCode.T);
    SceneHand.write(scene, "#new-ticket-text", language == Language.ZH ? "电费" : "bill");
    press(scene, KeyCode.ENTER);
    withControl(scene, KeyCode.N);
  }
}
