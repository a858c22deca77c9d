package org.seatline.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QuickChange;
import org.seatline.protocol.Wire;

/** Quick changes as edits of the files. */
final class QuickChanges {
  private static final String QUEUES = "queues.json";
  private static final String PEOPLE = "people.json";
  private static final String CENTRE = "centre.json";
  private static final String SKILLS = "skills";
  private static final String HOLIDAYS = "/holidays";

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

    /** The path in this text that the change touches, to find whose mistake one there is. */
    String path(String text) throws IOException, Misfit;

    /** Whether it leaves other changes of the file as they are. */
    default boolean merges() {
      return true;
    }

    /** The text of the file in this folder with the change. */
    default String in(Path folder) throws IOException, Misfit {
      return edit(Files.readString(folder.resolve(file()), StandardCharsets.UTF_8));
    }
  }

  /**
   * What changes are made to.
   *
   * @param folder with the files
   * @param forms the newest published version of each form
   */
  record Ground(Path folder, Map<String, Integer> forms) {}

  static Edit edit(QuickChange change, Ground ground) throws IOException, Misfit {
    return switch (change) {
      case QuickChange.QueueStrategy c ->
          new FieldEdit(
              new Item(QUEUES, "queues", c.queueId()), "strategy", Wire.encode(c.strategy()));
      case QuickChange.QueueHours c ->
          new FieldEdit(
              new Item(QUEUES, "queues", c.queueId()),
              "hours",
              c.hoursId().isEmpty() ? "null" : Wire.encode(c.hoursId()));
      case QuickChange.WeeklyHours c ->
          new FieldEdit(new Item(CENTRE, "hours", c.hoursId()), "weekly", Wire.encode(c.weekly()));
      case QuickChange.AgentSkill c -> new SkillEdit(c);
      case QuickChange.AgentRank c -> new RankEdit(c);
      case QuickChange.Holiday c -> new HolidayEdit(c);
      case QuickChange.PublishForm c -> FormEdit.of(c, ground);
    };
  }

  /** Several edits of one file, one after the other. */
  record Together(String file, List<Edit> edits) implements Edit {
    @Override
    public String edit(String text) throws IOException, Misfit {
      String edited = text;
      for (Edit each : edits) {
        edited = each.edit(edited);
      }
      return edited;
    }

    @Override
    public String path(String text) {
      return "";
    }

    @Override
    public boolean merges() {
      return edits.stream().allMatch(Edit::merges);
    }
  }

  /** An item of a list, by its id. */
  private record Item(String file, String list, String id) {
    String path(String text) throws IOException, Misfit {
      int index = index(text, list, "id", id);
      if (index < 0) {
        throw new Misfit(ConfigurationWords.text("mistake.unknown-" + list, id));
      }
      return "/" + list + "/" + index;
    }
  }

  private record FieldEdit(Item item, String field, String json) implements Edit {
    @Override
    public String file() {
      return item.file();
    }

    @Override
    public String edit(String text) throws IOException, Misfit {
      return JsonEdit.put(text, item.path(text), field, json);
    }

    @Override
    public String path(String text) throws IOException, Misfit {
      return item.path(text) + "/" + field;
    }
  }

  private record SkillEdit(QuickChange.AgentSkill change) implements Edit {
    @Override
    public String file() {
      return PEOPLE;
    }

    private String list(String text) throws IOException, Misfit {
      return new Item(PEOPLE, "people", change.agentId()).path(text) + "/" + SKILLS;
    }

    @Override
    public String path(String text) throws IOException, Misfit {
      JsonNode there = Wire.mapper().readTree(text).at(list(text));
      int at = indexOf(there, "skill", change.skill());
      return list(text) + "/" + (at < 0 ? there.size() : at);
    }

    @Override
    public String edit(String text) throws IOException, Misfit {
      String skills = list(text);
      int at = indexOf(Wire.mapper().readTree(text).at(skills), "skill", change.skill());
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

  private record RankEdit(QuickChange.AgentRank change) implements Edit {
    @Override
    public String file() {
      return PEOPLE;
    }

    @Override
    public String path(String text) throws IOException, Misfit {
      return new Item(PEOPLE, "people", change.agentId()).path(text) + "/ranks";
    }

    @Override
    public String edit(String text) throws IOException, Misfit {
      List<JsonNode> ranks = new ArrayList<>();
      for (JsonNode rank : Wire.mapper().readTree(text).at(path(text))) {
        if (!rank.path("queue").asText().equals(change.queueId())) {
          ranks.add(rank);
        }
      }
      if (change.rank() != 0) {
        ranks.add(
            Wire.mapper()
                .createObjectNode()
                .put("queue", change.queueId())
                .put("rank", change.rank()));
      }
      String person = new Item(PEOPLE, "people", change.agentId()).path(text);
      return JsonEdit.put(text, person, "ranks", Wire.encode(ranks));
    }
  }

  private record HolidayEdit(QuickChange.Holiday change) implements Edit {
    @Override
    public String file() {
      return CENTRE;
    }

    @Override
    public String path(String text) throws IOException {
      JsonNode there = Wire.mapper().readTree(text).at(HOLIDAYS);
      int at = indexOf(there, "date", change.date());
      return HOLIDAYS + "/" + (at < 0 ? there.size() : at);
    }

    @Override
    public String edit(String text) throws IOException {
      JsonNode there = Wire.mapper().readTree(text).at(HOLIDAYS);
      int at = indexOf(there, "date", change.date());
      String without = at < 0 ? text : JsonEdit.remove(text, HOLIDAYS, at);
      if (change.removed()) {
        return without;
      }
      String added = Wire.encode(new ConfigurationStatus.Holiday(change.date(), change.name()));
      return there.isArray()
          ? JsonEdit.append(without, HOLIDAYS, added)
          : JsonEdit.put(text, "", "holidays", "[" + added + "]");
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
}
