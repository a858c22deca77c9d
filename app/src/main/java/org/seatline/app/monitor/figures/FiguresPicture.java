package org.seatline.app.monitor.figures;

import java.util.List;

/**
 * The figures as the page shows them.
 *
 * @param caption what is shown: days, and how the service level is counted
 * @param rows totals first, then each period
 * @param empty what to do when there is nothing to show, else empty
 */
record FiguresPicture(
    String caption, List<Measure> columns, List<Row> rows, Chart chart, String empty) {

  /**
   * A line of the table.
   *
   * @param when the period in words
   * @param total whether it is the sum over all periods shown
   * @param values as many as columns; NaN for none
   */
  record Row(String when, long beginMs, Who who, boolean total, List<Double> values) {}

  /** A queue or an agent. */
  record Who(String id, String name) {}

  /**
   * What is compared.
   *
   * @param kind how it is drawn
   * @param axis what the values are, with their unit
   * @param series one for each queue, or one of all agents
   */
  record Chart(Kind kind, String axis, List<Series> series) {}

  /** How a chart is drawn. */
  enum Kind {
    /** Over the hours of a day. */
    HOURS,
    /** Side by side. */
    BARS
  }

  /** Values of one queue, or of all agents. */
  record Series(String name, List<Point> points) {}

  /**
   * A value.
   *
   * @param label day, or agent
   * @param hours since midnight, for a chart over the hours
   */
  record Point(String label, double hours, double value) {}
}
