package org.seatline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.acd.SeatState;
import org.seatline.server.admin.ConfigurationFolder;
import org.seatline.server.admin.ConfigurationKeeper;
import org.seatline.server.journal.AcdRunner;
import org.seatline.softphone.testbench.Await;

/** Another configuration takes a phone away while it is registered. */
@Timeout(90)
class PhoneReloadTest {
  private static final String AGENT = "1101";

  @TempDir Path data;
  @TempDir Path centre;

  @Test
  void aPhoneThatIsTakenOutOfTheFilesIsSignedOut() throws Exception {
    try (ConfigurationFolder sample = ConfigurationFolder.open(null)) {
      ConfigurationChangeTest.copy(sample.root(), centre);
    }
    List<String> options =
        List.of(
            "--data",
            data.toString(),
            "--config",
            centre.toString(),
            "--http-port",
            "0",
            "--sip-port",
            "0");
    try (Server server = new Server(ServerOptions.parse(options), TelephonySide::new)) {
      Server.Running running = server.start();
      AcdRunner core = running.core();
      long nowMs = core.nowMs();
      core.submit(
              new Event.PhoneRegistered(
                  nowMs, AGENT, "sip:x@127.0.0.1:5062", SeatActivity.NOT_READY, nowMs + 600_000))
          .join();
      assertThat(seat(core).state()).isInstanceOf(SeatState.NotReady.class);
      takePhoneOut();
      ConfigurationOutcome outcome =
          running.keeper().apply(ConfigurationKeeper.By.command(), 0, "apply");
      assertThat(outcome.result()).isEqualTo(ConfigurationOutcome.Result.APPLIED);
      Await.until(
          "signed out",
          Duration.ofSeconds(10),
          () -> seat(core).state() instanceof SeatState.SignedOut);
      assertThat(seat(core).phone()).isNull();
    }
  }

  private void takePhoneOut() throws Exception {
    Path people = centre.resolve("people.json");
    String text = Files.readString(people);
    String without = text.replaceFirst("\"phone\": \\{[^}]*\\},", "");
    assertThat(without).isNotEqualTo(text);
    Files.writeString(people, without);
  }

  private static Seat seat(AcdRunner core) {
    return Objects.requireNonNull(core.ask(view -> view.seat(AGENT)).join());
  }
}
