package org.seatline.installer.demo;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the demo. Options are system properties: {@code headless}, {@code calls}, {@code seats},
 * {@code sabotage}, {@code callers}, {@code lang}, {@code theme}.
 */
public final class Demo {
  /** Everything went as it should. */
  private static final int EXIT_OK = 0;

  /** The audit found something, or the demo could not run. */
  private static final int EXIT_FAILED = 1;

  /** The options make no sense. */
  private static final int EXIT_USAGE = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private Demo() {}

  /** Runs the demo and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run());
  }

  private static int run() {
    DemoOptions options;
    try {
      options = DemoOptions.fromSystemProperties();
    } catch (IllegalArgumentException e) {
      say(e.getMessage());
      return EXIT_USAGE;
    }
    try (TemporaryFolder folder = new TemporaryFolder()) {
      boolean well = options.headless() ? headless(options, folder) : windows(options, folder);
      return well ? EXIT_OK : EXIT_FAILED;
    } catch (IOException e) {
      say(e.getMessage());
      LOG.debug("the demo ended early", e);
      return EXIT_FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return EXIT_FAILED;
    }
  }

  private static boolean headless(DemoOptions options, TemporaryFolder folder)
      throws IOException, InterruptedException {
    boolean well = new HeadlessDemo(options, folder.path()).run();
    if (!well) {
      folder.keep();
      say("everything of this run is kept in " + folder.path());
    }
    return well;
  }

  private static boolean windows(DemoOptions options, TemporaryFolder folder)
      throws IOException, InterruptedException {
    String missing = Displays.missing();
    if (missing != null) {
      say(missing);
      return false;
    }
    return new WindowDemo(options, folder.path()).run();
  }

  /** Prints a line for the person who started the demo. */
  static void say(@org.jspecify.annotations.Nullable String text) {
    System.out.println("demo: " + text);
  }
}
