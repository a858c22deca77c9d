package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.CentreQuestion;
import org.seatline.app.session.HttpServerApi;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStores;
import org.seatline.protocol.WipeRequest;

/**
 * A lead has a seat's store destroyed, with a real server and a real seat, whose process gets
 * SIGKILL when the order is on its disk.
 */
@Timeout(240)
final class WipeKilledTest {
  private static final String AGENT = "1003";
  private static final long EVENT_MAX_MS = 60_000;

  @TempDir Path folder;

  /** The folder in which the seat's store is. */
  private Path store() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.endsWith("seat.mv.db"))
          .map(Path::getParent)
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aWipeThatIsKilledGoesOnAtTheNextStartAndIsConfirmed() throws Exception {
    try (CallCentre centre = CallCentre.open(folder)) {
      ChildProcess seat = centre.startSeat(AGENT);
      CallCentre.awaitReady(seat);
      Path store = store();
      byte[] key = Files.readAllBytes(store.resolve("store.key"));
      HttpServerApi lead = LeadDesk.signIn(centre);
      SeatStores stores =
          LeadDesk.value(lead.ask(CentreQuestion.get(Protocol.WIPES, SeatStores.class)));
      SeatStores.Line line =
          stores.stores().stream().filter(s -> s.agentId().equals(AGENT)).findFirst().orElseThrow();
      WipeRequest order = new WipeRequest(line.clientId(), null, true);
      LeadDesk.value(lead.ask(CentreQuestion.post(Protocol.WIPES, order, SeatStores.class)));

      seat.await(said -> said.equals("seat store to be destroyed"), EVENT_MAX_MS);
      seat.kill();
      assertThat(store.resolve("store.wipe")).as("killed on the way").exists();

      ChildProcess again = centre.startSeat(AGENT);
      CallCentre.awaitReady(again);
      assertThat(store.resolve("store.wipe")).doesNotExist();
      assertThat(Files.readAllBytes(store.resolve("store.key"))).isNotEqualTo(key);
      List<SeatStores.Line> now =
          LeadDesk.value(lead.ask(CentreQuestion.get(Protocol.WIPES, SeatStores.class))).stores();
      assertThat(now)
          .filteredOn(s -> s.clientId().equals(line.clientId()))
          .allMatch(s -> s.wipedMs() != null)
          .hasSize(1);
      assertThat(now)
          .as("the same seat with a new store")
          .anyMatch(s -> s.agentId().equals(AGENT) && !s.clientId().equals(line.clientId()));
      try (Books books = centre.closeAndOpenBooks()) {
        assertThat(books.number("select count(*) from audit where action = 'wipe-ordered'"))
            .isOne();
        assertThat(books.number("select count(*) from audit where action = 'wipe-done'")).isOne();
      }
    }
  }
}
