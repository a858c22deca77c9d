package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a lead changes without touching files. What is in files is written into them all the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = QuickChange.QueueStrategy.class, name = "queue-strategy"),
  @JsonSubTypes.Type(value = QuickChange.AgentSkill.class, name = "agent-skill"),
  @JsonSubTypes.Type(value = QuickChange.QueueEmergency.class, name = "queue-emergency"),
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
   * Closes a queue to new callers, whatever its hours say, or opens it again. Callers who wait are
   * kept. In no file: it is the state of a day.
   *
   * @param reason why, needed to close
   */
  record QueueEmergency(String queueId, boolean closed, String reason) implements QuickChange {}
}
