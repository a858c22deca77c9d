package org.seatline.app.shell;

import static org.seatline.app.shell.SceneHand.click;
import static org.seatline.app.shell.SceneHand.hours;
import static org.seatline.app.shell.SceneHand.open;
import static org.seatline.app.shell.SceneHand.press;
import static org.seatline.app.shell.SceneHand.typeKey;
import static org.seatline.app.shell.SceneHand.withControl;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.DatePicker;
import javafx.scene.input.KeyCode;
import org.seatline.app.fx.Language;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleCalls;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.app.session.SoundPlayer;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.media.Diagnosis;

/** The situations that pictures are taken of. */
enum Scenes {
  /** Nobody is signed in, and the password was wrong. */
  SIGN_IN,
  /** Locked, and the password was wrong. */
  LOCKED,
  /** Drafts wait for the password of before. */
  EARLIER,
  /** The lead has asked what would be lost with a seat's store. */
  MONITOR_WIPE,
  /** Ready, no call. */
  IDLE,
  /** Ready, tickets wait to be finished. */
  DRAFTS,
  /** Not ready after a call that nobody answered. */
  MISSED,
  /** Ready, but the headset is missing. */
  NO_HEADSET,
  /** A known caller rings. */
  RINGING,
  /** In the call, script and ticket begun. */
  TALKING,
  /** The details of how the call sounds; the caller hears the agent badly. */
  QUALITY,
  /** What the caller says breaks up, and the lead listens. */
  QUALITY_BAD,
  /** The caller is on hold, the lead listens. */
  ON_HOLD,
  /** Digits are sent. */
  DIGITS,
  /** After the call. */
  WRAP_UP,
  /** The server is gone in mid-call. */
  ALONE,
  /** A drill. */
  DRILL,
  /** The keys. */
  KEYS,
  /** The team lead's wallboard. */
  MONITOR,
  /** The same with a queue that a lead has closed. */
  MONITOR_QUEUE,
  /** The same when the server has gone. */
  MONITOR_ALONE,
  /** Figures of the queues, quarter by quarter. */
  FIGURES,
  /** Figures of the agents. */
  FIGURES_AGENTS,
  /** A day without calls. */
  FIGURES_EMPTY,
  /** The last calls, and why one went where it went. */
  CALLS,
  /** The team lead's configuration page. */
  CONFIGURATION,
  /** Its queues. */
  CONFIGURATION_QUEUES,
  /** Its form editor, with a condition that cannot be read. */
  CONFIGURATION_FORMS,
  /** The same with earlier versions of a form. */
  CONFIGURATION_FORM_VERSIONS,
  /** Its hours. */
  CONFIGURATION_HOURS,
  /** The same with mistakes in the files. */
  CONFIGURATION_WRONG,
  /** Messages of callers, one of them is heard. */
  MONITOR_VOICEMAIL,
  /** The lead whispers. */
  WHISPER,
  /** The trainer's view. */
  TRAINER,
  /** The headset page. */
  HEADSET,
  /** The same in mid-call, the chosen devices are not plugged in. */
  HEADSET_ABSENT,
  /** The mini bar of a ready seat. */
  MINI_READY,
  /** The mini bar when a call rings. */
  MINI_RINGING,
  /** The mini bar in a call. */
  MINI_TALKING,
  /** The settings page. */
  SETTINGS,
  /** Its part about calls and windows. */
  SETTINGS_CALLS,
  /** Its part about the headset. */
  SETTINGS_HEADSET,
  /** Keys are chosen; one that belongs to another action was pressed. */
  SETTINGS_KEYS,
  /** Something is looked for in the palette. */
  PALETTE,
  /** The audio check is due. */
  CHECK_DUE,
  /** The room is listened to. */
  CHECK_QUIET,
  /** The agent speaks. */
  CHECK_SPEAK,
  /** Was the own voice heard? */
  CHECK_HEARD,
  /** It rings. */
  CHECK_RING,
  /** All is well. */
  CHECK_WELL,
  /** Much is wrong. */
  CHECK_WRONG,
  /** The headset was pulled out in mid-call. */
  UNPLUGGED,
  /** A ticket that the server did not take. */
  CAME_BACK,
  /** Two fields in which somebody else wrote meanwhile. */
  CONFLICT,
  /** Nothing came back. */
  CAME_BACK_NONE,
  /** A ticket that is there is changed in mid-call, and something came back. */
  TICKET_CHANGE,
  /** How far this computer is in step, alone for a while. */
  SYNC,
  /** After a crash: what is here, and the draft where the cursor was. */
  RECOVERED,
  /** Whom to ask or to hand over to. */
  TRANSFER,
  /** It rings at the colleague. */
  CONSULT_RINGING,
  /** A colleague is asked, the caller waits. */
  CONSULT,
  /** All three together. */
  CONFERENCE,
  /** A colleague's question rings. */
  QUESTION_RINGING,
  /** A colleague's question. */
  QUESTION,
  /** A call that a colleague handed over, with the ticket. */
  HANDED_OVER,
  /** The field for a call over the fall-back line. */
  DIAL,
  /** The seat died in a talk, and offers it for resuming. */
  RESUME,
  /** Two customers have the caller's number. */
  CUSTOMER_CHOICE,
  /** Nobody has it: the quick form. */
  CUSTOMER_NEW,
  /** A masked number is asked for. */
  CUSTOMER_REVEAL,
  /** The record is changed. */
  CUSTOMER_EDIT,
  /** A lead hears an earlier call. */
  CUSTOMER_PLAY,
  /** Another record may be the same customer. */
  CUSTOMER_LIKE,
  /** Two records are compared. */
  CUSTOMER_MERGE,
  /** Three tickets are written in one call. */
  TICKETS_SEVERAL,
  /** The form of a new ticket is chosen. */
  TICKET_NEW,
  /** The call is over, two of its tickets wait. */
  TICKETS_WAITING,
  /** An escalation is written, a callback is promised. */
  FOLLOW_UP,
  /** A text of the centre is looked for. */
  SNIPPETS,
  /** A template for the ticket is looked for. */
  TEMPLATES,
  /** Photos and a paper are attached, one was taken out. */
  TICKET_FILES,
  /** Between calls: what is to be done about tickets. */
  FOLLOW_UPS_DUE,
  /** Tickets are searched. */
  TICKET_SEARCH;

