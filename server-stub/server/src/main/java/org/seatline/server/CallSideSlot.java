package org.seatline.server;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.seatline.server.seats.CallSide;

/** Breaks a circle: accounts name the SIP address, and the call side checks accounts. */
final class CallSideSlot {
  private volatile @Nullable CallSide calls;

  void set(CallSide made) {
    calls = made;
  }

  InetSocketAddress address() {
    CallSide made = calls;
    if (made == null) {
      throw new IllegalStateException("nobody can be signed in yet");
    }
    return made.sipAddress();
  }
}
