package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DeskClosedException;

/** A question that comes after the end is told that it came too late. */
final class ClosedStoreTest extends WithStore {
  @Test
  void saysThatItIsClosed() throws IOException {
    StoreSamples.signIn(store, "1001");
    Desk before = store.desk();
    reopen();
    assertThat(before.followUps("1001", Set.of()))
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableThat()
        .withCauseInstanceOf(DeskClosedException.class);
  }
}
