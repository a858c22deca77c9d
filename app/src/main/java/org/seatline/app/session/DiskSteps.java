package org.seatline.app.session;

import org.seatline.app.session.DiskState.Level;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/** What the seat does when its disk gets full, and when there is room again. */
final class DiskSteps {
  private DiskSteps() {}

  static void apply(SeatDraft draft, DiskState disk) {
    DiskState before = draft.disk;
    draft.disk = disk;
    if (disk.level() == before.level()) {
      return;
    }
    boolean worse = disk.atLeast(before.level());
    if (worse || disk.level() == Level.ROOM) {
      draft.notice(Notices.disk(disk));
    }
    if (disk.atLeast(Level.NO_COPY) != before.atLeast(Level.NO_COPY)) {
      draft.effect(new SeatEffect.HoldCopy(disk.atLeast(Level.NO_COPY)));
    }
    stopRecording(draft);
  }

  /** What is recorded so far is kept; a line of text is worth more than what would come. */
  private static void stopRecording(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call != null
        && draft.disk.atLeast(Level.NO_RECORDINGS)
        && call.recording != Recording.OFF) {
      call.recording = Recording.OFF;
      draft.effect(new SeatEffect.StopRecording(call.callId));
    }
  }
}
