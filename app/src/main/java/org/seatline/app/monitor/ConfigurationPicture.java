package org.seatline.app.monitor;

import java.util.List;
import java.util.Map;

/**
 * The configuration in words of the moment's language.
 *
 * @param inForce the version in force: number, when, by whom, how
 * @param folder where the files are
 * @param differences what applying the folder would change
 * @param mistakes in the folder; while there are any it cannot be applied
 * @param rollbackTo number of the version that a rollback leads to, 0 for none
 * @param versions the versions that are kept, newest first
 * @param settings what may be changed here, with the changes that wait to be applied
 * @param waiting those changes
 */
record ConfigurationPicture(
    String inForce,
    String folder,
    List<String> differences,
    List<Mistake> mistakes,
    int rollbackTo,
    List<Version> versions,
    Settings settings,
    Waiting waiting) {

  /** Whether the folder has something to apply that has no mistake. */
  boolean canApply() {
    return mistakes.isEmpty() && !differences.isEmpty();
  }

  /** A mistake with its place: file, line, path. */
  record Mistake(String place, String what) {}

  /** A kept version. */
  record Version(String title, List<String> changes) {}

  /** What may be changed without files. */
  record Settings(
      List<Strategy> strategies,
      List<Choice> skills,
      List<Choice> hours,
      List<QueueRow> queues,
      List<AgentRow> agents,
      List<HoursRow> weekly,
      List<HolidayRow> holidays) {}

  /** Something to choose. */
  record Choice(String id, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A way to pick among ready seats, with what it means. */
  record Strategy(String id, String text, String explanation) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A value that may be changed.
   *
   * @param changed whether it waits to be applied
   * @param mistake what is wrong with it, or empty
   */
  record Cell<T>(T value, boolean changed, String mistake) {}

  /** A queue: ids of its strategy and its hours (empty for always open). */
  record QueueRow(String id, String name, Cell<String> strategy, Cell<String> hours) {}

  /** An agent: level by skill, rank by queue; 0 for none. */
  record AgentRow(
      String id,
      String name,
      Map<String, Cell<Integer>> skills,
      Map<String, Cell<Integer>> ranks) {}

  /** Some hours. */
  record HoursRow(String id, String name, Cell<WeekPlan> week) {}

  /** A holiday. */
  record HolidayRow(String date, String en, String zh, Cell<Boolean> removed) {}

  /**
   * Changes that wait to be applied.
   *
   * @param count how many
   * @param lines what they would come to, in words
   * @param mistakes those that belong to no field
   */
  record Waiting(int count, List<String> lines, List<Mistake> mistakes, boolean wrong) {}
}
