package org.seatline.app;

import java.util.List;
import org.seatline.app.local.Rescue;
import org.seatline.app.local.Rescue.Kind;
import org.seatline.app.session.SeatNotice;

/** What is told of a rescue. */
final class RescueWords {
  private static final long MB = 1024L * 1024;

  private RescueWords() {}

  static SeatNotice of(Rescue rescue) {
    List<String> args =
        List.of(
            String.valueOf(rescue.file().getFileName()),
            Integer.toString(rescue.of(Kind.DRAFTS).rows()),
            Integer.toString(rescue.of(Kind.OUTBOX).rows()),
            Long.toString((rescue.fileBytes() + MB - 1) / MB));
    return rescue.whole() ? SeatNotice.storeRescued(args) : SeatNotice.storeRescuedInPart(args);
  }
}
