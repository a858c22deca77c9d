package org.seatline.server.simulation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;

/** Bugs in what becomes of a grant whose caller never reached the seat. */
final class GrantMutants {
  private GrantMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "takes a caller for served whose seat hung up before the two were in touch",
            Set.of("call-dropped"),
            TakesForServed::new),
        Mutant.events(
            "takes out a seat whose caller's phone has refused",
            Set.of("wrong-after-grant"),
            event -> blaming(event, EndedBy.CALLER, null)),
        Mutant.events(
            "makes a seat ready at once that hung up too early",
            Set.of("wrong-after-grant"),
            event -> blaming(event, EndedBy.SEAT, EndedBy.CALLER)),
        Mutant.events(
            "lets the next seat meet the silence of a caller's phone",
            Set.of("silence-not-kept"),
            event ->
                event instanceof Event.ConnectFailed e && e.unheard()
                    ? new Event.ConnectFailed(
                        e.atMs(), e.callId(), e.offerId(), e.reason(), e.atFault())
                    : event),
        Mutant.deaf(
            "does not hear that a silent caller's phone has answered",
            Set.of("call-waits-beside-ready-seat", "wrong-position"),
            Event.CallerHeard.class),
        Mutant.deaf(
            "does not hear that a grant came to nothing",
            Set.of("wrong-after-grant", "lost-call"),
            Event.ConnectFailed.class));
  }

  private static Event blaming(Event event, EndedBy right, @Nullable EndedBy wrong) {
    return event instanceof Event.ConnectFailed e && e.atFault() == right
        ? new Event.ConnectFailed(e.atMs(), e.callId(), e.offerId(), e.reason(), wrong)
        : event;
  }

  private static final class TakesForServed extends BentCore {
    TakesForServed(@Nullable AcdState snapshot) {
      super(snapshot);
    }

    @Override
    public List<Effect> apply(Event event) {
      if (event instanceof Event.ConnectFailed e && e.atFault() == EndedBy.SEAT) {
        for (Call call : state().calls()) {
          if (call.callId().equals(e.callId())
              && call.state() instanceof CallState.Talking t
              && t.offerId().equals(e.offerId())) {
            return super.apply(
                new Event.CallEnded(e.atMs(), e.callId(), EndedBy.SEAT, t.agentId()));
          }
        }
      }
      return super.apply(event);
    }
  }
}
