package org.seatline.server.simulation.shell;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs seeds from the command line. */
final class ShellRun {
  private ShellRun() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("shell-simulation");
    ShellConfig.write(folder);
    long first = Long.parseLong(args[0]);
    long last = Long.parseLong(args[1]);
    long events = 0;
    int bad = 0;
    long begin = System.nanoTime();
    for (long seed = first; seed <= last; seed++) {
      ShellWorld world = new ShellWorld(seed, folder, Sabotage.NONE);
      try {
        world.run(500);
      } catch (RuntimeException e) {
        bad++;
        System.out.println("seed " + seed + " after " + world.events() + ": " + e);
        if (first == last) {
          world.trace().lines().forEach(System.out::println);
          e.printStackTrace(System.out);
        }
      }
      events += world.events();
    }
    System.out.println(
        "seeds="
            + (last - first + 1)
            + " events="
            + events
            + " bad="
            + bad
            + " ms="
            + (System.nanoTime() - begin) / 1_000_000);
  }
}
