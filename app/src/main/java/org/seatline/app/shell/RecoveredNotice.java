package org.seatline.app.shell;

import java.util.ArrayList;
import java.util.List;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Recovered;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one sentence what is here after a start that followed a crash. */
final class RecoveredNotice {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveredNotice.class);

  private final Seat seat;
  private final Messages messages;
  private final NoticesViewModel notices;
  private boolean asked;

  RecoveredNotice(Seat seat, Messages messages, NoticesViewModel notices) {
    this.seat = seat;
    this.messages = messages;
    this.notices = notices;
    seat.observe(this::follow);
  }

  private void follow(SeatSnapshot now) {
    if (asked || now.signIn().step() != Step.SIGNED_IN || now.person() == null) {
      return;
    }
    asked = true;
    var _ =
        seat.desk()
            .recovered()
            .whenComplete(
                (found, error) -> {
                  if (error == null) {
                    tell(found);
                  } else {
                    LOG.error("the local store could not say what was recovered", error);
                  }
                });
  }

  private void tell(Recovered found) {
    Long at = found.crashedAtMs();
    if (at != null) {
      notices.say(SeatNotice.Level.WARNING, sentence(found, at));
    }
  }

  private String sentence(Recovered found, long atMs) {
    List<String> parts = new ArrayList<>();
    add(parts, "recovered.draft", "recovered.drafts", found.drafts());
    add(parts, "recovered.change", "recovered.changes", found.waiting());
    add(parts, "recovered.recording", "recovered.recordings", found.recordings());
    String at = Clocks.timeOfDay(atMs);
    if (parts.isEmpty()) {
      return messages.get("recovered.nothing", at);
    }
    int last = parts.size() - 1;
    String listed =
        last == 0
            ? parts.getFirst()
            : messages.get(
                "recovered.and",
                String.join(messages.get("recovered.comma"), parts.subList(0, last)),
                parts.get(last));
    return messages.get("recovered.here", at, listed);
  }

  private void add(List<String> parts, String one, String many, int count) {
    if (count > 0) {
      parts.add(count == 1 ? messages.get(one) : messages.get(many, count));
    }
  }
}
