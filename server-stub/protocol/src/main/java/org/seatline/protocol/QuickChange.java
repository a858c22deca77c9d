package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a lead changes without touching files. What is in files is written into them all the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = QuickChange.QueueStrategy.class, name = "queue-strategy"),
  @JsonSubTypes.Type(value = QuickChange.AgentSkill.class, name = "agent-skill"),
  @JsonSubTypes.Type(value = QuickChange.AgentRank.class, name = "agent-rank"),
  @JsonSubTypes.Type(value = QuickChange.QueueHours.class, name = "queue-hours"),
  @JsonSubTypes.Type(value = QuickChange.WeeklyHours.class, name = "weekly-hours"),
  @JsonSubTypes.Type(value = QuickChange.Holiday.class, name = "holiday"),
  @JsonSubTypes.Type(value = QuickChange.PublishForm.class, name = "publish-form"),
})
public sealed interface QuickChange {

  /** How a queue picks among its ready seats. */
  record QueueStrategy(String queueId, String strategy) implements QuickChange {}

  /**
   * How well an agent knows something.
   *
   * @param level 1 to 9; 0 takes the skill away
   */
  record AgentSkill(String agentId, String skill, int level) implements QuickChange {}

  /**
   * An agent's rank in a queue that calls by rank.
   *
   * @param rank 1 to 99; 0 takes it away
   */
  record AgentRank(String agentId, String queueId, int rank) implements QuickChange {}

  /**
   * When a queue is open.
   *
   * @param hoursId id of the hours, empty for always
   */
  record QueueHours(String queueId, String hoursId) implements QuickChange {}

  /** The spans of some hours, all of them. */
  record WeeklyHours(String hoursId, List<ConfigurationStatus.Weekly> weekly)
      implements QuickChange {}

  /**
   * A day on which the centre is closed.
   *
   * @param date as 2026-10-01
   * @param removed whether it is none any more
   */
  record Holiday(String date, LocalizedText name, boolean removed) implements QuickChange {}

  /**
   * A form as tickets use it from the next one on; those that are open keep theirs. An earlier
   * version comes back when its body is published again, under a new number.
   *
   * @param basedOnVersion the newest published version that the person has seen, 0 for a form that
   *     is new; with a newer one nothing is published
   * @param body the document, at most {@link FormVersions#BODY_MAX_CHARS}; the server writes the
   *     version into it
   */
  record PublishForm(String formId, int basedOnVersion, String body) implements QuickChange {}
}
