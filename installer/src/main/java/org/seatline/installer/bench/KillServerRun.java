package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.DemoServer;
import org.seatline.installer.demo.RobotSeat;
import org.seatline.installer.demo.SeatProgram;

/** Drives the processes: callers, robot seats, and a server that is killed and started again. */
final class KillServerRun {
  /** Short answers, talks and wrap-ups: a cycle is over soon. */
  private static final List<String> QUICK =
      List.of(
          "--answer-after-ms",
          "200",
          "--talk-seconds",
          "3",
          "--wrap-up-ms",
          "200",
          "--pace-ms",
          "50");

  private static final int WRAP_UP_MS = 20_000;

  /** Who knows the queue that the menu leads to. */
  private static final List<String> AGENTS = List.of("1001", "1011");

  private static final int CALLERS_PER_CYCLE_MAX = 4;
  private static final int UNTIL_KILL_MIN_MS = 200;
  private static final int UNTIL_KILL_MAX_MS = 4_500;
  private static final long CALLERS_MAX_MS = 200_000;
  private static final long SETTLED_MAX_MS = 60_000;

  private final Path folder;
  private final int cycles;
  private final Random random;
  private final List<ChildProcess> seats = new ArrayList<>();
  private final List<Long> kills = new ArrayList<>();
  private final List<Double> restarts = new ArrayList<>();
  private int called;

  KillServerRun(Path folder, int cycles, long seed) {
    this.folder = folder;
    this.cycles = cycles;
    this.random = new Random(seed);
  }

  KillServerResult run() throws IOException, InterruptedException {
    String config = LoadCentre.write(folder.resolve("config"), 0, true, WRAP_UP_MS).toString();
    DemoServer server = DemoServer.start(folder, 0, 0, "--config", config);
    KillServerAudit audit = new KillServerAudit(server.data(), kills, AGENTS);
    try (KillCallers callers = callers(server)) {
      try {
        startSeats(server);
        for (int cycle = 0; cycle < cycles; cycle++) {
          callers.call(numbers());
          // The random moment; the callers who were called just now cannot all be through by then.
          callers.awaitEnd(random.nextInt(UNTIL_KILL_MIN_MS, UNTIL_KILL_MAX_MS));
          server = killAndStart(server, config);
        }
        boolean ended = callers.awaitEnd(CALLERS_MAX_MS);
        audit.callersEnded(ended);
        audit.seats(seats, SETTLED_MAX_MS);
      } finally {
        seats.forEach(ChildProcess::close);
        server.close();
      }
      return audit.judge(restarts, callers.stories());
    }
  }

  private DemoServer killAndStart(DemoServer server, String config)
      throws IOException, InterruptedException {
    long killed = System.currentTimeMillis();
    kills.add(killed);
    server.kill();
    DemoServer next =
        DemoServer.start(folder, server.httpPort(), server.sipPort(), "--config", config);
    restarts.add((double) (System.currentTimeMillis() - killed));
    return next;
  }

  private KillCallers callers(DemoServer server) throws IOException {
    return SippProcess.program().isPresent()
        ? new SippKillCallers(folder, server.sipPort())
        : new OwnKillCallers(server.sipPort(), random.nextLong());
  }

  private List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    for (int i = random.nextInt(CALLERS_PER_CYCLE_MAX - 1) + 2; i > 0; i--) {
      numbers.add("1990000" + (1_000 + called++));
    }
    return numbers;
  }

  private void startSeats(DemoServer server) throws IOException {
    for (String agent : AGENTS) {
      seats.add(SeatProgram.ROBOT.start(server, agent, folder, Map.of(), QUICK));
    }
    for (ChildProcess seat : seats) {
      RobotSeat.awaitReady(seat);
    }
  }
}
