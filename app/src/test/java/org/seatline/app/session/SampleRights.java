package org.seatline.app.session;

import java.util.Objects;
import java.util.Set;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;

/** Other roles and rules for whoever is signed in at a {@link FakeSeat}. */
public final class SampleRights {
  private SampleRights() {}

  /** These rules hold, and the person has these roles. */
  public static void let(FakeSeat seat, SeatRules rules, Role... roles) {
    seat.change(
        s ->
            new SeatSnapshot(
                s.signIn(),
                with(Objects.requireNonNull(s.person()), rules, Set.of(roles)),
                s.connection(),
                s.state(),
                s.call(),
                s.wrapUp(),
                s.headset(),
                s.queues(),
                s.supervision(),
                s.listenedTo(),
                s.messages(),
                s.day(),
                s.disk()));
  }

  private static SeatSnapshot.Person with(
      SeatSnapshot.Person person, SeatRules rules, Set<Role> roles) {
    AgentProfile a = person.agent();
    return new SeatSnapshot.Person(
        new AgentProfile(a.agentId(), a.name(), roles, a.languages(), a.queueIds()),
        person.queues(),
        person.reasons(),
        person.dispositions(),
        rules);
  }
}
