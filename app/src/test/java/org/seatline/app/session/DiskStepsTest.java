package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.DiskState.Level;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/** What the seat gives up when its disk gets full. */
final class DiskStepsTest {
  private final MachineRig rig = MachineRig.ready();

  private List<SeatEffect> disk(Level level) {
    rig.takeEffects();
    rig.feed(new SeatEvent.DiskChanged(new DiskState(level, 7)));
    return rig.takeEffects();
  }

  @Test
  void stopsTheRecordingOfTheCallInProgressAndTheCallGoesOn() {
    rig.talk("c1");
    assertThat(rig.call().recording()).isEqualTo(Recording.ON);
    assertThat(disk(Level.LOW)).noneMatch(SeatEffect.StopRecording.class::isInstance);
    assertThat(disk(Level.NO_RECORDINGS)).contains(new SeatEffect.StopRecording("c1"));
    assertThat(rig.call().recording()).isEqualTo(Recording.OFF);
    assertThat(rig.view().disk()).isEqualTo(new DiskState(Level.NO_RECORDINGS, 7));
    rig.feed(new PhoneEvent.RecordingFailed("c1"));
    assertThat(rig.takeEffects()).contains(new SeatEffect.Notify(Notices.RECORDING_REFUSED));
  }

  @Test
  void stopsTheCopyAndTakesItUpAgain() {
    assertThat(disk(Level.NO_RECORDINGS)).noneMatch(SeatEffect.HoldCopy.class::isInstance);
    assertThat(disk(Level.NO_COPY)).contains(new SeatEffect.HoldCopy(true));
    assertThat(disk(Level.RESERVE)).noneMatch(SeatEffect.HoldCopy.class::isInstance);
    assertThat(disk(Level.ROOM)).contains(new SeatEffect.HoldCopy(false));
  }

  @Test
  void tellsWhatGetsWorseAndThatThereIsRoomAgain() {
    assertThat(disk(Level.LOW)).hasSize(1);
    assertThat(disk(Level.NOT_SAVING))
        .contains(new SeatEffect.Notify(Notices.disk(new DiskState(Level.NOT_SAVING, 7))));
    assertThat(disk(Level.LOW)).as("better, but not good").noneMatch(this::tells);
    assertThat(disk(Level.ROOM)).anyMatch(this::tells);
  }

  private boolean tells(SeatEffect effect) {
    return effect instanceof SeatEffect.Notify;
  }
}
