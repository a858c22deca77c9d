package org.seatline.app.call;

import org.seatline.app.session.LegShelf;
import org.seatline.softphone.call.Established;
import org.seatline.softphone.sip.Call;

/**
 * Writes the dialog of a call down whenever it changes, so that the next process can take it up
 * when this one dies. It may be a change behind: whoever takes a dialog up leaves room for requests
 * that it does not know of. On the phone's thread.
 */
final class LegJournal {
  private final LegShelf shelf;

  LegJournal(LegShelf shelf) {
    this.shelf = shelf;
  }

  void changed(String callId, Call call) {
    if (call.state() instanceof Established) {
      shelf.keep(callId, call.snapshot());
    }
  }

  void over(String callId) {
    shelf.drop(callId);
  }
}
