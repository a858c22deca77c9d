package org.seatline.server.admin;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.server.acd.ServiceLevel;
import org.seatline.server.acd.Strategies;
import org.seatline.server.acd.Strategy;
import org.seatline.server.admin.Configuration.Centre;
import org.seatline.server.admin.Configuration.NumberRules;
import org.seatline.server.admin.Configuration.Person;
import org.seatline.server.admin.Configuration.QueueSetting;

/** Reads centre.json, queues.json and people.json, and checks them with each other. */
public final class ConfigurationReader {
  private static final String CENTRE = "centre.json";
  private static final String QUEUES = "queues.json";
  private static final String PEOPLE = "people.json";
  private static final String MENU = "menu.json";
  private static final int QUEUES_MAX = 200;
  private static final int PEOPLE_MAX = 10_000;
  private static final long MINUTE_MS = 60_000;

  /** A shift; whoever wants no lock says 0. */
  private static final long LOCK_MAX_MINUTES = 480;

  private static final long HOUR_MS = 3_600_000;

  private final ConfigurationFolder folder;
  private final Problems problems = new Problems();
  private final PhonesReader phones = new PhonesReader();

  private ConfigurationReader(ConfigurationFolder folder) {
    this.folder = folder;
  }

  /**
   * Reads the configuration.
   *
   * @throws ConfigurationException with every problem and its place
   */
  public static Configuration read(ConfigurationFolder folder) throws ConfigurationException {
    return new ConfigurationReader(folder).read();
  }

  private Configuration read() throws ConfigurationException {
    JsonPlace queueFile = folder.json(QUEUES, problems);
    Set<String> skills = ids(queueFile.list("skills"));
    List<QueueSetting> queues = queues(queueFile, skills);
    Set<String> queueIds = queues.stream().map(QueueSetting::id).collect(Collectors.toSet());
    Centre centre = centre(folder.json(CENTRE, problems), queueIds);
    checkHours(queueFile, centre);
    Names names = new Names(skills, queueIds, centre.demo());
    List<Person> people = people(folder.json(PEOPLE, problems), names);
    new RoutingChecks(queueFile, queues, people, prompts()).check();
    String hash = hash();
    problems.throwIfAny();
    return new Configuration(centre, queues, people, hash);
  }

  /** What people may name. */
  private record Names(Set<String> skills, Set<String> queueIds, boolean demo) {}

  private static void checkHours(JsonPlace queueFile, Centre centre) {
    Set<String> known = centre.routing().hours().keySet();
    for (JsonPlace queue : queueFile.list("queues")) {
      if (queue.has("hours") && !known.contains(queue.text("hours"))) {
        queue.at("hours").problem("no such hours in centre.json; there are " + sorted(known));
      }
    }
  }

  private static String sorted(Set<String> values) {
    return values.isEmpty() ? "none" : JsonPlace.sorted(values);
  }

