package org.seatline.installer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.seatline.installer.demo.CentreFolder;
import org.seatline.installer.outage.SecondExchange;

/** The sample call centre with a fall-back line. */
final class FallbackCentre {
  private static final int EXPIRES_SECONDS = 60;

  private FallbackCentre() {}

  /** One whose seats register with a second exchange. */
  static CallCentre registered(Path folder, String registrar) throws IOException {
    return open(folder, registrar, EXPIRES_SECONDS);
  }

  /** One whose seats have a trunk that knows them otherwise. */
  static CallCentre behindTrunk(Path folder, String registrar) throws IOException {
    return open(folder, registrar, 0);
  }

  private static CallCentre open(Path folder, String registrar, int expiresSeconds)
      throws IOException {
    CentreFolder files =
        CentreFolder.copy(folder.resolve("centre"))
            .change(
                "centre.json",
                root -> {
                  ObjectNode line = root.putObject("fallback");
                  line.put("registrar", "sip:" + registrar);
                  line.put("domain", SecondExchange.REALM);
                  line.put("queue", "bills");
                  line.put("user", SecondExchange.USER);
                  line.put("password", SecondExchange.PASSWORD);
                  line.put("expiresSeconds", expiresSeconds);
                });
    return CallCentre.open(folder, files);
  }
}
