package org.seatline.app.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.QualityLevel;

/**
 * The quality of the call as it is shown; texts are in the language of the moment.
 *
 * @param level of the worse direction, or null while nothing is known
 * @param word for it, empty while nothing is known
 * @param minute scores of the worse direction in each of the last sixty seconds, the oldest first;
 *     less than 1 where nothing is known
 * @param here what the agent hears
 * @param there what the caller hears
 * @param figures of both directions and of the call, line by line
 * @param sentences what it comes to, and what to do
 * @param warning what is wrong and what to do, in one short sentence; empty when nothing is
 */
public record QualityPicture(
    @Nullable QualityLevel level,
    String word,
    List<Double> minute,
    Way here,
    Way there,
    List<Figure> figures,
    List<String> sentences,
    String warning) {

  /**
   * One direction.
   *
   * @param score with one digit after the point, or a dash
   * @param minute scores of the last sixty seconds, the oldest first
   */
  public record Way(@Nullable QualityLevel level, String score, String word, List<Double> minute) {}

  /**
   * A line of figures.
   *
   * @param here of what the agent hears, or of the whole call
   * @param there of what the caller hears, or null for a figure of the whole call
   */
  public record Figure(String name, String here, @Nullable String there) {}
}
