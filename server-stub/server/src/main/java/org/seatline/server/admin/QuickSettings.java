package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.Role;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.Strategies;

/** What quick changes can be made to, as it is in force. */
final class QuickSettings {
  private QuickSettings() {}

  /**
   * Reads them.
   *
   * @param inForce folder with the files that are in force
   */
  static ConfigurationStatus.Settings of(Configuration configuration, Path inForce)
      throws IOException {
    List<ConfigurationStatus.Named> skills = new ArrayList<>();
    for (JsonNode skill : read(inForce, "queues.json").path("skills")) {
      String id = skill.path("id").asText();
      skills.add(new ConfigurationStatus.Named(id, ConfigurationWords.name(skill, id)));
    }
    JsonNode centre = read(inForce, "centre.json");
    return new ConfigurationStatus.Settings(
        Strategies.all().stream()
            .map(
                s ->
                    new ConfigurationStatus.Strategy(
                        s.id(),
                        ConfigurationWords.strategy(s.id()),
                        ConfigurationWords.text("strategy." + s.id())))
            .toList(),
        List.copyOf(skills),
        configuration.queues().stream()
            .map(
                q ->
                    new ConfigurationStatus.Queue(
                        q.id(), q.name(), q.strategy(), q.hours() == null ? "" : q.hours()))
            .toList(),
        configuration.people().stream()
            .filter(p -> p.roles().contains(Role.AGENT))
            .map(p -> new ConfigurationStatus.Agent(p.agentId(), p.name(), p.skills(), p.ranks()))
            .toList(),
        hours(centre),
        holidays(centre));
  }

  private static JsonNode read(Path folder, String file) throws IOException {
    return Wire.mapper().readTree(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
  }

  private static List<ConfigurationStatus.Hours> hours(JsonNode centre) {
    List<ConfigurationStatus.Hours> hours = new ArrayList<>();
    for (JsonNode each : centre.path("hours")) {
      List<ConfigurationStatus.Weekly> weekly = new ArrayList<>();
      for (JsonNode span : each.path("weekly")) {
        List<String> days = new ArrayList<>();
        span.path("days").forEach(day -> days.add(day.asText()));
        weekly.add(
            new ConfigurationStatus.Weekly(
                days, span.path("from").asText(), span.path("to").asText()));
      }
      String id = each.path("id").asText();
      hours.add(new ConfigurationStatus.Hours(id, ConfigurationWords.name(each, id), weekly));
    }
    return hours;
  }

  private static List<ConfigurationStatus.Holiday> holidays(JsonNode centre) {
    List<ConfigurationStatus.Holiday> holidays = new ArrayList<>();
    for (JsonNode day : centre.path("holidays")) {
      String date = day.path("date").asText();
      holidays.add(new ConfigurationStatus.Holiday(date, ConfigurationWords.name(day, date)));
    }
    return holidays;
  }
}
