package org.seatline.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.AcdJson;

/**
 * What a replicated log would ask of the core: servers that get nothing but the bytes of the same
 * events, one of which joins late by the bytes of a snapshot, want the same effects under the same
 * ids and are in the same state. Whichever of them leads could perform them.
 */
class ReplicaTest {
  private static final int EVENTS = 500;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreeOnEveryEffectAndState(long seed) throws IOException {
    List<Event> log = JournalRecorder.record(seed, EVENTS);
    int joinsAt = new Random(seed).nextInt(log.size());
    Acd leader = new Acd(Strategies.all());
    Acd follower = new Acd(Strategies.all());
    for (int i = 0; i < log.size(); i++) {
      if (i == joinsAt) {
        follower = new Acd(Strategies.all(), sent(leader.state(), AcdState.class));
      }
      List<Effect> wanted = leader.apply(log.get(i));

      assertThat(follower.apply(sent(log.get(i), Event.class)))
          .as("effects of event %d, %s", i, log.get(i))
          .isEqualTo(wanted);
      for (Effect effect : wanted) {
        assertThat(sent(effect, Effect.class)).isEqualTo(effect);
      }
    }
    assertThat(follower.state()).isEqualTo(leader.state());
  }

  private static <T> T sent(Object what, Class<T> as) throws IOException {
    return AcdJson.read(AcdJson.write(what), as);
  }
}
