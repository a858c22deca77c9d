package org.seatline.protocol;

import java.util.List;
import java.util.Map;

/**
 * The configuration as a lead sees it.
 *
 * @param folder where its files are, for people; empty for the sample inside the program
 * @param versions those that are kept, newest first; the first is in force
 * @param rollbackTo number of the version that a rollback leads to, 0 for none
 * @param differences of the folder to what is in force, in words
 * @param mistakes in the folder; while there are any it cannot be applied
 * @param settings what may be changed without touching files
 */
public record ConfigurationStatus(
    String folder,
    List<ConfigurationVersion> versions,
    int rollbackTo,
    List<LocalizedText> differences,
    List<ConfigurationMistake> mistakes,
    Settings settings) {

  /** What is in force and may be changed by {@link QuickChange}. */
  public record Settings(
      List<Named> strategies, List<Named> skills, List<Queue> queues, List<Agent> agents) {}

  /** Something with a name. */
  public record Named(String id, LocalizedText name) {}

  /** A queue. */
  public record Queue(String id, LocalizedText name, String strategy) {}

  /**
   * An agent.
   *
   * @param skills skill to level
   */
  public record Agent(String agentId, LocalizedText name, Map<String, Integer> skills) {}
}
