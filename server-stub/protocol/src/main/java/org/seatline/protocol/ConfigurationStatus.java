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
      List<Strategy> strategies,
      List<Named> skills,
      List<Queue> queues,
      List<Agent> agents,
      List<Hours> hours,
      List<Holiday> holidays) {}

  /** Something with a name. */
  public record Named(String id, LocalizedText name) {}

  /**
   * A way to pick among ready seats.
   *
   * @param explanation which seat it picks, in a sentence
   */
  public record Strategy(String id, LocalizedText name, LocalizedText explanation) {}

  /**
   * A queue.
   *
   * @param hours id of its hours, empty when it is always open
   */
  public record Queue(String id, LocalizedText name, String strategy, String hours) {}

  /**
   * An agent.
   *
   * @param skills skill to level
   * @param ranks queue to rank
   */
  public record Agent(
      String agentId,
      LocalizedText name,
      Map<String, Integer> skills,
      Map<String, Integer> ranks) {}

  /** Opening hours. */
  public record Hours(String id, LocalizedText name, List<Weekly> weekly) {}

  /**
   * A span of the week.
   *
   * @param days {@code mon} to {@code sun}
   * @param from as 08:30
   * @param to as 18:00; not later than {@code from} for one that ends on the next day
   */
  public record Weekly(List<String> days, String from, String to) {}

  /** A day on which the centre is closed. */
  public record Holiday(String date, LocalizedText name) {}
}
