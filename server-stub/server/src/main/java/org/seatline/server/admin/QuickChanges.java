package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QuickChange;
import org.seatline.protocol.Role;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.Strategies;

/** Quick changes as edits of the files. */
final class QuickChanges {
  private static final String QUEUES = "queues.json";
  private static final String PEOPLE = "people.json";
  private static final String SKILLS = "skills";

  private QuickChanges() {}

  /** A change does not fit a file. */
  static final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient LocalizedText sentence;

    Misfit(LocalizedText sentence) {
      super(sentence.en());
      this.sentence = sentence;
    }

    LocalizedText sentence() {
      return sentence;
    }
  }

  /** An edit of one file. */
  interface Edit {
    String file();

    /** The file's text with the change. */
    String edit(String text) throws IOException, Misfit;

    /** The text of the file in this folder with the change. */
    default String in(Path folder) throws IOException, Misfit {
      return edit(Files.readString(folder.resolve(file()), StandardCharsets.UTF_8));
    }
  }

  static Edit edit(QuickChange.QueueStrategy change) {
    return new StrategyEdit(change);
  }

  static Edit edit(QuickChange.AgentSkill change) {
    return new SkillEdit(change);
  }

  private record StrategyEdit(QuickChange.QueueStrategy change) implements Edit {
    @Override
    public String file() {
      return QUEUES;
    }

    @Override
    public String edit(String text) throws IOException, Misfit {
      int index = index(text, "queues", "id", change.queueId());
      if (index < 0) {
        throw new Misfit(ConfigurationWords.text("mistake.unknown-queue", change.queueId()));
      }
      return JsonEdit.put(text, "/queues/" + index, "strategy", Wire.encode(change.strategy()));
    }
  }

  private record SkillEdit(QuickChange.AgentSkill change) implements Edit {
    @Override
    public String file() {
      return PEOPLE;
    }

    @Override
    public String edit(String text) throws IOException, Misfit {
      int index = index(text, "people", "id", change.agentId());
      if (index < 0) {
        throw new Misfit(ConfigurationWords.text("mistake.unknown-agent", change.agentId()));
      }
      String skills = "/people/" + index + "/" + SKILLS;
      JsonNode there = Wire.mapper().readTree(text).at(skills);
      int at = indexOf(there, "skill", change.skill());
      if (change.level() == 0) {
        return at < 0 ? text : JsonEdit.remove(text, skills, at);
      }
      String level = String.valueOf(change.level());
      if (at >= 0) {
        return JsonEdit.put(text, skills + "/" + at, "level", level);
      }
      String added = "{\"skill\": " + Wire.encode(change.skill()) + ", \"level\": " + level + "}";
      return JsonEdit.append(text, skills, added);
    }
  }

  private static int index(String text, String list, String key, String wanted) throws IOException {
    return indexOf(Wire.mapper().readTree(text).path(list), key, wanted);
  }

  private static int indexOf(JsonNode list, String key, String wanted) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).path(key).asText().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** What quick changes can be made to. */
  static ConfigurationStatus.Settings settings(Configuration configuration, Path inForce)
      throws IOException {
    List<ConfigurationStatus.Named> skills = new ArrayList<>();
    String queues = Files.readString(inForce.resolve(QUEUES), StandardCharsets.UTF_8);
    for (JsonNode skill : Wire.mapper().readTree(queues).path(SKILLS)) {
      String id = skill.path("id").asText();
      skills.add(new ConfigurationStatus.Named(id, ConfigurationWords.name(skill, id)));
    }
    return new ConfigurationStatus.Settings(
        Strategies.all().stream()
            .map(s -> new ConfigurationStatus.Named(s.id(), ConfigurationWords.strategy(s.id())))
            .toList(),
        List.copyOf(skills),
        configuration.queues().stream()
            .map(q -> new ConfigurationStatus.Queue(q.id(), q.name(), q.strategy()))
            .toList(),
        configuration.people().stream()
            .filter(p -> p.roles().contains(Role.AGENT))
            .map(p -> new ConfigurationStatus.Agent(p.agentId(), p.name(), p.skills()))
            .toList());
  }
}
