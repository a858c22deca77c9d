package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.SoundPlayer.Moment;
import org.seatline.app.session.SoundPlayer.State;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;

/** A sound in the headset, over a real media engine. */
final class HeadsetPlayerTest {
  private static final int RATE = 8_000;
  private static final int PATIENCE_S = 20;
  private static final int TICK_MS = 20;
  private static final short LOUD = 9_000;

  private final AtomicInteger loudSamples = new AtomicInteger();
  private final AtomicBoolean inCall = new AtomicBoolean();
  private final BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
  private final FileHeadset headset = FileHeadset.deaf();
  private final MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
  private final PhoneThread phone = new PhoneThread();
  private final HeadsetPlayer player =
      new HeadsetPlayer(engine, new SeatSound(headset), phone, inCall::get);

  HeadsetPlayerTest() throws IOException {
    headset.alsoHearing(
        (frame, length, rate) -> {
          for (int i = 0; i < length; i++) {
            if (frame[i] == LOUD) {
              loudSamples.incrementAndGet();
            }
          }
        });
    phone.every(TICK_MS, player::tick);
  }

  @AfterEach
  void close() {
    phone.close();
    engine.close();
  }

  private static PcmClip clip(int ms) {
    short[] samples = new short[RATE / 1_000 * ms];
    Arrays.fill(samples, LOUD);
    return PcmClip.of(samples, RATE);
  }

  private Moment await(Predicate<Moment> wanted) throws InterruptedException {
    Moment next;
    do {
      next = moments.poll(PATIENCE_S, TimeUnit.SECONDS);
      assertThat(next).as("what the player tells").isNotNull();
    } while (next == null || !wanted.test(next));
    return next;
  }

  @Test
  void isHeardWholeAndSaysWhereItIs() throws InterruptedException {
    player.play(clip(200), moments::add);
    Moment first = await(m -> m.state() == State.PLAYING);
    assertThat(first.lengthMs()).isEqualTo(200);
    Moment last = await(m -> m.state() == State.ENDED);
    assertThat(last.positionMs()).isEqualTo(200);
    assertThat(loudSamples.get()).isEqualTo(200 * RATE / 1_000);
    player.pause(false);
    assertThat(await(m -> m.state() == State.PLAYING).positionMs()).isZero();
  }

  @Test
  void standsStillAndGoesOnFromWhereOneWants() throws InterruptedException {
    player.play(clip(60_000), moments::add);
    await(m -> m.positionMs() > 0);
    player.pause(true);
    await(m -> m.state() == State.PAUSED);
    player.seek(59_900);
    assertThat(await(m -> m.positionMs() > 1_000).positionMs()).isEqualTo(59_900);
    player.pause(false);
    assertThat(await(m -> m.state() == State.ENDED).positionMs()).isEqualTo(60_000);
  }

  @Test
  void leavesTheHeadsetToACall() throws InterruptedException {
    player.play(clip(60_000), moments::add);
    await(m -> m.positionMs() > 0);
    inCall.set(true);
    phone.run(player::yieldToCall);
    await(m -> m.state() == State.IN_CALL);
    player.pause(false);
    await(m -> m.state() == State.IN_CALL);
    player.seek(30_000);
    assertThat(await(m -> m.positionMs() == 30_000).state()).isEqualTo(State.IN_CALL);
    inCall.set(false);
    player.seek(20_000);
    assertThat(await(m -> m.positionMs() == 20_000).state()).isEqualTo(State.PAUSED);
    player.pause(false);
    await(m -> m.state() == State.PLAYING);
  }
}
