package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The front door comes back over the journal of the one before. */
@Timeout(60)
class RestartTest {
  @TempDir Path folder;

  @Test
  void whoHangsUpTheMomentThePortOpensIsAnsweredAndGone() throws Exception {
    Path journal = folder.resolve("journal");
    int port;
    try (TestFrontDoor first = TestFrontDoor.open(journal, 0)) {
      first.configure(TestFrontDoor.config(0));
      port = first.sipPort();
      try (RawCaller caller = new RawCaller(port)) {
        caller.call();
        first.await("one call", view -> view.calls().size() == 1);
        first.close();
        CompletableFuture<TestFrontDoor> opening =
            CompletableFuture.supplyAsync(() -> open(journal, port));
        assertThat(caller.hangUpUntilAnswered()).as("the first answer to BYE").isEqualTo(200);
        try (TestFrontDoor second = opening.get(30, TimeUnit.SECONDS)) {
          second.await("no call", view -> view.calls().isEmpty());
        }
      }
    }
  }

  private static TestFrontDoor open(Path journal, int port) {
    try {
      return TestFrontDoor.open(journal, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> TestFrontDoor.open(folder, taken.getLocalPort()))
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(SipPortException.class);
    }
  }
}
