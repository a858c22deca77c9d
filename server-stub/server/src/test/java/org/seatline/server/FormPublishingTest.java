package org.seatline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationOutcome.Result;
import org.seatline.protocol.ConfigurationRequest;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.FormVersions;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.QuickChange.PublishForm;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.Wire;

/** A lead publishes forms in a running server, over its sockets and into its database. */
final class FormPublishingTest {
  private static final String FILE = "forms/fault.json";

  @TempDir Path data;
  @TempDir Path centre;
  private TestServer server;
  private TestSeat lead;

  @BeforeEach
  void start() throws IOException {
    ConfigurationChangeTest.copy(TestServer.smallCentre(), centre);
    server = TestServer.start(data, "--config", centre.toString());
    lead = server.seat("2001");
    lead.signIn();
  }

  @AfterEach
  void stop() throws IOException {
    lead.close();
    server.close();
  }

  private ConfigurationOutcome ask(String what, ConfigurationRequest request) throws IOException {
    var response = lead.post(Protocol.CONFIGURATION + what, request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Wire.decode(response.body(), ConfigurationOutcome.class);
  }

  private ConfigurationOutcome publish(String id, int basedOn, String body) throws IOException {
    return ask("/quick", new ConfigurationRequest(0, List.of(new PublishForm(id, basedOn, body))));
  }

  private ConfigurationMistake refused(String id, int basedOn, String body) throws IOException {
    ConfigurationOutcome outcome = publish(id, basedOn, body);
    assertThat(outcome.result()).isEqualTo(Result.MISTAKES);
    assertThat(outcome.mistakes()).hasSize(1);
    assertThat(outcome.mistakes().getFirst().change()).isZero();
    return outcome.mistakes().getFirst();
  }

  private String file() throws IOException {
    return Files.readString(centre.resolve(FILE));
  }

  private String asked(String what) throws IOException {
    return file().replace("\"Note\"", "\"" + what + "\"").replace("\"备注\"", "\"说明\"");
  }

  /** What seats are given. */
  private Map<String, String> forms() {
    return server.store().inTransaction(tx -> tx.feed().bodies(ChangeKind.FORM));
  }

  private JsonNode form(String documentId) throws IOException {
    return Wire.mapper().readTree(forms().get(documentId));
  }

  @Test
  void givesANewVersionToTheNextTicketAndKeepsTheOldOneForThoseThatHaveIt() throws Exception {
    try (TestSeat agent = server.seat("1001")) {
      agent.up(org.seatline.protocol.SeatStateName.READY);
      ConfigurationOutcome outcome = publish("fault", 3, asked("What is dark"));
      assertThat(outcome.result()).isEqualTo(Result.APPLIED);
      assertThat(outcome.changes())
          .containsExactly(new LocalizedText("Form Fault: version 3 → 4", "工单表单 故障：版本 3 → 4"));
      assertThat(agent.next(ServerMessage.ChangesAvailable.class)).isNotNull();
    }
    assertThat(forms()).containsOnlyKeys("fault", "fault@3", "fault@4");
    assertThat(forms().get("fault")).isEqualTo(forms().get("fault@4")).contains("What is dark");
    assertThat(form("fault").path("version").asInt()).isEqualTo(4);
    assertThat(forms().get("fault@3")).contains("\"Note\"");
    assertThat(file()).contains("\"version\": 4", "What is dark");
    assertThat(
            server.count(
                "select count(*) from audit where action = 'configuration' and agent_id = '2001'"))
        .isEqualTo(1);
  }

  @Test
  void refusesWhatWasMadeFromAnOlderVersion() throws Exception {
    publish("fault", 3, asked("What is dark"));
    ConfigurationMistake stale = refused("fault", 3, asked("Since when"));
    assertThat(stale.place()).isEqualTo(FILE + " /version");
    assertThat(stale.what().en()).contains("version 4 was published meanwhile", "version 3");
    assertThat(stale.what().zh()).contains("期间已发布版本 4");
    assertThat(form("fault").path("version").asInt()).isEqualTo(4);
  }

  @Test
  void bringsAnOlderVersionBackUnderANewNumber() throws Exception {
    String old = Objects.requireNonNull(forms().get("fault"));
    publish("fault", 3, asked("What is dark"));
    assertThat(publish("fault", 4, old).result()).isEqualTo(Result.APPLIED);
    assertThat(forms()).containsKeys("fault@3", "fault@4", "fault@5");
    assertThat(form("fault").path("version").asInt()).isEqualTo(5);
    assertThat(form("fault").path("sections")).isEqualTo(form("fault@3").path("sections"));
  }

  @Test
  void refusesAFormThatIsWrongAndNamesEachPlace() throws Exception {
    String wrong =
        file()
            .replace(
                "\"type\": \"multiline\"",
                "\"type\": \"multiline\", \"visibleWhen\": \"nota == 'x'\"")
            .replace("\"zh\": \"内容\"", "\"zh\": \"\"");
    ConfigurationOutcome outcome = publish("fault", 3, wrong);
    assertThat(outcome.result()).isEqualTo(Result.MISTAKES);
    assertThat(outcome.mistakes())
        .extracting(ConfigurationMistake::place, ConfigurationMistake::change)
        .containsExactly(
            tuple(FILE + " line 9 /sections/0/title", 0),
            tuple(FILE + " line 11 /sections/0/fields/0/visibleWhen", 0));
    assertThat(outcome.mistakes().get(1).what())
        .isEqualTo(
            new LocalizedText(
                "Column 1: there is no field, column or function \"nota\".",
                "第 1 个字符：没有名为“nota”的字段、列或函数。"));
    assertThat(refused("fault", 3, "{\n\"id\": ,\n}").place()).isEqualTo(FILE + " line 2");
    assertThat(forms()).containsOnlyKeys("fault", "fault@3");
  }

  @Test
  void refusesAnotherContentUnderAnOldNumberInTheFolder() throws Exception {
    publish("fault", 3, asked("What is dark"));
    String fourth = file();
    Files.writeString(centre.resolve(FILE), fourth.replace("What is dark", "What is broken"));
    ConfigurationOutcome outcome = ask("/apply", new ConfigurationRequest(0, List.of()));
    assertThat(outcome.mistakes())
        .singleElement()
        .satisfies(m -> assertThat(m.place()).isEqualTo(FILE + " line 3 /version"))
        .satisfies(m -> assertThat(m.what().en()).endsWith("raise it to 5"))
        .satisfies(m -> assertThat(m.what().zh()).isEqualTo("版本 4 已发布过，内容不同：请把 version 改为 5"));
    Files.writeString(centre.resolve(FILE), fourth.replace("\n", "\n\n"));
    assertThat(ask("/apply", new ConfigurationRequest(0, List.of())).result())
        .as("the same written otherwise")
        .isEqualTo(Result.APPLIED);
  }

  @Test
  void startsWithTheLastOneWhenAFormWasChangedUnderItsOldNumber() throws Exception {
    publish("fault", 3, asked("What is dark"));
    Files.writeString(centre.resolve(FILE), file().replace("What is dark", "What is broken"));
    lead.close();
    server.close();
    server = TestServer.start(data, "--config", centre.toString());
    lead = server.seat("2001");
    lead.signIn();
    assertThat(forms().get("fault")).contains("What is dark");
    assertThat(lead.get(Protocol.CONFIGURATION, ConfigurationStatus.class).mistakes())
        .singleElement()
        .satisfies(m -> assertThat(m.what().en()).endsWith("raise it to 5"));
  }

  @Test
  void givesANewFormAFileOfItsOwn() throws Exception {
    String body = asked("Who owes").replace("\"id\": \"fault\"", "\"id\": \"debt\"");
    assertThat(publish("debt", 0, body).result()).isEqualTo(Result.APPLIED);
    assertThat(centre.resolve("forms/debt.json")).content().contains("\"version\": 1");
    assertThat(forms()).containsKeys("debt", "debt@1");
    assertThat(refused("debt", 0, body).what().en()).contains("version 1 was published meanwhile");
  }

  @Test
  void refusesIdsAndSizesAndOtherFormsWithASentence() throws Exception {
    assertThat(refused("../centre", 0, "{}").what().en()).contains("cannot be the id");
    assertThat(refused("Fault", 0, file()).what().en()).contains("another form");
    assertThat(refused("debt", 2, file()).what().en()).contains("no published form");
    assertThat(refused("debt", 0, file()).what().en()).contains("the form \"fault\"");
    String long_ = file() + "表".repeat(FormVersions.BODY_MAX_CHARS);
    assertThat(refused("fault", 3, long_).what().en()).contains("at most 120000");
    assertThat(forms()).containsOnlyKeys("fault", "fault@3");
  }

  @Test
  void leavesWhatSomebodyWritesInTheFolderAlone() throws Exception {
    String theirs = asked("Half written");
    Files.writeString(centre.resolve(FILE), theirs);
    assertThat(refusedWithoutItsChange("fault", 3, theirs).en()).contains("not in force");
    assertThat(file()).isEqualTo(theirs);
  }

  private LocalizedText refusedWithoutItsChange(String id, int basedOn, String body)
      throws IOException {
    ConfigurationOutcome outcome = publish(id, basedOn, body);
    assertThat(outcome.result()).isEqualTo(Result.MISTAKES);
    return outcome.mistakes().getFirst().what();
  }

  @Test
  void usesTheOldVersionAgainWhenTheConfigurationGoesBack() throws Exception {
    publish("fault", 3, asked("What is dark"));
    String fourth = forms().get("fault@4");
    assertThat(ask("/rollback", new ConfigurationRequest(0, List.of())).result())
        .isEqualTo(Result.APPLIED);
    assertThat(form("fault").path("version").asInt()).isEqualTo(3);
    assertThat(forms().get("fault@4")).isEqualTo(fourth);
    assertThat(publish("fault", 4, asked("Since when")).result()).isEqualTo(Result.APPLIED);
    assertThat(form("fault").path("version").asInt()).isEqualTo(5);
  }

  @Test
  void isForLeadsAndAdministratorsOnly() throws Exception {
    try (TestSeat agent = server.seat("1001")) {
      agent.signIn();
      var wish = new ConfigurationRequest(0, List.of(new PublishForm("fault", 3, file())));
      assertThat(agent.post(Protocol.CONFIGURATION + "/quick", wish).statusCode()).isEqualTo(403);
    }
    assertThat(forms()).containsOnlyKeys("fault", "fault@3");
  }
}
