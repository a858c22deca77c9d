package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.installer.demo.Books;
import org.seatline.protocol.SeatStateName;

/**
 * An agent's whole shift in a real window, at a real server with real calls, in each language: from
 * signing in over the audio check and ten calls of different kinds to a break and signing out. What
 * is in the server's books afterwards is judged by {@link ShiftBooks}.
 */
@Timeout(400)
final class ShiftTest {
  private static final String COLLEAGUE = "1002";
  private static final String ANY = "0";
  private static final String COMPLAINTS = "4";

  /** What differs between the languages. */
  private enum Words {
    EN("en", ShiftBooks.KNOWN_EN, "Oliver Bennett", "Liu Yang", "Rose Miller", "Sign out"),
    ZH("zh", ShiftBooks.KNOWN_ZH, "陈桂华", "刘洋", "欧阳若曦", "签出");

    private final String tag;
    private final String known;
    private final String knownName;
    private final String chosenName;
    private final String newName;
    private final String signOut;

    Words(
        String tag,
        String known,
        String knownName,
        String chosenName,
        String newName,
        String signOut) {
      this.tag = tag;
      this.known = known;
      this.knownName = knownName;
      this.chosenName = chosenName;
      this.newName = newName;
      this.signOut = signOut;
    }
  }

  private @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // each shift brings its own
  private CallCentre centre;

  @SuppressWarnings("NullAway.Init")
  private WindowSeat seat;

  @SuppressWarnings("NullAway.Init")
  private ShiftAgent agent;

  @SuppressWarnings("NullAway.Init")
  private Words words;

  @Test
  void actsAWholeShiftInEnglish() throws Exception {
    shift(Words.EN);
  }

  @Test
  void actsAWholeShiftInChinese() throws Exception {
    shift(Words.ZH);
  }

  private void shift(Words language) throws Exception {
    words = language;
    centre = CallCentre.open(folder);
    try {
      seat = centre.owning(WindowSeat.open(centre, folder.resolve("seat"), language.tag));
      agent = new ShiftAgent(centre, seat);
      agent.signIn();
      agent.checkTheHeadset();
      seat.press(KeyCode.F3);
      seat.awaitState(SeatStateName.READY);
      aKnownCallerByKeyboardAlone();
      oneOfTwoCustomers();
      aCallerWhomNobodyKnows();
      aVip();
      aWrongNumber();
      aComplaint();
      aCallThatIsHandedOver();
      aCallThatBreaksOff();
      twoTicketsInOneCall();
      aCallWhileATicketIsOpen();
      agent.breakAndSignOut(language.signOut);
      System.out.println("shift " + language.tag + "\n" + seat.count().table());
      try (Books books = centre.closeAndOpenBooks()) {
        new ShiftBooks(books, language.known, language.newName).judge();
      }
    } catch (AssertionError e) {
      Path picture = Path.of("target", "shift-" + language.tag + ".png");
      seat.save(picture);
      throw new AssertionError(e.getMessage() + "; the window: " + picture, e);
    } finally {
      centre.close();
    }
  }

  private void aKnownCallerByKeyboardAlone() throws Exception {
    int before = seat.mouseEvents();
    agent.ring(words.known, ANY);
    seat.awaitWords("#customer-name", words.knownName);
    agent.task("answer");
    seat.press(KeyCode.SPACE);
    seat.awaitPhase(Phase.TALKING);
    agent.task("hold and back");
    seat.press(KeyCode.F4);
    seat.await("the caller is on hold", s -> seat.call().held());
    seat.press(KeyCode.F4);
    seat.await("the caller is back", s -> !seat.call().held());
    agent.task("mute and back");
    seat.press(KeyCode.F5);
    seat.await("the microphone is off", s -> seat.call().muted());
    seat.press(KeyCode.F5);
    seat.await("the microphone is on", s -> !seat.call().muted());
    agent.task("fill a ticket by the script");
    agent.inform(KeyCode.DIGIT4);
    agent.submit();
    agent.hangUp();
    agent.wrapUp(KeyCode.DIGIT0, KeyCode.DIGIT1);
    agent.ready();
    assertThat(seat.mouseEvents()).as("mouse events in the call").isEqualTo(before);
  }

  private void oneOfTwoCustomers() throws Exception {
    agent.ring(ShiftBooks.SHARED, ANY);
    agent.answer();
    agent.task("choose one of several");
    seat.click("#customer-choice-2");
    seat.awaitWords("#customer-name", words.chosenName);
    agent.inform(KeyCode.DIGIT5);
    agent.task("submit by mouse");
    seat.click("#ticket-submit");
    seat.awaitShown(".ticket-receipt");
    seat.leaveTheMouse();
    agent.hangUp();
    agent.wrapUp();
    agent.ready();
  }

  private void aCallerWhomNobodyKnows() throws Exception {
    agent.ring(ShiftBooks.UNKNOWN, ANY);
    agent.answer();
    agent.task("new customer");
    seat.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
    seat.write(words.newName);
    seat.press(KeyCode.ENTER);
    seat.awaitWords("#customer-name", words.newName);
    agent.ask(KeyCode.DIGIT7);
    seat.awaitScreen("the script asks", () -> seat.hasFocus("#script-typed"));
    seat.write("A night line, please");
    seat.press(KeyCode.ENTER);
    agent.submit();
    agent.hangUp();
    agent.wrapUp();
    agent.ready();
  }

