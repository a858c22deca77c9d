package org.seatline.app.monitor.figures;

import java.util.Comparator;
import java.util.Locale;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.seatline.app.monitor.figures.FiguresPicture.Chart;
import org.seatline.app.monitor.figures.FiguresPicture.Kind;
import org.seatline.app.monitor.figures.FiguresPicture.Point;
import org.seatline.app.monitor.figures.FiguresPicture.Series;

/** Draws what is compared: lines over the hours of a day, bars for days and agents. */
final class FiguresChart extends StackPane {
  private static final int MINUTES = 60;
  private static final double BAR_GAP = 2;
  private static final double CATEGORY_GAP = 12;

  FiguresChart() {
    getStyleClass().add("figures-chart");
  }

  void show(Chart chart) {
    XYChart<?, Number> drawn = chart.kind() == Kind.HOURS ? lines(chart) : bars(chart);
    drawn.setAnimated(false);
    drawn.setLegendVisible(chart.series().size() > 1);
    getChildren().setAll(drawn);
  }

  private static XYChart<Number, Number> lines(Chart chart) {
    NumberAxis hours = new NumberAxis();
    hours.setForceZeroInRange(false);
    hours.setMinorTickVisible(false);
    hours.setTickLabelFormatter(new Hours());
    fit(hours, chart);
    LineChart<Number, Number> lines = new LineChart<>(hours, values(chart));
    for (Series series : chart.series()) {
      XYChart.Series<Number, Number> line = new XYChart.Series<>();
      line.setName(series.name());
      series.points().forEach(p -> line.getData().add(new XYChart.Data<>(p.hours(), p.value())));
      lines.getData().add(line);
      for (int i = 0; i < line.getData().size(); i++) {
        Point point = series.points().get(i);
        tell(line.getData().get(i), series.name(), Hours.words(point.hours()), point);
      }
    }
    return lines;
  }

  /** Whole hours around what there is. */
  private static void fit(NumberAxis hours, Chart chart) {
    double first = 24;
    double last = 0;
    for (Series series : chart.series()) {
      for (Point point : series.points()) {
        first = Math.min(first, point.hours());
        last = Math.max(last, point.hours());
      }
    }
    hours.setAutoRanging(false);
    hours.setLowerBound(first > last ? 0 : Math.floor(first));
    hours.setUpperBound(first > last ? 24 : Math.min(24, Math.floor(last) + 1));
    hours.setTickUnit(hours.getUpperBound() - hours.getLowerBound() > 12 ? 2 : 1);
  }

  private static XYChart<String, Number> bars(Chart chart) {
    CategoryAxis names = new CategoryAxis();
    BarChart<String, Number> bars = new BarChart<>(names, values(chart));
    bars.setBarGap(BAR_GAP);
    bars.setCategoryGap(CATEGORY_GAP);
    chart.series().stream()
        .flatMap(series -> series.points().stream())
        .map(Point::label)
        .distinct()
        .sorted(order(chart))
        .forEach(names.getCategories()::add);
    for (Series series : chart.series()) {
      XYChart.Series<String, Number> bar = new XYChart.Series<>();
      bar.setName(series.name());
      series.points().forEach(p -> bar.getData().add(new XYChart.Data<>(p.label(), p.value())));
      bars.getData().add(bar);
      for (int i = 0; i < bar.getData().size(); i++) {
        Point point = series.points().get(i);
        tell(bar.getData().get(i), series.name(), point.label(), point);
      }
    }
    return bars;
  }

  /** Days by the calendar; agents as they are, the longest bar first. */
  private static Comparator<String> order(Chart chart) {
    return chart.series().size() == 1 && chart.series().getFirst().name().isEmpty()
        ? (_, _) -> 0
        : Comparator.naturalOrder();
  }

  private static NumberAxis values(Chart chart) {
    NumberAxis values = new NumberAxis();
    values.setLabel(chart.axis());
    values.setMinorTickVisible(false);
    return values;
  }

  private static void tell(XYChart.Data<?, Number> data, String series, String when, Point point) {
    if (data.getNode() != null) {
      String value = String.format(Locale.ROOT, "%.4g", point.value());
      Tooltip.install(data.getNode(), new Tooltip((series + "  " + when + "  " + value).strip()));
    }
  }

  /** Hours since midnight as times. */
  private static final class Hours extends StringConverter<Number> {
    static String words(double hours) {
      long minutes = Math.round(hours * MINUTES);
      return String.format(Locale.ROOT, "%02d:%02d", minutes / MINUTES, minutes % MINUTES);
    }

    @Override
    public String toString(Number hours) {
      return words(hours.doubleValue());
    }

    @Override
    public Number fromString(String time) {
      throw new UnsupportedOperationException("an axis is not written on");
    }
  }
}
