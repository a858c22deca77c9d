package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hours and a lead's emergency: who comes before the door is closed is in, who comes after not. */
class DoorRulesTest {
  private static final String LEAD = "2001";

  private final SmallCentre centre = new SmallCentre("1001");
  private int callers;

  private String callNow() {
    String callId = "c" + ++callers;
    centre.calls(callId);
    return callId;
  }

  private boolean isLetIn() {
    return centre.knows(callNow());
  }

  private List<Effect> hoursEnd() {
    return centre.happens(new Event.QueueClosed(centre.nowMs(), SmallCentre.QUEUE, "after-hours"));
  }

  private List<Effect> hoursBegin() {
    return centre.happens(new Event.QueueOpened(centre.nowMs(), SmallCentre.QUEUE, "office-hours"));
  }

  private List<Effect> emergency(boolean closed, String reason) {
    return centre.happens(
        new Event.QueueEmergency(centre.nowMs(), SmallCentre.QUEUE, closed, reason, LEAD));
  }

  @Test
  void callersAreLetInToTheVeryMomentAtWhichTheHoursEnd() {
    assertThat(isLetIn()).isTrue();
    centre.passes(59_999);
    String last = callNow();
    assertThat(centre.knows(last)).isTrue();
    centre.passes(1);
    hoursEnd();
    assertThat(isLetIn()).isFalse();
    assertThat(centre.knows(last)).as("who waits at the end of the hours is kept").isTrue();
    centre.passes(59_999);
    assertThat(isLetIn()).isFalse();
    centre.passes(1);
    hoursBegin();
    assertThat(isLetIn()).isTrue();
  }

  @Test
  void emergencyHoldsFromTheMomentOfTheLeadsWordToTheNext() {
    assertThat(isLetIn()).isTrue();
    List<Effect> closed = emergency(true, "fire");
    assertThat(isLetIn()).isFalse();
    centre.passes(86_400_000);
    assertThat(isLetIn()).isFalse();
    List<Effect> opened = emergency(false, "over");
    assertThat(isLetIn()).isTrue();

    assertThat(SmallCentre.facts(closed, Fact.DoorMoved.class).getFirst())
        .isEqualTo(new Fact.DoorMoved(1_000_000, SmallCentre.QUEUE, false, "fire", LEAD));
    assertThat(SmallCentre.facts(opened, Fact.DoorMoved.class).getFirst())
        .isEqualTo(new Fact.DoorMoved(centre.nowMs(), SmallCentre.QUEUE, true, "over", LEAD));
  }

  @Test
  void hoursThatBeginDoNotEndAnEmergency() {
    hoursEnd();
    emergency(true, "fire");
    hoursBegin();
    assertThat(isLetIn()).isFalse();
    emergency(false, "over");
    assertThat(isLetIn()).isTrue();
  }

  @Test
  void endOfAnEmergencyDoesNotOpenAQueueOutsideOfItsHours() {
    emergency(true, "fire");
    hoursEnd();
    emergency(false, "over");
    assertThat(isLetIn()).isFalse();
    hoursBegin();
    assertThat(isLetIn()).isTrue();
  }

  @Test
  void emergencySurvivesARestart() {
    emergency(true, "fire");
    centre.happens(new Event.ServerStarted(centre.nowMs()));
    hoursBegin();
    assertThat(isLetIn()).isFalse();
    assertThat(centre.door().emergencyBy()).isEqualTo(LEAD);
  }
}
