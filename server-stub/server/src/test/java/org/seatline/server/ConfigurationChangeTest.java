package org.seatline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationOutcome.Result;
import org.seatline.protocol.ConfigurationRequest;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.QuickChange;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.journal.AcdRunner;

/** Another configuration takes effect in a running server, with calls in it. */
final class ConfigurationChangeTest {
  @TempDir Path data;
  @TempDir Path centre;
  private TestServer server;
  private AcdRunner core;

  @BeforeEach
  void start() throws IOException {
    copy(TestServer.smallCentre(), centre);
    serve();
  }

  private void serve() {
    server = TestServer.start(data, "--config", centre.toString());
    core = server.core();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private void edit(String file, String right, String other) throws IOException {
    Path path = centre.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(right);
    Files.writeString(path, text.replace(right, other));
  }

  private static ConfigurationOutcome ask(TestSeat lead, String what, ConfigurationRequest request)
      throws IOException {
    var response = lead.post(Protocol.CONFIGURATION + what, request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.decode(response.body(), ConfigurationOutcome.class);
  }

  private static ConfigurationOutcome apply(TestSeat lead) throws IOException {
    return ask(lead, "/apply", new ConfigurationRequest(0, List.of()));
  }

  private static ConfigurationStatus status(TestSeat lead) throws IOException {
    return lead.get(Protocol.CONFIGURATION, ConfigurationStatus.class);
  }

  private TestSeat lead() throws IOException {
    TestSeat lead = server.seat("2001");
    lead.signIn();
    return lead;
  }

  private AcdConfig routing() {
    return core.ask(view -> view.config()).join();
  }

  private String strategyOf(String queueId) {
    return routing().queues().stream()
        .filter(q -> q.id().equals(queueId))
        .findFirst()
        .orElseThrow()
        .strategy();
  }

  private static List<String> english(List<LocalizedText> texts) {
    return texts.stream().map(LocalizedText::en).toList();
  }

  private void arrive(String callId, String queueId) {
    core.submit(new Event.CallArrived(core.nowMs(), callId, "+8613800005678", Map.of())).join();
    core.submit(new Event.CallQueued(core.nowMs(), callId, queueId, 0, "1", null)).join();
  }

  private void talk(TestSeat agent, String agentId, String callId) {
    String offer = agent.next(ServerMessage.Offer.class).offerId();
    core.submit(new Event.OfferAnswered(core.nowMs(), offer, callId, agentId)).join();
    agent.state(SeatStateName.TALKING);
  }

  @Test
  void leavesEverythingInForceWhenAFileIsWrong() throws Exception {
    AcdConfig before = routing();
    edit(
        "queues.json",
        "\"skill\": \"bills\", \"minimumLevel\"",
        "\"skill\": \"x\", \"minimumLevel\"");
    edit("people.json", "[\"lead\"]", "[\"boss\"]");
    edit("centre.json", "Asia/Shanghai", "Asia/Nowhere");
    edit("articles/danger.json", "{", "[");
    try (TestSeat lead = lead()) {
      ConfigurationOutcome outcome = apply(lead);
      assertThat(outcome.result()).isEqualTo(Result.MISTAKES);
      assertThat(outcome.mistakes().stream().map(ConfigurationMistake::place))
          .contains(
              "queues.json line 8 /queues/1/skill",
              "people.json line 10 /people/3/roles/0",
              "centre.json line 5 /timeZone")
          .anyMatch(place -> place.startsWith("articles/danger.json"));
      assertThat(routing()).isEqualTo(before);
      ConfigurationStatus status = status(lead);
      assertThat(status.mistakes()).isEqualTo(outcome.mistakes());
      assertThat(status.versions()).hasSize(1);
      assertThat(english(status.differences()))
          .contains("Bills: skill bills → x", "Centre: time zone Asia/Shanghai → Asia/Nowhere");
    }
  }

  @Test
  void losesNobodyWhoWaitsOrTalksAndTakesEffectAtOnce() throws Exception {
    try (TestSeat talking = server.seat("1001").up(SeatStateName.READY);
        TestSeat idle = server.seat("1002").up(SeatStateName.READY);
        TestSeat lead = lead()) {
      arrive("call-1", "bills");
      talk(talking, "1001", "call-1");
      arrive("call-2", "bills");
      edit(
          "people.json",
          "[{\"skill\": \"fault\", \"level\": 1}]",
          "[{\"skill\": \"bills\", \"level\": 4}]");
      edit("queues.json", "\"minimumLevel\": 2", "\"minimumLevel\": 3");
      edit(
          "centre.json",
          "\"id\": \"break\", \"name\": {\"en\": \"Break\"",
          "\"id\": \"tea\", \"name\": {\"en\": \"Tea\"");
      ConfigurationOutcome outcome = apply(lead);
      assertThat(outcome.result()).isEqualTo(Result.APPLIED);
      assertThat(english(outcome.changes()))
          .contains(
              "Bills: least level 2 → 3",
              "Wang Wei: skill Fault 1 → none",
              "Wang Wei: skill Bills none → 4",
              "reason Tea: added",
              "reason Break: removed");
      assertThat(outcome.changes().stream().map(LocalizedText::zh))
          .contains("电费：最低等级 2 → 3", "王伟：技能 电费 无 → 4");
      assertThat(idle.next(ServerMessage.Offer.class).callId()).isEqualTo("call-2");
      var told = talking.next(ServerMessage.CentreChanged.class);
      assertThat(told.reasons().stream().map(ReasonCode::id)).contains("tea");
      assertThat(told.agent().queueIds()).containsExactly("fault");
      assertThat(core.ask(v -> Objects.requireNonNull(v.call("call-1")).state()).join())
          .isInstanceOf(CallState.Talking.class);
      assertThat(server.count("select count(*) from audit where action = 'configuration'"))
          .isEqualTo(outcome.changes().size());
    }
  }

  @Test
  void signsSomebodyWhoWasRemovedOutAfterTheCall() throws Exception {
    try (TestSeat agent = server.seat("1001").up(SeatStateName.READY);
        TestSeat lead = lead()) {
      arrive("call-1", "fault");
      talk(agent, "1001", "call-1");
      edit("people.json", "\"id\": \"1001\"", "\"id\": \"1009\"");
      assertThat(english(apply(lead).changes())).contains("Li Na: added", "Li Na: removed");
      assertThat(core.ask(v -> Objects.requireNonNull(v.call("call-1")).state()).join())
          .isInstanceOf(CallState.Talking.class);
      core.submit(new Event.CallEnded(core.nowMs(), "call-1", EndedBy.CALLER, null)).join();
      agent.state(SeatStateName.WRAP_UP);
      agent.say(new SeatMessage.WrapUpDone("call-1", "solved"));
      assertThat(agent.next(ServerMessage.SignedOut.class).cause()).isEqualTo("removed");
    }
  }

  @Test
  void doesNotTakeAQueueAwayFromThoseWhoAreInIt() throws Exception {
    try (TestSeat lead = lead()) {
      arrive("call-1", "bills");
      edit(
          "queues.json",
          "\"id\": \"bills\", \"name\": {\"en\": \"Bills\", \"zh\": \"电费\"}, \"skill\"",
          "\"id\": \"money\", \"name\": {\"en\": \"Money\", \"zh\": \"钱\"}, \"skill\"");
      ConfigurationOutcome outcome = apply(lead);
      assertThat(outcome.result()).isEqualTo(Result.MISTAKES);
      assertThat(outcome.mistakes().getFirst().what().en()).contains("\"Bills\"", "1 calls");
      assertThat(core.ask(v -> Objects.requireNonNull(v.call("call-1")).state()).join())
          .isInstanceOf(CallState.Queued.class);
      core.submit(new Event.CallerGone(core.nowMs(), "call-1")).join();
      assertThat(apply(lead).result()).isEqualTo(Result.APPLIED);
    }
  }

  @Test
  void goesBackToTheVersionBeforeInForceAndInTheFolder() throws Exception {
    String good = Files.readString(centre.resolve("queues.json"));
    try (TestSeat lead = lead()) {
      assertThat(ask(lead, "/rollback", new ConfigurationRequest(0, List.of())).result())
          .isEqualTo(Result.NO_VERSION);
      edit("queues.json", "longest-idle", "round-robin");
      assertThat(apply(lead).version()).isEqualTo(2);
      edit("queues.json", "round-robin", "ring-all");
      assertThat(apply(lead).version()).isEqualTo(3);
      ConfigurationStatus seen = status(lead);
      assertThat(seen.rollbackTo()).isEqualTo(2);
      assertThat(seen.versions().getFirst().byName().en()).isEqualTo("Zhang Hui");
      var back = ask(lead, "/rollback", new ConfigurationRequest(3, List.of()));
      assertThat(english(back.changes())).contains("Bills: strategy ring-all → round-robin");
      assertThat(strategyOf("bills")).isEqualTo("round-robin");
      assertThat(ask(lead, "/rollback", new ConfigurationRequest(3, List.of())).result())
          .isEqualTo(Result.OVERTAKEN);
      assertThat(ask(lead, "/rollback", new ConfigurationRequest(4, List.of())).version())
          .isEqualTo(5);
      assertThat(strategyOf("bills")).isEqualTo("longest-idle");
      assertThat(Files.readString(centre.resolve("queues.json"))).isEqualTo(good);
      assertThat(status(lead).differences()).isEmpty();
    }
  }

  @Test
  void writesQuickChangesIntoTheFilesAndLeavesOtherEditsThere() throws Exception {
    try (TestSeat lead = lead()) {
      edit("people.json", "Chen Jie", "Chen Jia");
      assertThat(quick(lead, new QuickChange.QueueStrategy("bills", "round-robin")).changes())
          .extracting(LocalizedText::en)
          .containsExactly("Bills: strategy longest-idle → round-robin");
      assertThat(strategyOf("bills")).isEqualTo("round-robin");
      assertThat(strategyOf("fault")).isEqualTo("longest-idle");
      quick(lead, new QuickChange.AgentSkill("1001", "bills", 3));
      quick(lead, new QuickChange.AgentSkill("1002", "bills", 1));
      quick(lead, new QuickChange.AgentSkill("1002", "fault", 0));
      AcdConfig now = routing();
      assertThat(skills(now, "1001")).isEqualTo(Map.of("fault", 2, "bills", 3));
      assertThat(skills(now, "1002")).isEqualTo(Map.of("bills", 1));
      assertThat(now.agents().get(2).name()).isEqualTo("Chen Jie");
      assertThat(english(status(lead).differences()))
          .containsExactly("Chen Jia: name Chen Jie → Chen Jia");
      assertThat(quick(lead, new QuickChange.AgentSkill("1001", "water", 3)).mistakes())
          .singleElement()
          .satisfies(
              m -> assertThat(m.place()).startsWith("people.json line 5 /people/0/skills/2"));
      assertThat(apply(lead).result()).isEqualTo(Result.APPLIED);
      assertThat(routing().agents().get(2).name()).isEqualTo("Chen Jia");
      assertThat(strategyOf("bills")).isEqualTo("round-robin");
    }
  }

  private static ConfigurationOutcome quick(TestSeat lead, QuickChange change) throws IOException {
    return ask(lead, "/quick", new ConfigurationRequest(0, List.of(change)));
  }

  private static Map<String, Integer> skills(AcdConfig config, String agentId) {
    return config.agents().stream()
        .filter(a -> a.agentId().equals(agentId))
        .findFirst()
        .orElseThrow()
        .skills();
  }

  @Test
  void showsWhatChangesWouldComeToAndMakesThemTogether() throws Exception {
    List<QuickChange> changes =
        List.of(
            new QuickChange.AgentSkill("1002", "bills", 4),
            new QuickChange.AgentRank("1002", "bills", 2),
            new QuickChange.QueueStrategy("bills", "top-down"),
            new QuickChange.Holiday("2026-10-01", new LocalizedText("National Day", "国庆"), false));
    try (TestSeat lead = lead()) {
      ConfigurationOutcome seen = ask(lead, "/preview", new ConfigurationRequest(1, changes));
      assertThat(seen.result()).isEqualTo(Result.CHECKED);
      assertThat(english(seen.changes()))
          .contains("Wang Wei: skill Bills none → 4", "Bills: strategy longest-idle → top-down");
      assertThat(status(lead).versions()).hasSize(1);
      assertThat(strategyOf("bills")).isEqualTo("longest-idle");
      ConfigurationOutcome done = ask(lead, "/quick", new ConfigurationRequest(1, changes));
      assertThat(done.result()).isEqualTo(Result.APPLIED);
      assertThat(done.changes()).isEqualTo(seen.changes());
      ConfigurationStatus.Settings settings = status(lead).settings();
      assertThat(settings.holidays())
          .extracting(ConfigurationStatus.Holiday::date)
          .contains("2026-10-01");
      assertThat(settings.agents())
          .filteredOn(a -> a.agentId().equals("1002"))
          .allMatch(a -> a.ranks().equals(Map.of("bills", 2)));
      assertThat(status(lead).differences()).isEmpty();
      quick(lead, new QuickChange.AgentRank("1002", "bills", 0));
      quick(lead, new QuickChange.Holiday("2026-10-01", new LocalizedText("", ""), true));
      assertThat(status(lead).settings().holidays())
          .extracting(ConfigurationStatus.Holiday::date)
          .doesNotContain("2026-10-01");
    }
  }

  @Test
  void saysWhichOfTheChangesIsWrongInBothLanguages() throws Exception {
    List<QuickChange> changes =
        List.of(
            new QuickChange.QueueStrategy("bills", "top-down"),
            new QuickChange.AgentRank("1002", "bills", 200),
            new QuickChange.QueueStrategy("gas", "top-down"));
    try (TestSeat lead = lead()) {
      assertThat(ask(lead, "/quick", new ConfigurationRequest(0, changes)).mistakes())
          .singleElement()
          .satisfies(m -> assertThat(m.change()).isEqualTo(2));
      List<ConfigurationMistake> mistakes =
          ask(lead, "/preview", new ConfigurationRequest(0, changes.subList(0, 2))).mistakes();
      assertThat(mistakes)
          .singleElement()
          .satisfies(m -> assertThat(m.change()).isEqualTo(1))
          .satisfies(m -> assertThat(m.what().en()).contains("from 1 to 99"))
          .satisfies(m -> assertThat(m.what().zh()).isEqualTo("需要 1 到 99 的整数"));
      assertThat(strategyOf("bills")).isEqualTo("longest-idle");
    }
  }

  @Test
  void isForLeadsOnly() throws Exception {
    try (TestSeat agent = server.seat("1001")) {
      agent.signIn();
      var response =
          agent.post(Protocol.CONFIGURATION + "/apply", new ConfigurationRequest(0, List.of()));
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(TestSeat.code(response)).isEqualTo("not-allowed");
    }
  }

  @Test
  void startsWithWhatWasInForceWhenTheFolderHasMistakes() throws Exception {
    try (TestSeat lead = lead()) {
      quick(lead, new QuickChange.QueueStrategy("bills", "random"));
    }
    server.close();
    edit("queues.json", "\"random\"", "\"by-magic\"");
    serve();
    assertThat(strategyOf("bills")).isEqualTo("random");
    try (TestSeat lead = lead()) {
      assertThat(status(lead).mistakes())
          .singleElement()
          .satisfies(m -> assertThat(m.what().en()).startsWith("no such strategy"));
      edit("queues.json", "by-magic", "ring-all");
      assertThat(apply(lead).result()).isEqualTo(Result.APPLIED);
    }
  }

  @Test
  void takesCommandsOfThisComputer() throws Exception {
    ServerOptions options = ServerOptions.parse(List.of("apply-config", "--data", data.toString()));
    assertThat(ConfigurationCommands.apply(options)).isEqualTo(ExitCode.OK);
    edit("queues.json", "longest-idle", "round-robin");
    assertThat(ConfigurationCommands.apply(options)).isEqualTo(ExitCode.OK);
    assertThat(strategyOf("bills")).isEqualTo("round-robin");
    edit("queues.json", "round-robin", "by-magic");
    assertThat(ConfigurationCommands.apply(options)).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(strategyOf("bills")).isEqualTo("round-robin");
    assertThat(ConfigurationCommands.rollBack(options)).isEqualTo(ExitCode.OK);
    assertThat(strategyOf("bills")).isEqualTo("longest-idle");
  }
}
