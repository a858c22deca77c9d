package org.seatline.softphone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the data that lie outside of the project; without them tests skip, but not in CI. */
final class SharedData {
  private SharedData() {}

  /** The folder; property {@code seatline.data}, else {@code ../shared/data} searched upwards. */
  static Path folder(String name) {
    Path found = find(name);
    String why = "no folder " + name + " in seatline.data or ../shared/data";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(Files.isDirectory(found)).as(why).isTrue();
    }
    assumeTrue(Files.isDirectory(found), why);
    return found;
  }

  private static Path find(String name) {
    String configured = System.getProperty("seatline.data");
    if (configured != null) {
      return Path.of(configured, name);
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared/data").resolve(name);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return here.resolve("../shared/data").resolve(name);
  }
}
