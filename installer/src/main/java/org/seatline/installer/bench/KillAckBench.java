package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.DemoServer;

/** The server is killed while batches are under way, or when it has done one and nobody heard. */
final class KillAckBench implements Bench.Benchmark {
  private static final int CYCLES_USUAL = 30;
  private static final List<String> AGENTS = List.of("1001", "1002", "1003");
  private static final int TICKETS_PER_CYCLE = 4;
  private static final long STRUCK_MAX_MS = 30_000;
  private static final long DELIVERED_MAX_MS = 60_000;

  /**
   * What came of it.
   *
   * @param heardAgain mutations that the server had when they came again: its answer was lost
   */
  record Result(int cycles, int mutations, int lost, int duplicate, int heardAgain) {
    String figures() {
      return "cycles=%d mutations=%d heardAgain=%d lostMutations=%d duplicateMutations=%d"
          .formatted(cycles, mutations, heardAgain, lost, duplicate);
    }
  }

  @Override
  public String describe() {
    return "the server is killed between commit and answer -Dcycles= times (-Dseed= to repeat)";
  }

  @Override
  public String run() throws Exception {
    int cycles = Integer.getInteger("cycles", CYCLES_USUAL);
    return run(cycles, Long.getLong("seed", 1)).figures();
  }

  /** Runs so many cycles. */
  static Result run(int cycles, long seed) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("seatline-kill-ack-");
    AtomicReference<StrikingApi.Strike> armed = new AtomicReference<>();
    DemoServer server = DemoServer.start(folder, 0, 0);
    List<KillAckSeat> seats = new ArrayList<>();
    try {
      for (String agent : AGENTS) {
        seats.add(KillAckSeat.start(folder, agent, URI.create(server.url()), armed));
      }
      Random random = new Random(seed);
      for (int cycle = 0; cycle < cycles; cycle++) {
        strike(server, seats, armed, random.nextBoolean());
        server = DemoServer.start(folder, server.httpPort(), server.sipPort());
        awaitDelivered(seats);
      }
    } finally {
      seats.forEach(KillAckSeat::close);
      server.close();
    }
    return count(server.data(), seats, cycles);
  }

  private static void strike(
      DemoServer server,
      List<KillAckSeat> seats,
      AtomicReference<StrikingApi.Strike> armed,
      boolean afterCommit)
      throws IOException, InterruptedException {
    CountDownLatch struck = new CountDownLatch(1);
    armed.set(
        new StrikingApi.Strike(
            afterCommit,
            () -> {
              kill(server);
              struck.countDown();
            }));
    for (int i = 0; i < TICKETS_PER_CYCLE; i++) {
      seats.forEach(seat -> seat.submit(Clock.systemUTC().millis()));
    }
    if (!struck.await(STRUCK_MAX_MS, TimeUnit.MILLISECONDS)) {
      throw new IOException("no seat sent anything");
    }
  }

  private static void kill(DemoServer server) {
    try {
      server.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the seat is being closed: so is the server
    }
  }

  private static void awaitDelivered(List<KillAckSeat> seats)
      throws IOException, InterruptedException {
    for (KillAckSeat seat : seats) {
      if (!seat.delivered(DELIVERED_MAX_MS)) {
        throw new IOException("a seat's outbox did not become empty");
      }
    }
  }

  private static Result count(Path data, List<KillAckSeat> seats, int cycles) throws IOException {
    int mutations = 0;
    int lost = 0;
    int duplicate = 0;
    try (Books books = Books.open(data)) {
      for (KillAckSeat seat : seats) {
        for (String id : seat.submitted()) {
          String applied =
              "select count(*) from mutations where outcome = 'applied' and subject = 'ticket/";
          long lines = books.number(applied + id + "'");
          long there = books.number("select count(*) from tickets where id = '" + id + "'");
          mutations++;
          lost += there == 0 || lines == 0 ? 1 : 0;
          duplicate += lines > 1 ? 1 : 0;
        }
        seat.rejections().forEach(System.out::println);
      }
    }
    int heardAgain = seats.stream().mapToInt(KillAckSeat::duplicates).sum();
    return new Result(cycles, mutations, lost, duplicate, heardAgain);
  }
}
