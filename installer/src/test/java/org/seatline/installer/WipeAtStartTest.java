package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatOpening;
import org.seatline.app.call.Bell;
import org.seatline.app.session.CentreQuestion;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.PassingApi;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.ServerApi;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.RobotStaff;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStores;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.WipeRequest;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.testbench.Await;

/**
 * An order to destroy a store is found when the program starts, with nobody signed in; what waits
 * may be on its way just then, by the computer's permit.
 */
@Timeout(240)
final class WipeAtStartTest {
  private static final String AGENT = "1003";
  private static final String WORDS = "words-that-only-1003-wrote";
  private static final int TICKETS = 5;
  private static final Duration EVENT_MAX = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Path data() {
    return folder.resolve("seat");
  }

  private SeatOpening opening(CallCentre centre, UnaryOperator<ServerApi> api) {
    URI server = URI.create(centre.server().url());
    return new SeatOpening(server, data(), FileHeadset.deaf(), engine -> Bell.SILENT, api);
  }

  private static SeatAssembly open(SeatOpening opening) throws IOException {
    return ((SeatAssembly.Opened.Open) SeatAssembly.open(opening)).assembly();
  }

  /** An agent finishes tickets without the server and goes home. */
  private void workAlone(CallCentre centre) throws Exception {
    try (SeatAssembly seat = open(opening(centre, UnaryOperator.identity()))) {
      seat.seat().signIn(AGENT, RobotStaff.password(AGENT).toCharArray());
      await(seat.seat(), "signed in", s -> s.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_IN);
      await(seat.seat(), "online", s -> s.connection().online());
      centre.server().kill();
      await(seat.seat(), "alone", s -> !s.connection().online());
      for (int i = 0; i < TICKETS; i++) {
        seat.seat().desk().submit(new Mutation.TicketSubmitted(ticket())).join();
      }
    }
    centre.restartServer();
  }

  private static void await(
      Seat seat, String what, java.util.function.Predicate<SeatSnapshot> wanted) {
    Await.until(what, EVENT_MAX, () -> wanted.test(seat.snapshot()));
  }

  private static TicketRecord ticket() {
    return new TicketRecord(
        UUID.randomUUID().toString(),
        "",
        null,
        null,
        "fault",
        "fault",
        1,
        "open",
        Map.of("note", WORDS),
        AGENT,
        1,
        null);
  }

  /** Holds what is delivered back until it is let go. */
  private static final class Gate extends PassingApi {
    private final CountDownLatch reached;
    private final CountDownLatch open;

    Gate(ServerApi api, CountDownLatch reached, CountDownLatch open) {
      super(api);
      this.reached = reached;
      this.open = open;
    }

    @Override
    public ServerApi withToken(String token) {
      return new Gate(api().withToken(token), reached, open);
    }

    @Override
    public Reply<MutationResults> mutations(MutationBatch batch) {
      reached.countDown();
      try {
        assertThat(open.await(EVENT_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return api().mutations(batch);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 5, 0", "false, 0, 5"})
  void anOrderMeetsADeliveryThatIsUnderWay(boolean deliverFirst, int delivered, int lost)
      throws Exception {
    CallCentre centre = CallCentre.open(folder);
    try (centre) {
      workAlone(centre);
      HttpServerApi lead = LeadDesk.signIn(centre);
      CountDownLatch underWay = new CountDownLatch(1);
      CountDownLatch letGo = new CountDownLatch(1);
      CountDownLatch marked = new CountDownLatch(1);
      SeatOpening opening = opening(centre, api -> new Gate(api, underWay, letGo));
      Set<ByteBuffer> before = contents();
      try (SeatAssembly seat = open(opening)) {
        assertThat(underWay.await(EVENT_MAX.toSeconds(), TimeUnit.SECONDS))
            .as("the computer delivers by itself")
            .isTrue();
        order(lead, deliverFirst);
        seat.watchWipes(marked::countDown);
        letGo.countDown();
        assertThat(marked.await(EVENT_MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
      }
      SeatAssembly.carryOutWipe(opening);
      assertThat(contents()).doesNotContainAnyElementsOf(before);
      try (SeatAssembly clean = open(opening(centre, UnaryOperator.identity()))) {
        assertThat(clean.seat().snapshot().signIn().errorCode()).isEqualTo("store-wiped");
        clean.watchWipes(() -> {});
        Await.until("the server hears of it", EVENT_MAX, () -> line(lead).wipedMs() != null);
      }
    }
    try (Books books = Books.open(centre.server().data())) {
      String mine =
          " from tickets where created_by = '" + AGENT + "' and fields like '%words-that%'";
      assertThat(books.number("select count(*)" + mine)).isEqualTo(delivered);
      assertThat(
              books.number(
                  "select count(*) from audit where action = 'wipe-done' and detail like '%, "
                      + lost
                      + " undelivered'"))
          .isOne();
    }
  }

  /** The files that only this store can have made, by what is in them. */
  private Set<ByteBuffer> contents() throws IOException {
    Set<ByteBuffer> contents = new HashSet<>();
    for (String name : new String[] {"seat.mv.db", "seat.mv.db.spare", "store.key", "store.keys"}) {
      Path file = data().resolve(name);
      if (Files.exists(file)) {
        contents.add(ByteBuffer.wrap(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  @Test
  void theWindowOpensAgainForTheNextPerson() throws Exception {
    try (CallCentre centre = CallCentre.open(folder)) {
      workAlone(centre);
      Set<ByteBuffer> before = contents();
      assertThat(before).hasSize(4);
      HttpServerApi lead = LeadDesk.signIn(centre);
      order(lead, false);
      ChildProcess window =
          centre.owning(
              ChildProcess.start(
                  "window",
                  folder,
                  List.of(),
                  Map.of(),
                  "org.seatline.app.shell.SeatMain",
                  List.of(
                      "--server",
                      centre.server().url(),
                      "--data",
                      data().toString(),
                      "--key-store",
                      "file",
                      "--headset",
                      "none",
                      "--stop-with-stdin")));
      window.awaitTimes(line -> line.startsWith("seat window shown"), 2, EVENT_MAX.toMillis());
      Await.until("the server hears of it", EVENT_MAX, () -> line(lead).wipedMs() != null);
      assertThat(window.process().isAlive()).isTrue();
      assertThat(contents()).doesNotContainAnyElementsOf(before);
    }
  }

  private static void order(HttpServerApi lead, boolean deliverFirst) {
    WipeRequest order = new WipeRequest(line(lead).clientId(), null, deliverFirst);
    LeadDesk.value(lead.ask(CentreQuestion.post(Protocol.WIPES, order, SeatStores.class)));
  }

  /** What the lead sees of the store in which the agent worked. */
  private static SeatStores.Line line(HttpServerApi lead) {
    return LeadDesk.value(lead.ask(CentreQuestion.get(Protocol.WIPES, SeatStores.class)))
        .stores()
        .stream()
        .filter(store -> store.agentId().equals(AGENT))
        .findFirst()
        .orElseThrow();
  }
}
