package org.seatline.app.session;

import java.util.function.Consumer;
import org.seatline.protocol.Handover;
import org.seatline.protocol.ServerMessage;

/**
 * Handing a caller over, asking a colleague, all together. Every method returns at once and may be
 * called from any thread; what comes of it shows in {@link Company} of the call, or in a notice.
 */
public interface Colleagues {
  /** Hands the caller over now, without a word; the server decides. */
  void transfer(Company.Party party, Handover handover);

  /** Puts the caller on hold and calls the colleague. */
  void consult(Company.Party party, Handover handover);

  /** From the caller to the colleague, or back; the other one waits. */
  void swap();

  /** Joins the caller and the colleague with what goes along now; the agent is out. */
  void handOver(Handover handover);

  /** All three hear each other, or the agent and the colleague are by themselves again. */
  void together(boolean on);

  /** Ends asking and goes back to the caller. */
  void backToCaller();

  /** Whether {@link #observeTargets targets} are wanted. */
  void watchTargets(boolean on);

  /** Calls {@code observer} with those who could be chosen; run the answer to stop. */
  Runnable observeTargets(Consumer<ServerMessage.Targets> observer);
}
