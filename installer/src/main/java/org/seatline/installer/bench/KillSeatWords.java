package org.seatline.installer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.Base64;
import org.seatline.app.session.Desk;

/**
 * What the driver says, a line each, flushed at once, so that it is in the parent's pipe before the
 * thing is done. Times are {@link System#nanoTime}, which on Linux all processes share
 * (CLOCK_MONOTONIC).
 */
final class KillSeatWords {
  /** The field that is typed into. */
  static final String FIELD = "notes";

  private final PrintStream out;
  private int waiting = -1;

  KillSeatWords(PrintStream out) {
    this.out = out;
  }

  private synchronized void say(String line) {
    out.print(line + "\n"); // in one piece, so that a kill cuts no line
    out.flush();
  }

  /** {@code found ID TEXT}: a draft of the process before, its text in Base64. */
  void found(Desk.Draft draft) {
    say("found " + draft.draftId() + " " + base64(text(draft)));
  }

  static String text(Desk.Draft draft) {
    return draft.content().path("fields").path(FIELD).asText("");
  }

  private static String base64(String text) {
    return "=" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** What {@link #found} wrote. */
  static String plain(String word) {
    return new String(Base64.getDecoder().decode(word.substring(1)), UTF_8);
  }

  /** {@code usable}: somebody can work. */
  void usable() {
    say("usable " + System.nanoTime());
  }

  /** {@code key ID NANOS TEXT}: this is typed into the draft now. */
  void key(String draftId, String text) {
    say("key " + draftId + " " + System.nanoTime() + " " + base64(text));
  }

  /** {@code handing ID}: from now on the draft may be a ticket. */
  void handing(String draftId) {
    say("handing " + draftId);
  }

  /** {@code safe ID}: the seat told its agent that the ticket is safe. */
  void safe(String draftId) {
    say("safe " + draftId);
  }

  /** {@code talking ID NANOS}: the seat says that the call is recorded. */
  void talking(String callId) {
    say("talking " + callId + " " + System.nanoTime());
  }

  /** {@code resumes ID}: a talk of the process before is taken up. */
  void resumes(String callId) {
    say("resumes " + callId);
  }

  /** {@code over ID NANOS}: the talk is over. */
  void over(String callId) {
    say("over " + callId + " " + System.nanoTime());
  }

  /** {@code wrap-up ID}. */
  void wrapUp(String callId) {
    say("wrap-up " + callId);
  }

  /** {@code waiting N}: so much is to be sent. */
  void waiting(int count) {
    if (count != waiting) {
      waiting = count;
      say("waiting " + count);
    }
  }

  /** {@code notice CODE}: the agent is told something. */
  void notice(String code) {
    say("notice " + code);
  }

  /** {@code rest}: nothing is left to do. */
  void rest() {
    say("rest");
  }
}
