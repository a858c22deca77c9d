package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.List;

/** The outcome of a transition: the new state, and what to do, in order. */
public record Step(CallState state, List<CallEffect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }

  static Step of(CallState state, CallEffect... effects) {
    return new Step(state, List.of(effects));
  }

  /** The same state and effects, and further effects. */
  Step and(CallEffect... more) {
    var all = new ArrayList<>(effects);
    all.addAll(List.of(more));
    return new Step(state, all);
  }

  /** These effects before another step's. */
  Step then(Step next) {
    var all = new ArrayList<>(effects);
    all.addAll(next.effects);
    return new Step(next.state, all);
  }

  static CallEffect report(CallReport report) {
    return new CallEffect.Report(report);
  }

  /** Says that an event is not acted upon: to the application when it is a command of its own. */
  static Step refuse(CallState state, CallEvent event, String why) {
    String name = event.getClass().getSimpleName();
    boolean message =
        event instanceof CallEvent.RequestReceived
            || event instanceof CallEvent.ResponseReceived
            || event instanceof CallEvent.TransactionFailed
            || event instanceof CallEvent.Resume
            || event instanceof CallEvent.Tick;
    return message
        ? of(state, new CallEffect.Note(name + ": " + why))
        : of(state, report(new CallReport.Rejected(name, why)));
  }
}
