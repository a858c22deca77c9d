package org.seatline.app.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationStatus.Settings;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QuickChange;

/** Changes that wait to be applied together, one for each field, and what the server said. */
final class ConfigurationEdits {
  private final Map<String, QuickChange> changes = new LinkedHashMap<>();
  private final Map<String, LocalizedText> mistakes = new LinkedHashMap<>();
  private List<LocalizedText> lines = List.of();
  private List<ConfigurationMistake> others = List.of();

  /** The field that a change is made to. */
  static String field(QuickChange change) {
    return switch (change) {
      case QuickChange.AgentSkill c -> skill(c.agentId(), c.skill());
      case QuickChange.AgentRank c -> rank(c.agentId(), c.queueId());
      case QuickChange.QueueStrategy c -> strategy(c.queueId());
      case QuickChange.QueueHours c -> queueHours(c.queueId());
      case QuickChange.WeeklyHours c -> weekly(c.hoursId());
      case QuickChange.Holiday c -> holiday(c.date());
      case QuickChange.PublishForm c -> "form " + c.formId();
    };
  }

  static String skill(String agentId, String skill) {
    return "skill " + agentId + " " + skill;
  }

  static String rank(String agentId, String queueId) {
    return "rank " + agentId + " " + queueId;
  }

  static String strategy(String queueId) {
    return "strategy " + queueId;
  }

  static String queueHours(String queueId) {
    return "hours " + queueId;
  }

  static String weekly(String hoursId) {
    return "weekly " + hoursId;
  }

  static String holiday(String date) {
    return "holiday " + date;
  }

  /** Adds a change, in place of an earlier one of the same field; none when it is in force. */
  void put(QuickChange change, Settings inForce) {
    changes.remove(field(change));
    if (!isInForce(change, inForce)) {
      changes.put(field(change), change);
    }
  }

  private static boolean isInForce(QuickChange change, Settings now) {
    return switch (change) {
      case QuickChange.AgentSkill c ->
          now.agents().stream()
              .filter(a -> a.agentId().equals(c.agentId()))
              .anyMatch(a -> a.skills().getOrDefault(c.skill(), 0) == c.level());
      case QuickChange.AgentRank c ->
          now.agents().stream()
              .filter(a -> a.agentId().equals(c.agentId()))
              .anyMatch(a -> a.ranks().getOrDefault(c.queueId(), 0) == c.rank());
      case QuickChange.QueueStrategy c ->
          now.queues().stream()
              .anyMatch(q -> q.id().equals(c.queueId()) && q.strategy().equals(c.strategy()));
      case QuickChange.QueueHours c ->
          now.queues().stream()
              .anyMatch(q -> q.id().equals(c.queueId()) && q.hours().equals(c.hoursId()));
      case QuickChange.WeeklyHours c ->
          now.hours().stream()
              .filter(h -> h.id().equals(c.hoursId()))
              .anyMatch(h -> WeekPlan.of(h.weekly()).equals(WeekPlan.of(c.weekly())));
      case QuickChange.Holiday c ->
          c.removed() != now.holidays().stream().anyMatch(h -> h.date().equals(c.date()));
      case QuickChange.PublishForm _ -> false; // each has a version of its own
    };
  }

  /** After another version came into force: what is so by now need not be changed. */
  void keepWhatDiffers(Settings inForce) {
    changes.values().removeIf(change -> isInForce(change, inForce));
  }

  void clear() {
    changes.clear();
    said(List.of(), List.of());
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  boolean has(String field) {
    return changes.containsKey(field);
  }

  /** The change of a field, if it is of this type. */
  <T extends QuickChange> java.util.Optional<T> of(String field, Class<T> type) {
    return java.util.Optional.ofNullable(changes.get(field))
        .filter(type::isInstance)
        .map(type::cast);
  }

  List<QuickChange> list() {
    return List.copyOf(changes.values());
  }

  /** What the server said about the changes as they were listed. */
  void said(List<LocalizedText> wouldChange, List<ConfigurationMistake> wrong) {
    lines = List.copyOf(wouldChange);
    mistakes.clear();
    List<String> fields = List.copyOf(changes.keySet());
    List<ConfigurationMistake> more = new ArrayList<>();
    for (ConfigurationMistake mistake : wrong) {
      if (mistake.change() >= 0 && mistake.change() < fields.size()) {
        mistakes.putIfAbsent(fields.get(mistake.change()), mistake.what());
      } else {
        more.add(mistake);
      }
    }
    others = List.copyOf(more);
  }

  Map<String, LocalizedText> mistakes() {
    return mistakes;
  }

  List<LocalizedText> lines() {
    return lines;
  }

  /** Mistakes that belong to no field. */
  List<ConfigurationMistake> others() {
    return others;
  }

  boolean isWrong() {
    return !mistakes.isEmpty() || !others.isEmpty();
  }
}
