package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.server.TestServer;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.CallbackRule;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Overflow;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Strategies;

/** What RoutingConfiguration makes of the files, and what it says of mistakes in them. */
final class RoutingConfigurationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Everything that the first queue, the first person and the centre can say. */
  private static final String QUEUE =
      """
      {"strategy": "top-down", "ageingPerMinute": 3, "hours": "office",
       "alsoRequires": [{"skill": "bills", "level": 1}],
       "relaxation": [{"afterSeconds": 20, "alsoRequires": []},
                      {"afterSeconds": 40, "minimumLevel": 0}],
       "sticky": {"windowSeconds": 3600, "keepForSeconds": 30, "awaySeconds": 10},
       "overflow": [{"when": "closed", "then": "voicemail"},
                    {"when": "wait", "seconds": 90, "then": "queue", "queue": "bills"},
                    {"when": "length", "callers": 5, "then": "message", "prompt": "busy"},
                    {"when": "estimate", "seconds": 120, "then": "voicemail"},
                    {"when": "no-staff", "then": "queue", "queue": "bills"}],
       "voicemailSeconds": 60,
       "ringNoAnswer": {"notReadyAfter": 2, "pauseSeconds": 10},
       "refused": {"notReadyAfter": 3},
       "wrapUp": {"kind": "extendable", "extendSeconds": 30, "maxSeconds": 120, "autoReady": false},
       "callback": {"attempts": 2, "retrySeconds": 120, "keepHours": 12}}
      """;

  private static final String CENTRE =
      """
      {"routing": {"talkLeaseGraceSeconds": 10, "menuMaxSeconds": 90},
       "priorityPoints": {"callers": [{"number": "138 0000 0001", "points": 20}],
                          "called": [{"number": "+867105550188", "points": 10}]},
       "holidays": [{"date": "2026-10-01", "name": {"en": "National Day", "zh": "国庆节"}}],
       "hours": [{"id": "office", "name": {"en": "Office", "zh": "上班"},
                  "weekly": [{"days": ["mon", "fri"], "from": "08:30", "to": "17:30"},
                             {"days": ["sat"], "from": "22:00", "to": "06:00"}]}]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    Path from = TestServer.smallCentre();
    try (Stream<Path> files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copy(from, file));
    }
    merge("queues.json", "/queues/0", QUEUE);
    merge("people.json", "/people/0", "{\"ranks\": [{\"queue\": \"fault\", \"rank\": 2}]}");
    merge("centre.json", "", CENTRE);
    Files.writeString(folder.resolve("menu.json"), "{\"prompts\": {\"busy\": {}}}");
  }

  private void copy(Path from, Path file) {
    try {
      Path to = folder.resolve(from.relativize(file).toString());
      Files.createDirectories(to.getParent());
      Files.copy(file, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts these fields into the object at a place of a file; null takes a field away. */
  private void merge(String file, String pointer, String fields) throws IOException {
    Path path = folder.resolve(file);
    ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(path));
    ObjectNode at = pointer.isEmpty() ? root : (ObjectNode) root.at(pointer);
    JSON.readTree(fields)
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                at.remove(field.getKey());
              } else {
                at.set(field.getKey(), field.getValue());
              }
            });
    Files.writeString(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }

  private Configuration read() throws ConfigurationException, IOException {
    try (ConfigurationFolder opened = ConfigurationFolder.open(folder)) {
      return ConfigurationReader.read(opened);
    }
  }

  @Test
  void readsEveryRule() throws Exception {
    AcdConfig config = RoutingConfiguration.of(read());
    AcdConfig.Queue queue = config.queues().getFirst();
    assertThat(queue.strategy()).isEqualTo("top-down");
    assertThat(queue.requiredSkills()).isEqualTo(Map.of("fault", 1, "bills", 1));
    assertThat(queue.rules())
        .isEqualTo(
            new QueueRules(
                3,
                List.of(
                    new QueueRules.Relaxation(20_000, Map.of("fault", 1)),
                    new QueueRules.Relaxation(40_000, Map.of())),
                new QueueRules.Sticky(3_600_000, 30_000, 10_000),
                null,
                List.of(
                    new Overflow(Overflow.When.CLOSED, 0, Overflow.Then.VOICEMAIL, ""),
                    new Overflow(Overflow.When.WAIT, 90_000, Overflow.Then.QUEUE, "bills"),
                    new Overflow(Overflow.When.LENGTH, 5, Overflow.Then.MESSAGE, "busy"),
                    new Overflow(Overflow.When.ESTIMATE, 120_000, Overflow.Then.VOICEMAIL, ""),
                    new Overflow(Overflow.When.NO_STAFF, 0, Overflow.Then.QUEUE, "bills")),
                60_000,
                new QueueRules.Miss(2, 10_000),
                new QueueRules.Miss(3, 0),
                new QueueRules.WrapUp(QueueRules.WrapUp.Kind.EXTENDABLE, 30_000, 120_000, false),
                new CallbackRule(60_000, 2, 120_000, 30_000, 12 * 3_600_000L)));
    assertThat(config.queues().get(1).rules()).isEqualTo(QueueRules.usual());
    assertThat(config.agents().getFirst().ranks()).isEqualTo(Map.of("fault", 2));
    assertThat(config.timings())
        .isEqualTo(new AcdConfig.Timings(10_000, 60_000, 90_000, 60_000, 600_000));
    assertThat(config.points().callers()).isEqualTo(Map.of("+8613800000001", 20));
    assertThat(config.points().called()).isEqualTo(Map.of("+867105550188", 10));
    assertThat(RoutingConfiguration.hours(read()).get("fault")).isPresent();
    assertThat(RoutingConfiguration.hours(read()).get("bills")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "queues.json | /queues/0 | {'strategy': 'nearest'} | /queues/0/strategy: no such strategy",
        "queues.json | /queues/0 | {'skil': 'fault'} | /queues/0/skil: not known here",
        "queues.json | /queues/0 | {'ageingPerMinute': -1} "
            + "| /queues/0/ageingPerMinute: a whole number from 0",
        "queues.json | /queues/0 | {'hours': 'night'} "
            + "| /queues/0/hours: no such hours in centre.json; there are office",
        "queues.json | /queues/0 | {'alsoRequires': [{'skill': 'gas', 'level': 1}]} "
            + "| /queues/0/alsoRequires/0/skill: no such skill; there are bills, fault",
        "queues.json | /queues/0 | {'alsoRequires': [{'skill': 'fault', 'level': 1}]} "
            + "| /queues/0/alsoRequires/0/skill: this skill is required already",
        "queues.json | /queues/0/relaxation/1 | {'afterSeconds': 20} "
            + "| /queues/0/relaxation/1/afterSeconds: a later step needs a later time",
        "queues.json | /queues/0/relaxation/1 | {'minimumLevel': 2} "
            + "| /queues/0/relaxation/1: stricter than before: fault was 1",
        "queues.json | /queues/0/relaxation/1 | {'minimumLevel': 1} "
            + "| /queues/0/relaxation/1: this step lets nobody in",
        "queues.json | /queues/0/sticky | {'keepForSeconds': -5} "
            + "| /queues/0/sticky/keepForSeconds: a whole number from 1",
        "queues.json | /queues/0/sticky | {'windowSeconds': null} "
            + "| /queues/0/sticky/windowSeconds: a whole number",
        "queues.json | /queues/0 | {'owner': '9999', 'relaxation': null} "
            + "| /queues/0/owner: there is nobody with the id 9999",
        "queues.json | /queues/0 | {'owner': '1001'} "
            + "| /queues/0/relaxation: a private queue has an owner",
        "queues.json | /queues/0/overflow/0 | {'when': 'bored'} "
            + "| /queues/0/overflow/0/when: one of wait, length, estimate, no-staff, closed",
        "queues.json | /queues/0/overflow/0 | {'then': 'fax'} "
            + "| /queues/0/overflow/0/then: one of queue, voicemail, callback, message",
        "queues.json | /queues/1 | {'overflow': [{'when': 'closed', 'then': 'callback'}]} "
            + "| /queues/1/overflow/0/then: the queue says nothing of",
        "queues.json | /queues/0/callback | {'attempts': 0} "
            + "| /queues/0/callback/attempts: a whole number from 1",
        "queues.json | /queues/0/callback | {'retrys': 5} "
            + "| /queues/0/callback/retrys: not known here",
        "queues.json | /queues/0/overflow/1 | {'seconds': null} "
            + "| /queues/0/overflow/1/seconds: a whole number",
        "queues.json | /queues/0/overflow/1 | {'callers': 3} "
            + "| /queues/0/overflow/1/callers: this rule has no use for it",
        "queues.json | /queues/0/overflow/1 | {'queue': 'gas'} "
            + "| /queues/0/overflow/1/queue: no such queue; there are bills, fault",
        "queues.json | /queues/0/overflow/1 | {'queue': 'fault'} "
            + "| /queues/0/overflow/1/queue: a queue cannot overflow into itself",
        "queues.json | /queues/0/overflow/2 | {'prompt': 'sorry'} "
            + "| /queues/0/overflow/2/prompt: there is no prompt sorry in menu.json",
        "queues.json | /queues/1 | "
            + "{'overflow': [{'when': 'no-staff', 'then': 'queue', 'queue': 'fault'}]} "
            + "| /queues/0/overflow/4: leads round in a circle that nothing ends: fault",
        "queues.json | /queues/0 | {'voicemailSeconds': 0} "
            + "| /queues/0/voicemailSeconds: a whole number from 5",
        "queues.json | /queues/0/ringNoAnswer | {'notReadyAfter': 0} "
            + "| /queues/0/ringNoAnswer/notReadyAfter: a whole number from 1",
        "queues.json | /queues/0/refused | {'pauseSeconds': -1} "
            + "| /queues/0/refused/pauseSeconds: a whole number from 0",
        "queues.json | /queues/0/wrapUp | {'kind': 'endless'} "
            + "| /queues/0/wrapUp/kind: one of fixed, extendable, unlimited",
        "queues.json | /queues/0/wrapUp | {'kind': 'fixed'} "
            + "| /queues/0/wrapUp/maxSeconds: only an extendable wrap-up has this",
        "queues.json | /queues/0/wrapUp | {'maxSeconds': 20} "
            + "| /queues/0/wrapUp/maxSeconds: less than wrapUpMs",
        "people.json | /people/0/ranks/0 | {'queue': 'gas'} "
            + "| /people/0/ranks/0/queue: no such queue; there are bills, fault",
        "people.json | /people/0/ranks/0 | {'rank': 0} "
            + "| /people/0/ranks/0/rank: a whole number from 1",
        "centre.json | /routing | {'menuMaxSeconds': 0} "
            + "| /routing/menuMaxSeconds: a whole number from 10",
        "centre.json | /routing | {'menuMax': 90} | /routing/menuMax: not known here",
        "centre.json | /priorityPoints/callers/0 | {'number': 'none'} "
            + "| /priorityPoints/callers/0/number: `\"none\"` is not a phone number",
        "centre.json | /priorityPoints/called/0 | {'points': 0} "
            + "| /priorityPoints/called/0/points: a whole number from 1",
        "centre.json | /holidays/0 | {'date': '1 October'} "
            + "| /holidays/0/date: a date is needed, for example 2026-10-01",
        "centre.json | /hours/0/weekly/0 | {'to': '17.30'} "
            + "| /hours/0/weekly/0/to: a time is needed, for example 08:30",
        "centre.json | /hours/0/weekly/0 | {'days': ['monday']} "
            + "| /hours/0/weekly/0/days/0: one of fri, mon, sat, sun, thu, tue, wed is needed",
        "centre.json | /hours/0 | {'onHolidays': 'maybe'} "
            + "| /hours/0/onHolidays: one of as-usual, closed is needed",
        "centre.json | /hours/0 | {'name': null} | /hours/0/name: a text in both languages",
      })
  void saysWhereAMistakeIs(String file, String pointer, String change, String problem)
      throws Exception {
    merge(file, pointer, change.replace('\'', '"'));
    ConfigurationException found = catchThrowableOfType(ConfigurationException.class, this::read);
    assertThat(found).isNotNull();
    assertThat(found.problems())
        .anySatisfy(p -> assertThat(p).startsWith(file).contains(problem.replace("`", "")));
  }

  @Test
  void saysAllMistakesAtOnce() throws Exception {
    merge("queues.json", "/queues/0", "{\"strategy\": \"x\", \"hours\": \"x\", \"owner\": \"x\"}");
    merge("people.json", "/people/0/ranks/0", "{\"queue\": \"x\"}");
    merge("centre.json", "/routing", "{\"menuMaxSeconds\": -1}");
    ConfigurationException found = catchThrowableOfType(ConfigurationException.class, this::read);
    assertThat(String.join("\n", found.problems()))
        .contains("/queues/0/strategy", "/queues/0/hours", "/queues/0/owner")
        .contains("/people/0/ranks/0/queue", "/routing/menuMaxSeconds");
  }

  @Test
  void findsNoCircleWhereSomebodyTakesAMessage() throws Exception {
    merge(
        "queues.json",
        "/queues/1",
        """
        {"overflow": [{"when": "no-staff", "then": "queue", "queue": "fault"},
                      {"when": "no-staff", "then": "voicemail"}]}
        """);
    assertThat(read().queues()).hasSize(2);
  }

  /** A new configuration from the files: who waits is matched anew, nobody is lost or doubled. */
  @Test
  void matchesThoseWhoWaitByTheNewFiles() throws Exception {
    merge("queues.json", "/queues/0", "{\"relaxation\": null, \"alsoRequires\": null}");
    merge(
        "queues.json",
        "/queues/0",
        "{\"overflow\": null, \"minimumLevel\": 2, \"strategy\": \"longest-idle\"}");
    Acd core = new Acd(Strategies.all());
    core.apply(new Event.ConfigurationLoaded(1_000, RoutingConfiguration.of(read())));
    core.apply(new Event.SeatSignedIn(2_000, "1002", "s"));
    core.apply(new Event.SeatReady(2_000, "1002"));
    for (String call : List.of("c1", "c2", "c3")) {
      core.apply(new Event.CallArrived(3_000, call, "+8613800000009", Map.of()));
      core.apply(new Event.CallQueued(3_000, call, "fault", 0, "1", null));
    }
    assertThat(core.calls()).allMatch(call -> core.position(call.callId()) > 0);

    merge("queues.json", "/queues/0", "{\"minimumLevel\": 1}");
    List<Effect> effects =
        core.apply(new Event.ConfigurationLoaded(63_000, RoutingConfiguration.of(read())));

    assertThat(effects)
        .filteredOn(Effect.OfferCall.class::isInstance)
        .singleElement()
        .satisfies(e -> assertThat(((Effect.OfferCall) e).callId()).isEqualTo("c1"))
        .satisfies(e -> assertThat(((Effect.OfferCall) e).queuedAtMs()).isEqualTo(3_000));
    assertThat(core.calls()).hasSize(3);
    assertThat(List.of(core.position("c2"), core.position("c3"))).containsExactly(1, 2);
    assertThat(effects).noneMatch(Effect.ReleaseCall.class::isInstance);

    List<Effect> again =
        core.apply(new Event.ConfigurationLoaded(64_000, RoutingConfiguration.of(read())));
    assertThat(again)
        .noneMatch(Effect.OfferCall.class::isInstance)
        .noneMatch(Effect.WithdrawOffer.class::isInstance);
  }
}
