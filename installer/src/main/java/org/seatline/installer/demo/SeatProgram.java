package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs that a seat can be, each started in a process of its own. */
public enum SeatProgram {
  /** With its window. */
  WINDOW("org.seatline.app.shell.SeatMain"),
  /** One that answers by itself. */
  ROBOT("org.seatline.app.standalone.HeadlessSeat");

  private final String mainClass;

  SeatProgram(String mainClass) {
    this.mainClass = mainClass;
  }

  private List<String> flags() {
    return switch (this) {
      case WINDOW -> List.of();
      case ROBOT -> RobotSeat.SMALL_JVM;
    };
  }

  /**
   * Starts a sample agent's seat; does not wait for it.
   *
   * @param folder gets its log, and its data in {@code seat-ID}
   * @param environment for example a virtual headset's
   * @param further arguments of the program
   */
  public ChildProcess start(
      DemoServer server,
      String agentId,
      Path folder,
      Map<String, String> environment,
      List<String> further)
      throws IOException {
    String name = "seat-" + agentId;
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server",
                server.url(),
                "--agent",
                agentId,
                "--password",
                RobotStaff.password(agentId),
                "--data",
                folder.resolve(name).toString(),
                "--stop-with-stdin"));
    arguments.addAll(further);
    return ChildProcess.start(name, folder, flags(), environment, mainClass, arguments);
  }
}
