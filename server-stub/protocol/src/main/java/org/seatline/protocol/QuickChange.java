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
}
