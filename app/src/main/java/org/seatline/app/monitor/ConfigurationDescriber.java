package org.seatline.app.monitor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.ConfigurationPicture.AgentRow;
import org.seatline.app.monitor.ConfigurationPicture.Cell;
import org.seatline.app.monitor.ConfigurationPicture.Choice;
import org.seatline.app.monitor.ConfigurationPicture.HolidayRow;
import org.seatline.app.monitor.ConfigurationPicture.HoursRow;
import org.seatline.app.monitor.ConfigurationPicture.Mistake;
import org.seatline.app.monitor.ConfigurationPicture.QueueRow;
import org.seatline.app.monitor.ConfigurationPicture.Strategy;
import org.seatline.app.monitor.ConfigurationPicture.Version;
import org.seatline.app.monitor.ConfigurationPicture.Waiting;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.ConfigurationVersion;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QuickChange;

/** Puts the configuration and the changes that wait into words. */
final class ConfigurationDescriber {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Messages messages;
  private final ConfigurationEdits edits;

  ConfigurationDescriber(Messages messages, ConfigurationEdits edits) {
    this.messages = messages;
    this.edits = edits;
  }

  /**
   * @param refusedFor mistakes of the last wish, shown while the folder has none
   */
  ConfigurationPicture describe(ConfigurationStatus now, List<ConfigurationMistake> refusedFor) {
    ConfigurationStatus.Settings settings = now.settings();
    return new ConfigurationPicture(
        now.versions().isEmpty() ? "" : title(now.versions().getFirst()),
        now.folder().isEmpty() ? messages.get("configuration.sample") : now.folder(),
        now.differences().stream().map(messages::of).toList(),
        mistakes(now.mistakes().isEmpty() ? refusedFor : now.mistakes()),
        now.rollbackTo(),
        now.versions().stream()
            .map(v -> new Version(title(v), v.changes().stream().map(messages::of).toList()))
            .toList(),
        new ConfigurationPicture.Settings(
            settings.strategies().stream().map(this::strategy).toList(),
            settings.skills().stream().map(s -> new Choice(s.id(), messages.of(s.name()))).toList(),
            hours(settings),
            settings.queues().stream().map(this::queue).toList(),
            settings.agents().stream().map(agent -> agent(agent, settings)).toList(),
            settings.hours().stream().map(this::weekly).toList(),
            holidays(settings)),
        new Waiting(
            edits.list().size(),
            edits.lines().stream().map(messages::of).toList(),
            mistakes(edits.others()),
            edits.isWrong()));
  }

  private List<Mistake> mistakes(List<ConfigurationMistake> all) {
    return all.stream().map(m -> new Mistake(m.place(), messages.of(m.what()))).toList();
  }

  private Strategy strategy(ConfigurationStatus.Strategy s) {
    return new Strategy(s.id(), messages.of(s.name()), messages.of(s.explanation()));
  }

  private List<Choice> hours(ConfigurationStatus.Settings settings) {
    return Stream.concat(
            Stream.of(new Choice("", messages.get("configuration.always-open"))),
            settings.hours().stream().map(h -> new Choice(h.id(), messages.of(h.name()))))
        .toList();
  }

  private <T> Cell<T> cell(String field, T value) {
    LocalizedText mistake = edits.mistakes().get(field);
    return new Cell<>(value, edits.has(field), mistake == null ? "" : messages.of(mistake));
  }

  private QueueRow queue(ConfigurationStatus.Queue q) {
    String strategy = ConfigurationEdits.strategy(q.id());
    String hours = ConfigurationEdits.queueHours(q.id());
    return new QueueRow(
        q.id(),
        messages.of(q.name()),
        cell(
            strategy,
            edits
                .of(strategy, QuickChange.QueueStrategy.class)
                .map(QuickChange.QueueStrategy::strategy)
                .orElse(q.strategy())),
        cell(
            hours,
            edits
                .of(hours, QuickChange.QueueHours.class)
                .map(QuickChange.QueueHours::hoursId)
                .orElse(q.hours())));
  }

  private AgentRow agent(ConfigurationStatus.Agent a, ConfigurationStatus.Settings settings) {
    Map<String, Cell<Integer>> skills = new LinkedHashMap<>();
    for (ConfigurationStatus.Named skill : settings.skills()) {
      String field = ConfigurationEdits.skill(a.agentId(), skill.id());
      int level =
          edits
              .of(field, QuickChange.AgentSkill.class)
              .map(QuickChange.AgentSkill::level)
              .orElse(a.skills().getOrDefault(skill.id(), 0));
      skills.put(skill.id(), cell(field, level));
    }
    Map<String, Cell<Integer>> ranks = new LinkedHashMap<>();
    for (ConfigurationStatus.Queue queue : settings.queues()) {
      String field = ConfigurationEdits.rank(a.agentId(), queue.id());
      int rank =
          edits
              .of(field, QuickChange.AgentRank.class)
              .map(QuickChange.AgentRank::rank)
              .orElse(a.ranks().getOrDefault(queue.id(), 0));
      ranks.put(queue.id(), cell(field, rank));
    }
    return new AgentRow(a.agentId(), messages.of(a.name()), skills, ranks);
  }

  private HoursRow weekly(ConfigurationStatus.Hours h) {
    String field = ConfigurationEdits.weekly(h.id());
    List<ConfigurationStatus.Weekly> weekly =
        edits
            .of(field, QuickChange.WeeklyHours.class)
            .map(QuickChange.WeeklyHours::weekly)
            .orElse(h.weekly());
    return new HoursRow(h.id(), messages.of(h.name()), cell(field, WeekPlan.of(weekly)));
  }

  private List<HolidayRow> holidays(ConfigurationStatus.Settings settings) {
    Map<String, HolidayRow> rows = new LinkedHashMap<>();
    settings
        .holidays()
        .forEach(
            day -> {
              String field = ConfigurationEdits.holiday(day.date());
              rows.put(
                  day.date(),
                  new HolidayRow(
                      day.date(), day.name().en(), day.name().zh(), cell(field, edits.has(field))));
            });
    for (QuickChange change : edits.list()) {
      if (change instanceof QuickChange.Holiday day && !day.removed()) {
        String field = ConfigurationEdits.holiday(day.date());
        rows.put(
            day.date(),
            new HolidayRow(day.date(), day.name().en(), day.name().zh(), cell(field, false)));
      }
    }
    return new ArrayList<>(rows.values());
  }

  private String title(ConfigurationVersion version) {
    String when = WHEN.format(Instant.ofEpochMilli(version.atMs()).atZone(ZoneId.systemDefault()));
    return messages.get(
        "configuration.version",
        version.number(),
        when,
        messages.of(version.byName()),
        messages.get("configuration.cause." + version.cause()));
  }
}
