package org.seatline.installer.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the simulated callers say, by the number that they present. */
final class CallerScenarios {
  private static final int SIGNIFICANT_DIGITS = 9;
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final Map<String, List<Path>> spoken = new HashMap<>();

  /** Reads all scenario files of the sample. */
  CallerScenarios(Path sample) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(sample.resolve("callers"))) {
      files = all.filter(f -> f.toString().endsWith(".json")).toList();
    }
    for (Path file : files) {
      JsonNode scenario = MAPPER.readTree(file.toFile());
      List<Path> said = new ArrayList<>();
      for (JsonNode step : scenario.path("steps")) {
        if (step.path("do").asText().equals("say")) {
          // Sounds are named relative to the scenario file.
          said.add(file.resolveSibling(step.path("file").asText()).normalize());
        }
      }
      spoken.put(key(scenario.path("number").asText()), said);
    }
  }

  /** The files that a caller with this number speaks. */
  List<Path> spokenBy(String number) {
    return spoken.getOrDefault(key(number), List.of());
  }

  /** The last digits: the same however the number is written. */
  static String key(String number) {
    String digits = number.replaceAll("\\D", "");
    return digits.substring(Math.max(0, digits.length() - SIGNIFICANT_DIGITS));
  }
}