  /** Keys of what can be said; telephony checks the file itself. */
  private Set<String> prompts() {
    if (!folder.exists(MENU)) {
      return Set.of();
    }
    Set<String> keys = new HashSet<>();
    folder.json(MENU, new Problems()).at("prompts").node().fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private String hash() {
    try {
      return folder.hash(List.of(CENTRE, QUEUES, PEOPLE));
    } catch (IOException e) {
      problems.add(CENTRE, "", "cannot be read: " + e.getMessage());
      return "";
    }
  }

  private Centre centre(JsonPlace file, Set<String> queueIds) {
    JsonPlace numbers = file.at("numbers");
    ZoneId zone = zone(file);
    NumberRules rules =
        new NumberRules(
            numbers.text("region"),
            numbers.text("outsideLinePrefix", ""),
            numbers.text("internationalPrefix", "00"),
            numbers.text("serviceNumber", ""));
    List<ReasonCode> reasons =
        file.list("reasonCodes").stream()
            .map(r -> new ReasonCode(r.id("id"), r.localized("name"), r.flag("choosable", true)))
            .toList();
    return new Centre(
        file.id("id"),
        file.localized("name"),
        file.text("defaultLanguage"),
        zone,
        rules,
        (int) file.at("serviceLevel").number("thresholdSeconds", 1, 3_600),
        serviceLevel(file.at("serviceLevel")),
        file.flag("demo", false),
        file.at("supervision").flag("visible", true),
        reasons,
        file.list("dispositions").stream()
            .map(
                d ->
                    new Disposition(d.id("id"), d.localized("name"), d.texts("queueIds", queueIds)))
            .toList(),
        PhonesReader.features(file, reasons, prompts()),
        StandbyReader.read(file, queueIds),
        seats(file.at("seats")),
        new RoutingReader(file, rules).read(zone, queueIds));
  }

  private static SeatRules seats(JsonPlace place) {
    long usual = SeatRules.USUAL.lockAfterIdleMs() / MINUTE_MS;
    return new SeatRules(
        place.number("lockAfterIdleMinutes", 0, LOCK_MAX_MINUTES, usual) * MINUTE_MS,
        place.flag("maskNumbers", SeatRules.USUAL.maskNumbers()),
        place.flag("revealReason", SeatRules.USUAL.revealReason()));
  }

  private static ServiceLevel serviceLevel(JsonPlace place) {
    ServiceLevel usual = ServiceLevel.IN_TIME_OF_OFFERED;
    String formula = place.text("formula", usual.formula());
    Optional<ServiceLevel> known = ServiceLevel.named(formula);
    if (known.isEmpty()) {
      place
          .at("formula")
          .problem(
              "no such formula; there are "
                  + Arrays.stream(ServiceLevel.values())
                      .map(ServiceLevel::formula)
                      .collect(Collectors.joining(", ")));
    }
    return known.orElse(usual);
  }

  private static ZoneId zone(JsonPlace file) {
    try {
      return ZoneId.of(file.text("timeZone"));
    } catch (DateTimeException e) {
      file.at("timeZone").problem("not a time zone, for example Asia/Shanghai");
      return ZoneOffset.UTC;
    }
  }

  private List<QueueSetting> queues(JsonPlace file, Set<String> skills) {
    List<JsonPlace> list = file.list("queues");
    if (list.isEmpty() || list.size() > QUEUES_MAX) {
      file.at("queues").problem("1 to " + QUEUES_MAX + " queues are needed");
    }
    ids(list);
    return list.stream().map(q -> queue(q, skills)).toList();
  }

  private QueueSetting queue(JsonPlace q, Set<String> skills) {
    QueueRulesReader rules = new QueueRulesReader(q, skills);
    Map<String, Integer> requiredSkills = rules.requiredSkills();
    return new QueueSetting(
        q.id("id"),
        q.localized("name"),
        requiredSkills,
        (int) q.number("priority", 0, 1_000, 0),
        strategy(q),
        q.number("offerTimeoutMs", 1_000, HOUR_MS),
        q.number("wrapUpMs", 0, HOUR_MS),
        (int) q.number("serviceLevelSeconds", 1, 3_600),
        (int) q.number("maxWaiting", 1, 100_000, 500),
        q.number("maxWaitMs", 1_000, 24 * HOUR_MS, HOUR_MS),
        q.number("announceEveryMs", 0, HOUR_MS, 30_000),
        document(q, "scriptId", "scripts"),
        document(q, "formId", "forms"),
        q.has("hours") ? q.text("hours") : null,
        rules.rules(requiredSkills));
  }

  private static String strategy(JsonPlace queue) {
    String id = queue.text("strategy", Strategies.LONGEST_IDLE);
    List<String> known = Strategies.all().stream().map(Strategy::id).toList();
    if (!known.contains(id)) {
      queue.at("strategy").problem("no such strategy; there are " + String.join(", ", known));
    }
    return id;
  }

  private String document(JsonPlace queue, String field, String subFolder) {
    String id = queue.id(field);
    if (!id.isEmpty() && !folder.exists(subFolder + "/" + id + ".json")) {
      queue.at(field).problem("there is no " + subFolder + "/" + id + ".json");
    }
    return id;
  }

  private List<Person> people(JsonPlace file, Names names) {
    List<JsonPlace> list = file.list("people");
    if (list.isEmpty() || list.size() > PEOPLE_MAX) {
      file.at("people").problem("1 to " + PEOPLE_MAX + " people are needed");
    }
    ids(list);
    return list.stream().map(p -> person(p, names)).toList();
  }

  private Person person(JsonPlace p, Names names) {
    boolean demo = p.flag("demo", false);
    if (demo && !names.demo()) {
      p.at("demo").problem("demo accounts need \"demo\": true in centre.json");
    }
    if (p.has("demoPassword") && !demo) {
      p.at("demoPassword").problem("only demo accounts have their password in clear");
    }
    String hash = p.text("passwordHash", "");
    if (!demo && !Passwords.isHash(hash)) {
      p.at("passwordHash").problem("an encoded Argon2id hash is needed ($argon2id$...)");
    }
    return new Person(
        p.id("id"),
        p.localized("name"),
        roles(p),
        p.texts("languages", Set.of("en", "zh")),
        levels(p, names.skills()),
        RoutingReader.ranks(p, names.queueIds()),
        demo,
        demo ? p.text("demoPassword") : "",
        hash,
        phones.account(p, demo));
  }

  private static Set<Role> roles(JsonPlace p) {
    Set<String> names =
        EnumSet.allOf(Role.class).stream()
            .map(r -> r.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    p.texts("roles", names).forEach(r -> roles.add(Role.valueOf(r.toUpperCase(Locale.ROOT))));
    return roles;
  }

  private static Map<String, Integer> levels(JsonPlace p, Set<String> skills) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (JsonPlace s : p.list("skills")) {
      String skill = s.text("skill");
      if (!skills.contains(skill)) {
        s.at("skill").problem("no such skill; there are " + JsonPlace.sorted(skills));
      }
      levels.put(skill, (int) s.number("level", 1, 9));
    }
    return levels;
  }

  private static Set<String> ids(List<JsonPlace> items) {
    Set<String> seen = new HashSet<>();
    for (JsonPlace item : new ArrayList<>(items)) {
      if (!seen.add(item.id("id"))) {
        item.at("id").problem("this id is used twice");
      }
    }
    return seen;
  }
}
