package org.seatline.app.monitor;

import java.util.List;

/**
 * The configuration in words of the moment's language.
 *
 * @param inForce the version in force: number, when, by whom, how
 * @param folder where the files are
 * @param differences what applying the folder would change
 * @param mistakes in the folder; while there are any it cannot be applied
 * @param rollbackTo number of the version that a rollback leads to, 0 for none
 * @param versions the versions that are kept, newest first
 */
record ConfigurationPicture(
    String inForce,
    String folder,
    List<String> differences,
    List<Mistake> mistakes,
    int rollbackTo,
    List<Version> versions,
    List<Choice> strategies,
    List<QueueRow> queues,
    List<Choice> agents,
    List<SkillRow> skills) {

  /** Whether there is something to apply that has no mistake. */
  boolean canApply() {
    return mistakes.isEmpty() && !differences.isEmpty();
  }

  /** A mistake with its place: file, line, path. */
  record Mistake(String place, String what) {}

  /** A kept version. */
  record Version(String title, List<String> changes) {}

  /** Something to choose. */
  record Choice(String id, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A queue. */
  record QueueRow(String id, String name, Choice strategy) {}

  /** A skill of the chosen agent; level 0 for none. */
  record SkillRow(String id, String name, int level) {}
}
