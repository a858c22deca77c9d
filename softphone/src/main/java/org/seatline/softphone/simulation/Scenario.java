package org.seatline.softphone.simulation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a simulated caller does. A file may hold more than this (a drill's goal, for instance): it
 * is passed over.
 *
 * @param number to present, as the caller's network writes it
 * @param language BCP 47, for reports
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Scenario(String name, String number, String language, List<Step> steps) {
  /** Most steps of a scenario. */
  public static final int STEPS_MAX = 1_000;

  public Scenario {
    steps = List.copyOf(steps);
    if (steps.size() > STEPS_MAX) {
      throw new IllegalArgumentException("more than " + STEPS_MAX + " steps");
    }
  }

  /**
   * Reads a scenario file (JSON).
   *
   * @throws IOException when it cannot be read or means nothing
   */
  public static Scenario read(Path file) throws IOException {
    return JsonMapper.builder().build().readValue(file.toFile(), Scenario.class);
  }

  /** The same with another number to present. */
  public Scenario from(String otherNumber) {
    return new Scenario(name, otherNumber, language, steps);
  }
}
