package org.seatline.app.ticket;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;

/** Tells the store whom a call is with and how its script went, when either has changed. */
final class TalkNote {
  private final Desk desk;
  private List<Mutation.ScriptStepTaken> path = List.of();
  private @Nullable String customerId;

  TalkNote(Desk desk) {
    this.desk = desk;
  }

  /** Another call begins, of which nothing is noted yet. */
  void begin() {
    path = List.of();
    customerId = null;
  }

  void note(
      String callId, @Nullable CustomerRecord customer, List<Mutation.ScriptStepTaken> steps) {
    String id = customer == null ? null : customer.id();
    boolean same = steps.equals(path) && Objects.equals(id, customerId);
    if (!same) {
      path = steps;
      customerId = id;
      desk.noteCall(callId, id, steps);
    }
  }
}