  private void aVip() throws Exception {
    agent.ring(ShiftBooks.VIP, ANY);
    seat.awaitWords(".tag.accent", "VIP");
    agent.answer();
    agent.inform(KeyCode.DIGIT4);
    agent.submit();
    agent.hangUp();
    agent.wrapUp();
    agent.ready();
  }

  private void aWrongNumber() throws Exception {
    CallerPhone caller = agent.ring(ShiftBooks.WRONG, ANY);
    agent.answer();
    agent.task("wrong number");
    seat.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
    caller.awaitEnd(WindowSeat.SOON.toMillis());
    agent.ready();
  }

  private void aComplaint() throws Exception {
    agent.ring(ShiftBooks.ANGRY, COMPLAINTS);
    agent.answer();
    agent.task("a complaint by the script");
    seat.press(KeyCode.DIGIT1);
    agent.type("Nobody came, for the third time");
    seat.press(KeyCode.DIGIT1);
    seat.press(KeyCode.DIGIT2);
    seat.press(KeyCode.DIGIT1);
    seat.press(KeyCode.DIGIT1);
    seat.press(KeyCode.DIGIT2);
    agent.type("2026-11-20");
    agent.type("A date that holds");
    seat.press(KeyCode.DIGIT2);
    seat.press(KeyCode.DIGIT1);
    agent.type("");
    agent.submit();
    agent.hangUp();
    agent.wrapUp();
    agent.ready();
  }

  private void aCallThatIsHandedOver() throws Exception {
    CallerPhone caller = agent.ring(ShiftBooks.HANDED, ANY);
    agent.answer();
    DeskSeat colleague = DeskSeat.signIn(centre, COLLEAGUE, folder);
    colleague.seat().ready();
    colleague.await(
        s -> s.state().name() == SeatStateName.READY, 30_000, "the colleague is not ready");
    agent.ask(KeyCode.DIGIT6);
    agent.task("transfer after asking");
    seat.press(KeyCode.F6);
    seat.write(COLLEAGUE);
    seat.awaitShown("#transfer-row-1");
    seat.press(KeyCode.ENTER);
    colleague.awaitRinging(30_000);
    colleague.seat().answer();
    seat.await("the colleague is asked", ShiftColleague::isAsked);
    seat.press(KeyCode.F6);
    seat.await("wrap-up", s -> s.wrapUp() != null);
    agent.wrapUp();
    agent.ready();
    ShiftColleague.solve(colleague);
    caller.hangUp();
    colleague.finishWrapUp(30_000);
    colleague.awaitDelivered(30_000);
    colleague.close();
  }

  private void aCallThatBreaksOff() throws Exception {
    CallerPhone caller = agent.ring(ShiftBooks.DROPPED, ANY);
    agent.answer();
    caller.hangUp();
    seat.await("wrap-up", s -> s.wrapUp() != null);
    agent.wrapUp(KeyCode.DIGIT0, KeyCode.DIGIT7);
    agent.ready();
  }

  private void twoTicketsInOneCall() throws Exception {
    agent.ring(words.known, ANY);
    agent.answer();
    agent.inform(KeyCode.DIGIT4);
    agent.submit();
    agent.task("second ticket");
    seat.press(KeyCode.CONTROL, KeyCode.N);
    seat.click("#ticket-topic");
    seat.press(KeyCode.DOWN);
    seat.press(KeyCode.ENTER);
    agent.hangUp();
    agent.wrapUp();
    agent.ready();
  }

  /** A field of an open ticket keeps the focus and every letter while it rings. */
  private void aCallWhileATicketIsOpen() throws Exception {
    agent.task("a call while a ticket is open");
    seat.click("#ticket-holderName");
    seat.write("Wang ");
    agent.ring(ShiftBooks.WHILE_OPEN, ANY);
    seat.write("Fang ");
    assertThat(seat.hasFocus("#ticket-holderName")).as("the field keeps the focus").isTrue();
    assertThat(seat.text("#ticket-holderName")).endsWith("Wang Fang ");
    assertThat(seat.call().phase()).isEqualTo(Phase.RINGING);
    agent.answer();
    agent.inform(KeyCode.DIGIT4);
    agent.submit();
    agent.hangUp();
    agent.wrapUp();
    agent.ready();
    agent.task("go on with a draft");
    seat.press(KeyCode.DIGIT1);
    seat.awaitScreen(
        "the draft is back", () -> seat.text("#ticket-holderName").endsWith("Wang Fang "));
    agent.task("submit, with one field to correct");
    seat.press(KeyCode.CONTROL, KeyCode.ENTER);
    seat.awaitShown(".ticket-wrong");
    seat.write("2026-12-01");
    seat.press(KeyCode.CONTROL, KeyCode.ENTER);
    seat.awaitShown(".ticket-receipt");
  }
}
