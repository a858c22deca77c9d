package org.seatline.installer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plain SIP phones as seats, all played by sipp: no menu, music until a phone answers, two seconds
 * of talk. {@code -Dphones=} says how many there are; each takes one call at a time, so 600 phones
 * bear no more than 300 calls a second.
 */
final class LoadPhones {
  private static final int PHONES = 600;
  private static final int TALK_MS = 2_000;
  private static final int WARM_UP_RATE = 50;
  private static final List<Integer> RATES =
      List.of(50, 100, 150, 200, 220, 250, 280, 330, 390, 440);
  private static final int REGISTER_PER_SECOND = 100;
  private static final int REGISTER_MAX_SECONDS = 60;
  private static final String USER = "phone-";
  private static final String STATISTICS = "statistics.csv";
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final int phones = Integer.getInteger("phones", PHONES);

  LoadPhones(Path folder) {
    this.folder = folder;
  }

  /** Figures of the highest rate at which no call failed and nobody waited a second. */
  String rising() throws IOException, InterruptedException {
    Path config = config();
    Path caller = SippProcess.scenario("load-phone-caller.xml", folder);
    int phonePort = SippProcess.freePort();
    LoadSteps steps = new LoadSteps(folder, "-trace_stat", "-stf", STATISTICS);
    try (LoadServer server = LoadServer.start(folder, config);
        PacingProbe sink = new PacingProbe();
        SippProcess _ = SipLoadBench.phone(folder, phonePort, sink.port())) {
      register(server, phonePort);
      steps.run(server, caller, WARM_UP_RATE, sink.port());
      LoadSteps.Step best = new LoadSteps.Step(0, true, 0, "");
      double inTime = 0;
      for (int rate : SipLoadBench.rates(RATES)) {
        LoadSteps.Step step = steps.run(server, caller, rate, sink.port());
        double share = withinASecond(steps.folder(rate).resolve(STATISTICS));
        System.out.printf(Locale.ROOT, "    answered within 1 s: %.2f %%%n", 100 * share);
        if (!step.clean() || share < 1) {
          System.out.println(step.complaints());
          break;
        }
        best = step;
        inTime = share;
      }
      return String.format(
          Locale.ROOT,
          "phones=%d phoneCallsPerSecond=%d phonesCouldBear=%d answeredWithin1s=%.1f%%"
              + " phoneCpuMsPerCall=%.2f phoneServerMb=%d phoneHeapMb=%d",
          phones,
          best.perSecond(),
          phones * 1_000 / TALK_MS,
          100 * inTime,
          best.cpuMsPerCall(),
          server.residentKb() / 1_024,
          server.liveHeapKb() / 1_024);
    }
  }

  /** The centre of the other runs, with a phone for each agent and a menu that is over at once. */
  private Path config() throws IOException {
    Path config = LoadCentre.write(folder.resolve("config"), phones, true, 0);
    Path menuFile = config.resolve("menu.json");
    ObjectNode menu = (ObjectNode) MAPPER.readTree(Files.readString(menuFile));
    menu.withArray("menus").forEach(m -> ((ObjectNode) m).put("digitTimeoutMs", 1));
    Files.writeString(menuFile, menu.toString());
    Path peopleFile = config.resolve("people.json");
    ObjectNode people = (ObjectNode) MAPPER.readTree(Files.readString(peopleFile));
    List<String> agents = agents();
    for (JsonNode person : people.withArray("people")) {
      String id = person.path("id").asText();
      if (agents.contains(id)) {
        ((ObjectNode) person)
            .putObject("phone")
            .put("user", USER + id)
            .put("demoPassword", LoadCentre.password(id))
            .put("atRegistration", "ready");
      }
    }
    Files.writeString(peopleFile, people.toString());
    return config;
  }

  private List<String> agents() {
    List<String> agents = new ArrayList<>();
    for (int i = 0; i < phones; i++) {
      agents.add(LoadCentre.agent(i));
    }
    return agents;
  }

  /** Registers every phone with its password, once. */
  private void register(LoadServer server, int phonePort) throws IOException, InterruptedException {
    List<String> table = new ArrayList<>(List.of("SEQUENTIAL"));
    for (String id : agents()) {
      String user = USER + id;
      String password = LoadCentre.password(id);
      table.add(user + ";[authentication username=" + user + " password=" + password + "]");
    }
    Path users = Files.write(folder.resolve("phones.csv"), table);
    List<String> arguments =
        List.of(
            server.target(),
            "-sf",
            SippProcess.scenario("load-register.xml", folder).toString(),
            "-inf",
            users.toString(),
            "-p",
            Integer.toString(SippProcess.freePort()),
            "-key",
            "phone_port",
            Integer.toString(phonePort),
            "-m",
            Integer.toString(phones),
            "-r",
            Integer.toString(REGISTER_PER_SECOND));
    try (SippProcess sipp =
        SippProcess.start(folder.resolve("register"), REGISTER_MAX_SECONDS, arguments)) {
      if (sipp.awaitEnd(REGISTER_MAX_SECONDS * 1_000L) != 0) {
        throw new IOException("not all phones were registered: " + sipp.complaints());
      }
    }
  }

  /** The share of the answered that waited less than a second, by sipp's statistics. */
  private static double withinASecond(Path statistics) throws IOException {
    List<String> lines = Files.readAllLines(statistics);
    String[] names = lines.getFirst().split(";");
    String[] values = lines.getLast().split(";");
    double soon = 0;
    double all = 0;
    for (int i = 0; i < Math.min(names.length, values.length); i++) {
      if (names[i].startsWith("ResponseTimeRepartition1_")) {
        double count = Double.parseDouble(values[i]);
        all += count;
        soon += isSoon(names[i]) ? count : 0;
      }
    }
    return all == 0 ? 0 : soon / all;
  }

  /** A column such as {@code ResponseTimeRepartition1_<1000}. */
  private static boolean isSoon(String column) {
    int below = column.indexOf("_<");
    return below >= 0 && Integer.parseInt(column.substring(below + 2)) <= 1_000;
  }
}