  private static final LocalizedText ANGRY =
      new LocalizedText("Angry caller, third power cut", "客户投诉：第三次停电");

  /** A seat in the situation, before the window is shown. */
  FakeSeat seat(Language language) {
    if (this == SIGN_IN) {
      return FakeSeat.signedOut();
    }
    FakeSeat seat = FakeSeat.atWork();
    seat.people().earlier = this == EARLIER ? 2 : 0;
    seat.desk().customers.replaceAll(customer -> speaking(customer, language.tag()));
    switch (this) {
      case MONITOR,
          MONITOR_WIPE,
          MONITOR_QUEUE,
          MONITOR_ALONE,
          WHISPER,
          FIGURES,
          FIGURES_AGENTS,
          FIGURES_EMPTY,
          CALLS,
          MONITOR_VOICEMAIL,
          CONFIGURATION,
          CONFIGURATION_QUEUES,
          CONFIGURATION_FORMS,
          CONFIGURATION_FORM_VERSIONS,
          CONFIGURATION_HOURS,
          CONFIGURATION_WRONG ->
          seat.change(s -> SampleFloor.readyPerson(Set.of(Role.LEAD)));
      case TRAINER -> seat.change(s -> SampleFloor.readyPerson(Set.of(Role.TRAINER)));
      default -> {}
    }
    seat.change(s -> SampleFloor.withMessages(s, List.of(message(language))));
    SyncScenes.prepare(this, seat);
    if (this == FOLLOW_UPS_DUE) {
      TicketScenes.promise(seat, language);
    }
    return seat;
  }

  private static CustomerRecord speaking(CustomerRecord c, String language) {
    return new CustomerRecord(
        c.id(), c.name(), c.phones(), c.address(), language, c.flags(), c.meters(), c.bills());
  }

  static SeatSnapshot.TextLine message(Language language) {
    String text =
        language == Language.ZH
            ? "今天 14:00 起城东片区计划停电，报修先查停电公告"
            : "Planned outage in Chengdong from 14:00: look at the notice first";
    return new SeatSnapshot.TextLine(
        new LocalizedText("Zhou Min", "周敏"), text, System.currentTimeMillis() - 600_000);
  }

