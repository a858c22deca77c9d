package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts seats that answer by themselves and say what the sample has for their agent. */
public final class RobotSeat {
  /** What keeps a small JVM small: many of them run at once. */
  public static final List<String> SMALL_JVM =
      List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1");

  private static final long READY_MAX_MS = 60_000;
  private static final long DELIVERED_MAX_MS = 45_000;

  private final Path folder;
  private final Path sample;

  /** Logs and data of the seats go to the folder. */
  public RobotSeat(Path folder, Path sample) {
    this.folder = folder;
    this.sample = sample;
  }

  /**
   * Starts one; does not wait for it.
   *
   * @param environment for example a virtual headset's
   * @param further arguments of {@code HeadlessSeat}
   */
  public ChildProcess start(
      DemoServer server, String agentId, Map<String, String> environment, List<String> further)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--speak", sample.resolve(RobotStaff.speech(agentId)).toString()));
    arguments.addAll(further);
    return SeatProgram.ROBOT.start(server, agentId, folder, environment, arguments);
  }

  /** Waits until a seat has been ready once. */
  public static void awaitReady(ChildProcess seat) throws IOException {
    seat.await(line -> line.startsWith("seat ready"), READY_MAX_MS);
  }

  /** Waits until a seat has no call and has delivered everything; its last word counts. */
  public static void awaitDelivered(ChildProcess seat) throws IOException {
    seat.awaitLast("seat idle waiting=", "seat idle waiting=0", DELIVERED_MAX_MS);
  }
}
