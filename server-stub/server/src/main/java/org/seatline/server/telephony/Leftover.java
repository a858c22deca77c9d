package org.seatline.server.telephony;

import org.seatline.softphone.call.CallState;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;

/**
 * A call that an earlier process left behind and that nobody wants: it is ended, and kept until it
 * has ended, so that the next process goes on with that when this one is killed too. User agent's
 * thread.
 */
final class Leftover implements CallListener {
  /** Prefix of the keys of these records. */
  static final String KEY = "left/";

  private final CoreLink core;

  private Leftover(CoreLink core) {
    this.core = core;
  }

  /**
   * Ends it, whatever it is: by CANCEL or BYE.
   *
   * @throws IllegalArgumentException when this is no snapshot of a call that had begun
   */
  static void end(FrontDoor door, String snapshot) {
    Leftover leftover = new Leftover(door.core());
    Call call = door.agent().restore(snapshot, leftover);
    leftover.changed(call);
    call.hangUp();
  }

  @Override
  public void changed(Call call) {
    boolean over = call.state() instanceof CallState.Ended;
    core.keep(KEY + call.key(), over ? null : call.snapshot());
  }
}
