package org.seatline.app.session;

import java.util.function.Consumer;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;

/**
 * The seat as its screens, its robot and its tests see it.
 *
 * <p>Every method returns at once and may be called from any thread; what it starts happens on the
 * seat-core thread and shows in a later {@link SeatSnapshot}. A request that does not fit the state
 * (answer with nothing ringing) is answered by a {@link SeatNotice}, never by an exception.
 */
public interface Seat {

  /** The state now. */
  SeatSnapshot snapshot();

  /**
   * Calls {@code observer} with the state now and after each change, on the seat-core thread.
   *
   * @return run it to stop observing
   */
  Runnable observe(Consumer<SeatSnapshot> observer);

  /** Calls {@code observer} with each notice, on the seat-core thread; run the answer to stop. */
  Runnable observeNotices(Consumer<SeatNotice> observer);

  /** Calls {@code observer} with each floor picture (leads), on the seat-core thread. */
  Runnable observeFloor(Consumer<ServerMessage.Floor> observer);

  /** Signs in; the outcome shows in {@link SeatSnapshot#signIn()}. The array is wiped. */
  void signIn(String agentId, char[] password);

  /** Signs out. Refused while a call is in progress. */
  void signOut();

  /** Covers the screen and forgets the person's key; not while a call is here. */
  void lock();

  /** Opens a locked seat; the outcome shows in {@link SeatSnapshot#signIn()}. Wipes the array. */
  void unlock(char[] password);

  /** Wants calls. */
  void ready();

  /** Wants no calls: now, or after the call in progress. */
  void notReady(String reasonId);

  /**
   * Wants no calls after the present one, or after one more when there is none.
   *
   * @param reasonId not-ready reason, or empty to be signed out then
   */
  void lastCall(String reasonId);

  /** Answers the ringing call. */
  void answer();

  /** Refuses the ringing call. */
  void refuse();

  /** Ends the call, or withdraws the one being placed. */
  void hangUp();

  /**
   * Calls a number, however written, over the fall-back line. Possible while the server is gone;
   * else a notice says why not.
   */
  void dial(String number);

  /** Puts the caller on hold, or takes the caller back. */
  void hold(boolean on);

  /** Mutes the microphone. */
  void mute(boolean on);

  /** Sends DTMF digits (0-9 * # A-D) to the caller. */
  void sendDigits(String digits);

  /** Pauses the recording: no sample reaches the disk meanwhile. */
  void pauseRecording(boolean on);

  /** Handing the caller over, asking a colleague, all together. */
  Colleagues colleagues();

  /** Asks for more wrap-up time. */
  void extendWrapUp();

  /** Chooses a disposition; it counts when the wrap-up ends by itself. */
  void chooseDisposition(String dispositionId);

  /** Ends the wrap-up with a disposition. */
  void finishWrapUp(String dispositionId);

  /** Whether calls are answered without a key, after {@code afterMs} of ringing. */
  void autoAnswer(boolean on, long afterMs);

  /** Looks for the server, and sends what waits, at once instead of at the next attempt. */
  void tryNow();

  /** Leads: starts or stops {@link #observeFloor floor pictures}. */
  void watchFloor(boolean on);

  /** Leads: takes part in a seat's call, or changes the mode. */
  void supervise(String agentId, SuperviseMode mode);

  /** Leads: stops taking part. */
  void superviseEnd();

  /** Leads: forces a seat's state. */
  void forceState(String agentId, SeatStateName state, String reasonId);

  /** Leads: lets a seat finish its call, or take one more, and be not ready then. */
  void forceLastCall(String agentId, String reasonId);

  /** Leads: a message to one seat (agent id) or to all (empty). */
  void message(String toAgentId, String text);

  /** Trainers: starts a drill against a seat. */
  void startDrill(String drillId, String agentId);

  /** What the store keeps and finds: customers, tickets, scripts, forms, articles, drafts. */
  Desk desk();

  /** Who has what at this computer. */
  PeopleDesk people();

  /** Leads: the server's configuration. */
  CentreDesk centre();

  /** Plays recorded sounds in the headset. */
  SoundPlayer player();
}
