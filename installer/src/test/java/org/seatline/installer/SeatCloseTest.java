package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.testbench.Complaints;

/** A seat that somebody worked at closes without a word in its log, and the server knows of it. */
class SeatCloseTest {
  private static final long SOON_MS = 15_000;

  @TempDir Path folder;

  @Test
  void closesSilentlyAfterItHasUnregistered() throws Exception {
    try (CallCentre centre = CallCentre.open(folder)) {
      DeskSeat desk = DeskSeat.signIn(centre, "1001", folder);
      desk.seat().ready();
      desk.await(now -> now.state().name() == SeatStateName.READY, SOON_MS, "not ready");
      try (Complaints complaints = Complaints.listen()) {
        desk.close();
        assertThat(complaints.lines()).filteredOn(SeatCloseTest::isOurs).isEmpty();
      }
      centre.server().close();
      assertThat(Files.readAllLines(centre.server().data().resolve("log/server.log")))
          .anyMatch(line -> line.endsWith("the seat of agent 1001 has unregistered"))
          .noneMatch(line -> line.contains(" ERROR "));
    }
  }

  /** A late pacer speaks of the machine's load, not of the closing. */
  private static boolean isOurs(String line) {
    return !line.startsWith("org.seatline.softphone.media.Pacer");
  }
}
