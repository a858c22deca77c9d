package org.seatline.app.session;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.SuperviseMode;

/**
 * The softphone as the seat core uses it: every method returns at once and may be called from any
 * thread; what happens comes back as {@link PhoneEvent}s. A method that names a call which the
 * phone does not have does nothing.
 */
public interface Phone extends AutoCloseable {

  /** Who hears of events from now on. */
  void listen(Consumer<PhoneEvent> listener);

  /** Registers with this account in place of an earlier one. */
  void register(SipAccount account);

  /** Registers again at once: the server is back. */
  void refresh();

  /** Unregisters. */
  void unregister();

  /** Ring tone on or off. */
  void ring(boolean on);

  /** A short soft sound, once: a call was missed. */
  void missed();

  /** Answers the INVITE of this call. */
  void answer(String callId);

  /** Refuses the INVITE of this call with a SIP status. */
  void reject(String callId, int status);

  /** Ends this call in whatever state it is. */
  void hangUp(String callId);

  /** Ends this call because its caller is gone; the BYE says so (RFC 3326). */
  void callerGone(String callId);

  /** An earlier process left this dialog of a call behind; nothing is sent before it is resumed. */
  void takeUp(String callId, String dialog);

  /** Brings the caller of a call that was {@link #takeUp taken up} here, by a re-INVITE. */
  void resume(String callId);

  /** Forgets a call that was taken up, without a word to the other side. */
  void forget(String callId);

  /** Offers sendonly (hold) or sendrecv to the other side. */
  void hold(String callId, boolean on);

  /** Holds at the seat itself: a tone for the other side, silence for the ear; nothing is asked. */
  void holdHere(String callId, boolean on);

  /** The leg to a colleague who is asked. */
  ConsultLine consults();

  /** This call has another id from now on. */
  void rename(String before, String callId);

  /** Both hear each other; nothing is written. */
  void talk(String callId);

  /** Has this fall-back line from now on; null for none. */
  void line(@Nullable FallbackLine line);

  /** Calls these digits over the fall-back line. */
  void place(String callId, String digits);

  /** Sends silence instead of the microphone. */
  void mute(boolean on);

  /** Sends digits as telephone-events. */
  void digits(String callId, String digits);

  /** Begins to write both sides of this call. */
  void record(String callId);

  /** Ends that before the call does; what is written is kept. */
  void stopRecording(String callId);

  /** Pauses or resumes that. */
  void pauseRecording(String callId, boolean on);

  /** A lead may call with this grant, or the lead's mode changes. */
  void expectSupervisor(ServerMessage.SuperviseExpected expected);

  /** Calls the seat that is to be supervised. */
  void supervise(ServerMessage.SuperviseGranted granted);

  /** Another mode of the supervision in progress. */
  void superviseAs(SuperviseMode mode);

  /** Leaves the supervised call. */
  void superviseEnd();

  /** Plays recorded sounds in the headset. */
  SoundPlayer player();

  /** Ends everything; bounded by a few seconds. */
  @Override
  void close();
}
