package org.seatline.softphone.sip;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEvent;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;

/** The incoming side of a call shell. */
record IncomingShell(CallShell shell, SipRequest invite) implements IncomingCall {
  @Override
  public Call call() {
    return shell;
  }

  @Override
  public void listen(CallListener listener) {
    shell.listen(listener);
  }

  @Override
  public void progress(int status, SipHeaders headers, @Nullable String sdp) {
    shell.post(new CallEvent.Ring(status, headers, sdp));
  }

  @Override
  public void answer(String sdp, SipHeaders headers) {
    shell.post(new CallEvent.Answer(sdp, headers));
  }

  @Override
  public void reject(int status, SipHeaders headers) {
    shell.post(new CallEvent.Reject(status, headers));
  }
}