  /** What happens once the window is shown. */
  void act(FakeSeat seat, Scene scene) {
    switch (this) {
      case SIGN_IN -> seat.change(s -> SampleFloor.signIn(Step.SIGNED_OUT, "bad-credentials"));
      case LOCKED -> {
        seat.lock();
        seat.unlock("wrong".toCharArray());
      }
      case EARLIER -> SceneHand.earlier(scene);
      case NO_HEADSET ->
          seat.change(
              s -> SampleFloor.withHeadset(s, SampleFloor.unusable("seat.headset.no-device")));
      case RINGING -> {
        seat.ring(SampleFloor.KNOWN_NUMBER, null);
        seat.change(s -> SampleFloor.withState(s, since(SeatStateName.RESERVED, 3)));
      }
      case TALKING -> {
        SceneCalls.talk(seat, 87, null);
        press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT1);
      }
      case QUALITY -> {
        SceneCalls.sounds(seat, Diagnosis.BAD_THERE);
        press(scene, KeyCode.DIGIT1);
        withControl(scene, KeyCode.I);
      }
      case QUALITY_BAD -> {
        SceneCalls.sounds(seat, Diagnosis.MICROPHONE_DEAD);
        press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2);
        seat.change(SampleFloor::listenedTo);
      }
      case ON_HOLD -> {
        SceneCalls.talk(seat, 154, null);
        seat.hold(true);
        seat.change(SampleFloor::listenedTo);
      }
      case DIGITS -> {
        SceneCalls.talk(seat, 61, null);
        press(scene, KeyCode.F9);
      }
      case WRAP_UP -> {
        SceneCalls.talk(seat, 187, null);
        press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT1);
        seat.change(s -> SampleFloor.wrappingUp(s, System.nanoTime() - 8_000_000_000L));
        press(scene, KeyCode.DIGIT2);
      }
      case ALONE -> {
        SceneCalls.talk(seat, 203, null);
        press(scene, KeyCode.DIGIT1);
        seat.change(s -> SampleFloor.alone(s, System.currentTimeMillis() - 240_000, 3));
      }
      case DRILL -> {
        SceneCalls.talk(seat, 35, ANGRY);
        press(scene, KeyCode.DIGIT1);
      }
      case KEYS -> press(scene, KeyCode.F1);
      case MONITOR -> SceneCalls.watch(seat, scene);
      case MONITOR_WIPE -> {
        SceneCalls.watch(seat, scene);
        SceneHand.fire(scene, "#wipe-ask");
      }
      case MONITOR_QUEUE -> {
        SceneCalls.watch(seat, scene);
        click(scene, "#queue-general");
      }
      case MONITOR_ALONE -> {
        SceneCalls.watch(seat, scene);
        seat.change(now -> SampleFloor.alone(now, System.currentTimeMillis(), 0));
      }
      case CALLS -> {
        open(scene, "calls");
        typeKey(scene, "t");
      }
      case MONITOR_VOICEMAIL -> {
        seat.centre().older = SampleCalls.olderMessages();
        open(scene, "voicemail");
        typeKey(scene, "p");
        seat.player().tell(SoundPlayer.State.PLAYING, 23_000);
      }
      case FIGURES -> open(scene, "figures");
      case FIGURES_AGENTS -> {
        open(scene, "figures");
        typeKey(scene, "a");
      }
      case FIGURES_EMPTY -> {
        open(scene, "figures");
        if (scene.lookup("#figures-day") instanceof DatePicker day) {
          day.setValue(LocalDate.of(2025, 12, 31));
        }
      }
      case CONFIGURATION -> {
        open(scene, "configuration");
        typeKey(scene, "g");
        press(scene, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DIGIT4, KeyCode.DOWN, KeyCode.DIGIT2);
        for (int i = 0; i < 4; i++) {
          press(scene, KeyCode.RIGHT);
        }
        press(scene, KeyCode.DIGIT9);
      }
      case CONFIGURATION_QUEUES -> {
        open(scene, "configuration");
        typeKey(scene, "u");
        press(scene, KeyCode.DOWN);
      }
      case CONFIGURATION_FORMS, CONFIGURATION_FORM_VERSIONS -> FormScenes.act(this, seat, scene);
      case CONFIGURATION_HOURS -> {
        open(scene, "configuration");
        typeKey(scene, "h");
        hours(scene);
      }
      case CONFIGURATION_WRONG -> {
        seat.centre()
            .mistakes(
                ConfigurationMistake.of(
                    "queues.json line 28 /queues/1/skill: no such skill; there are bills, fault"),
                ConfigurationMistake.of("people.json line 41: Unexpected character ('\"')"));
        open(scene, "configuration");
      }
      case WHISPER -> {
        SceneCalls.watch(seat, scene);
        seat.supervise("1004", SuperviseMode.WHISPER);
      }
      case TRAINER -> {
        SceneCalls.watch(seat, scene);
        click(scene, ".drill-list .drill-row");
        click(scene, ".drill-seats .drill-row");
      }
      case DRAFTS -> SceneCalls.leaveTickets(seat, scene, language(seat));
      case MISSED -> {
        seat.ring(SampleFloor.KNOWN_NUMBER, null);
        seat.change(SampleFloor::missed);
      }
      case HEADSET_ABSENT, UNPLUGGED -> {
        SceneCalls.talk(seat, 87, null);
        press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT1);
        seat.change(
            s -> SampleFloor.withHeadset(s, SampleFloor.unusable("seat.headset.unplugged")));
      }
      case CAME_BACK, CONFLICT, CAME_BACK_NONE, TICKET_CHANGE, SYNC, RECOVERED, DIAL, RESUME ->
          SyncScenes.act(this, seat, scene, language(seat));
      case TRANSFER,
          CONSULT_RINGING,
          CONSULT,
          CONFERENCE,
          QUESTION_RINGING,
          QUESTION,
          HANDED_OVER ->
          TransferScenes.act(this, seat, scene, language(seat));
      case CUSTOMER_CHOICE,
          CUSTOMER_NEW,
          CUSTOMER_REVEAL,
          CUSTOMER_EDIT,
          CUSTOMER_PLAY,
          CUSTOMER_LIKE,
          CUSTOMER_MERGE ->
          CustomerScenes.act(this, seat, scene);
      case TICKETS_SEVERAL,
          TICKET_NEW,
          TICKETS_WAITING,
          FOLLOW_UP,
          SNIPPETS,
          TEMPLATES,
          TICKET_FILES,
          FOLLOW_UPS_DUE,
          TICKET_SEARCH ->
          TicketScenes.act(this, seat, scene, language(seat));
      case PALETTE -> {
        SceneCalls.talk(seat, 87, null);
        withControl(scene, KeyCode.K);
        SceneHand.enter(scene, "#palette-text", "a");
      }
      case SETTINGS -> withControl(scene, KeyCode.COMMA);
      case SETTINGS_KEYS -> {
        withControl(scene, KeyCode.COMMA);
        SceneHand.fire(scene, "#settings-keys");
        SceneHand.fire(scene, "#key-of-mute");
        withControl(scene, KeyCode.N);
      }
      case SETTINGS_CALLS, SETTINGS_HEADSET -> {
        withControl(scene, KeyCode.COMMA);
        SceneHand.fire(scene, this == SETTINGS_CALLS ? "#settings-calls" : "#settings-headset");
      }
      case MINI_READY -> SceneHand.fire(scene, "#mini-switch");
      case MINI_RINGING -> {
        SceneHand.fire(scene, "#mini-switch");
        seat.ring(SampleFloor.KNOWN_NUMBER, null);
      }
      case MINI_TALKING -> {
        SceneHand.fire(scene, "#mini-switch");
        SceneCalls.talk(seat, 87, null);
        seat.mute(true);
      }
      case IDLE,
          HEADSET,
          CHECK_DUE,
          CHECK_QUIET,
          CHECK_SPEAK,
          CHECK_HEARD,
          CHECK_RING,
          CHECK_WELL,
          CHECK_WRONG -> {}
    }
  }

  private static Language language(FakeSeat seat) {
    return Language.of(seat.desk().customers.getFirst().language());
  }

  private static SeatSnapshot.State since(SeatStateName state, long seconds) {
    return new SeatSnapshot.State(state, System.nanoTime() - seconds * 1_000_000_000L, null, null);
  }
}
