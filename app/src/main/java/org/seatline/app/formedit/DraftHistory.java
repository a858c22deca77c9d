package org.seatline.app.formedit;

import java.util.ArrayList;
import java.util.List;

/**
 * A draft with what it was before, and what was taken back. Immutable.
 *
 * @param typing the member that is being typed in: what is typed in one go is one step back
 */
public record DraftHistory(
    List<FormDraft> past, FormDraft now, List<FormDraft> future, String typing) {
  /** Steps that can be taken back. */
  public static final int STEPS_MAX = 300;

  /** Copies the lists. */
  public DraftHistory {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  /** A draft to which nothing was done yet. */
  public static DraftHistory of(FormDraft draft) {
    return new DraftHistory(List.of(), draft, List.of(), "");
  }

  /** Does something; what cannot be done leaves no step. */
  public DraftHistory with(DraftChange change) {
    FormDraft next = now.with(change);
    if (next.equals(now)) {
      return this;
    }
    String at = change instanceof DraftChange.Put put ? put.key() + "/" + put.member() : "";
    boolean goesOn = !at.isEmpty() && at.equals(typing) && !past.isEmpty();
    return new DraftHistory(goesOn ? past : pushed(past, now), next, List.of(), at);
  }

  /** Takes another draft whole, as one step. */
  public DraftHistory with(FormDraft next) {
    return next.equals(now) ? this : new DraftHistory(pushed(past, now), next, List.of(), "");
  }

  /** What is typed next is a step of its own. */
  public DraftHistory settled() {
    return typing.isEmpty() ? this : new DraftHistory(past, now, future, "");
  }

  /** Takes the last step back; the same when there is none. */
  public DraftHistory undo() {
    return past.isEmpty()
        ? this
        : new DraftHistory(
            past.subList(0, past.size() - 1), past.getLast(), pushed(future, now), "");
  }

  /** Does again what was taken back last; the same when there is none. */
  public DraftHistory redo() {
    return future.isEmpty()
        ? this
        : new DraftHistory(
            pushed(past, now), future.getLast(), future.subList(0, future.size() - 1), "");
  }

  private static List<FormDraft> pushed(List<FormDraft> steps, FormDraft draft) {
    List<FormDraft> next = new ArrayList<>(steps);
    next.add(draft);
    return next.size() > STEPS_MAX ? next.subList(next.size() - STEPS_MAX, next.size()) : next;
  }
}
