package org.seatline.server;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.journal.AcdRunner;

/** Tests of a whole server, which the test itself plays the call side of. */
public abstract class WithServer {
  @TempDir protected Path data;
  protected TestServer server;
  protected AcdRunner core;

  /** Starts it; override to let somebody sign in. */
  @BeforeEach
  protected void start() throws IOException {
    server = TestServer.start(data);
    core = server.core();
  }

  @AfterEach
  protected void stop() {
    server.close();
  }
}
