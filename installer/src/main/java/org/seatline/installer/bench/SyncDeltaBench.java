package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seatline.app.session.ServerApi;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.TemporaryFolder;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;

/** A long outbox of one seat; and many seats that come back at once, each with something to say. */
final class SyncDeltaBench implements Bench.Benchmark {
  private static final int TICKETS_USUAL = 10_000;
  private static final int SEATS_USUAL = 100;
  private static final int TICKETS_OF_A_SEAT = 20;
  private static final int CALM_BEATS = 60;
  private static final long CALM_MAX_MS = 30_000;
  private static final long DONE_MAX_MS = 600_000;

  @Override
  public String describe() {
    return "one seat with -Dtickets= in its outbox; -Dseats= seats that reconnect at once";
  }

  @Override
  public String run() throws Exception {
    return run(
        Integer.getInteger("tickets", TICKETS_USUAL), Integer.getInteger("seats", SEATS_USUAL));
  }

  /** Runs it. */
  static String run(int tickets, int seats) throws IOException, InterruptedException {
    try (TemporaryFolder temporary = new TemporaryFolder();
        HttpClient client = HttpClient.newHttpClient()) {
      Path folder = temporary.path();
      Path config = LoadCentre.write(folder.resolve("config"), seats + 2, false, 0);
      String one = outbox(folder, config, client, tickets);
      return one
          + " "
          + new Storm(folder, config, client, seats).figures()
          + " load="
          + Figures.load();
    }
  }

  /** The tickets are finished while the server is away: otherwise they go one by one. */
  private static String outbox(Path folder, Path config, HttpClient client, int tickets)
      throws IOException, InterruptedException {
    LoadServer server = LoadServer.start(folder, config);
    try (CountingRelay relay = new CountingRelay(URI.create(server.url()));
        DeltaSeat seat =
            DeltaSeat.start(folder, client, relay.url(), LoadCentre.agent(0), HistoryPoint.NONE)) {
      server.close();
      long began = System.nanoTime();
      List<String> ids = seat.submit(tickets);
      double submitMs = (System.nanoTime() - began) / 1e6;
      server = LoadServer.start(folder, config);
      relay.to(URI.create(server.url()));
      String figures = delivered(seat, server, client, tickets);
      server.close();
      return String.format(
              Locale.ROOT,
              "tickets=%d submitMs=%.0f outOfOrder=%d missing=%d ",
              tickets,
              submitMs,
              disorder(folder, ids),
              missing(folder, ids))
          + figures;
    } finally {
      server.close();
    }
  }

  private static String delivered(DeltaSeat seat, LoadServer server, HttpClient client, int tickets)
      throws IOException, InterruptedException {
    long cpuMs = server.cpuMs();
    try (HeartbeatProbe probe = probe(client, server, LoadCentre.agent(1))) {
      seat.expect(System.nanoTime());
      seat.goOn();
      double deliveredMs = seat.delivered(DONE_MAX_MS);
      if (seat.rejections() > 0) {
        throw new IOException(seat.rejections() + " tickets were rejected");
      }
      return String.format(
              Locale.ROOT,
              "deliverMs=%.0f ticketsPerSecond=%.0f serverCpuUsPerTicket=%.0f ",
              deliveredMs,
              tickets * 1e3 / deliveredMs,
              (server.cpuMs() - cpuMs) * 1e3 / tickets)
          + DeskProbe.figures("heartbeat", probe.take());
    }
  }

  private static HeartbeatProbe probe(HttpClient client, LoadServer server, String agent)
      throws IOException {
    URI url = URI.create(server.url());
    return new HeartbeatProbe(client, url, BenchToken.of(client, url, agent));
  }

  /** Tickets whose number is below that of one submitted before. */
  private static int disorder(Path folder, List<String> ids) throws IOException {
    int disorder = 0;
    long last = 0;
    try (Books books = Books.open(folder.resolve("data"))) {
      for (String id : ids) {
        long number =
            books.number(
                "select cast(substring(number, 2) as bigint) from tickets where id = '" + id + "'");
        disorder += number > 0 && number < last ? 1 : 0;
        last = Math.max(last, number);
      }
    }
    return disorder;
  }

  private static int missing(Path folder, List<String> ids) throws IOException {
    int missing = 0;
    try (Books books = Books.open(folder.resolve("data"))) {
      for (String id : ids) {
        missing +=
            books.number("select count(*) from tickets where id = '" + id + "'") == 1 ? 0 : 1;
      }
    }
    return missing;
  }

  /** Many seats find that the server is back. */
  private record Storm(Path folder, Path config, HttpClient client, int count) {
    String figures() throws IOException, InterruptedException {
      List<DeltaSeat> seats = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      LoadServer server = LoadServer.start(folder, config);
      try (CountingRelay relay = new CountingRelay(URI.create(server.url()))) {
        HistoryPoint here = point(relay.url());
        for (int i = 0; i < count; i++) {
          seats.add(DeltaSeat.start(folder, client, relay.url(), agent(i), here));
        }
        List<Double> calm;
        try (HeartbeatProbe probe = probe(client, server, LoadCentre.agent(count + 1))) {
          calm = probe.next(CALM_BEATS, CALM_MAX_MS);
        }
        server.close();
        seats.forEach(DeltaSeat::goOn);
        for (DeltaSeat seat : seats) {
          ids.addAll(seat.submit(TICKETS_OF_A_SEAT));
        }
        server = LoadServer.start(folder, config);
        long cpuMs = server.cpuMs();
        List<Double> inStep = new ArrayList<>();
        List<Double> beats;
        try (HeartbeatProbe probe = probe(client, server, LoadCentre.agent(count + 1))) {
          long began = System.nanoTime();
          seats.forEach(seat -> seat.expect(began));
          relay.to(URI.create(server.url()));
          for (DeltaSeat seat : seats) {
            inStep.add(seat.inStep(DONE_MAX_MS));
          }
          beats = probe.take();
        }
        cpuMs = server.cpuMs() - cpuMs;
        server.close();
        return told(inStep, cpuMs, ids)
            + " "
            + DeskProbe.figures("calmHeartbeat", calm)
            + " "
            + DeskProbe.figures("stormHeartbeat", beats);
      } finally {
        seats.forEach(DeltaSeat::close);
        server.close();
      }
    }

    private static String agent(int index) {
      return LoadCentre.agent(index);
    }

    private String told(List<Double> inStep, long cpuMs, List<String> ids) throws IOException {
      return String.format(
              Locale.ROOT,
              "seats=%d stormTickets=%d stormMissing=%d stormServerCpuMs=%d ",
              count,
              ids.size(),
              missing(folder, ids),
              cpuMs)
          + DeskProbe.figures("inStep", inStep);
    }

    private HistoryPoint point(URI url) throws IOException {
      var api = BenchToken.api(client, url, LoadCentre.agent(0));
      if (api.changes(ChangeShelf.DOCUMENTS, Point.START, HistoryPoint.NONE)
          instanceof ServerApi.Reply.Ok<FeedPage>(FeedPage page)) {
        return page.server();
      }
      throw new IOException("the server did not say where it is");
    }
  }
}
