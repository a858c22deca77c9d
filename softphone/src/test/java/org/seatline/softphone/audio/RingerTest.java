package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.audio.FakeSound.Health;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.ToneSource;
import org.seatline.softphone.testbench.Await;

/** Where it rings. */
class RingerTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final FakeSound sound = new FakeSound();

  private static HeadsetChoice ringingOn(String device) {
    return new HeadsetChoice("headset", "headset", device, 8000, 40);
  }

  RingerTest() {
    sound.plug(AudioDevice.SYSTEM_DEFAULT, Health.WELL);
    sound.plug("headset", Health.WELL);
    sound.plug("loudspeaker", Health.WELL);
  }

  @Test
  void ringsOnTheDeviceOfItsOwnChoice() throws IOException {
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
        Ringer ringer = new Ringer(engine, ringingOn("loudspeaker"), sound)) {
      ringer.ring(ToneSource.ring());
      Await.until("it rings", LIMIT, () -> sound.moved("loudspeaker") > 800);
      ringer.silence();
      ringer.choose(ringingOn("headset"));
      ringer.ring(ToneSource.ring());
      Await.until("it rings in the headset", LIMIT, () -> sound.moved("headset") > 800);
    }
    assertThat(sound.moved(AudioDevice.SYSTEM_DEFAULT)).isZero();
  }

  @Test
  void ringsOnTheSystemsChoiceWhereItsOwnIsNotThereOrTaken() throws IOException {
    sound.plug("taken", Health.BUSY);
    try (MediaEngine engine = MediaEngine.start(MediaSettings.loopback())) {
      for (String device : new String[] {"pulled out", "taken"}) {
        long before = sound.moved(AudioDevice.SYSTEM_DEFAULT);
        try (Ringer ringer = new Ringer(engine, ringingOn(device), sound)) {
          ringer.ring(ToneSource.ring());
          Await.until(device, LIMIT, () -> sound.moved(AudioDevice.SYSTEM_DEFAULT) > before + 800);
        }
      }
    }
  }
}
