package org.seatline.server.sync;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.seatline.server.TestSeat;
import org.seatline.server.WithServer;

/** Tests of what a seat that is signed in asks the server for. */
abstract class WithSeat extends WithServer {
  TestSeat seat;

  @Override
  @BeforeEach
  protected void start() throws IOException {
    super.start();
    seat = server.seat("1001");
    seat.signIn();
  }

  @Override
  @AfterEach
  protected void stop() {
    seat.close();
    super.stop();
  }
}
