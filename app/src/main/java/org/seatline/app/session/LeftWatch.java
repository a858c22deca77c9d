package org.seatline.app.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SignInResponse;

/** Keeps what the person is in the middle of, whenever that changes. On the seat-core thread. */
final class LeftWatch {
  private final LeftBooks books;
  private final SeatTime anyMoment;
  private String agentId = "";
  private boolean watching;
  private @Nullable LeftWork kept;

  LeftWatch(LeftBooks books, SeatTime anyMoment) {
    this.books = books;
    this.anyMoment = anyMoment;
  }

  /** The seat's state is this now. */
  void follow(SeatModel model) {
    SignInResponse session = model.session();
    if (session != null) {
      agentId = session.agent().agentId();
    }
    LeftWork work = session == null ? null : LeftWork.of(model, anyMoment);
    boolean begins = session != null && !watching; // what the last process kept is of the past
    if (begins || !Objects.equals(work, kept)) {
      kept = work;
      Watched.log("keep what is under way", books.keep(agentId, work));
    }
    watching = session != null;
  }
}
