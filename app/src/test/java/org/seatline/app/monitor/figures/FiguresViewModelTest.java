package org.seatline.app.monitor.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.figures.FiguresPicture.Kind;
import org.seatline.app.monitor.figures.FiguresPicture.Row;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.ServerApi.Reply;

final class FiguresViewModelTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final FiguresViewModel model = new FiguresViewModel(seat, messages, () -> TODAY);

  private FiguresPicture picture() {
    return Objects.requireNonNull(model.pictureProperty().get());
  }

  private List<Row> totals() {
    return picture().rows().stream().filter(Row::total).toList();
  }

  @Test
  void sumsEachQueueAndMakesRatiosOfTheSums() {
    model.load();
    assertThat(totals()).hasSize(5);
    List<Row> fault =
        picture().rows().stream().filter(r -> r.who().id().equals("fault") && !r.total()).toList();
    double offered = fault.stream().mapToDouble(r -> r.values().getFirst()).sum();
    Row sum = totals().getFirst();
    assertThat(sum.values().getFirst()).isEqualTo(offered);
    int level = picture().columns().indexOf(Measure.LEVEL);
    assertThat(sum.values().get(level)).isBetween(0.5, 1.0);
    assertThat(sum.values().get(picture().columns().indexOf(Measure.LONGEST)))
        .isEqualTo(fault.stream().mapToDouble(r -> r.values().get(5)).max().orElseThrow());
    assertThat(fault.getFirst().when()).isEqualTo("08:00–08:15");
  }

  @Test
  void comparesQueuesOverTheHoursAndAgentsByBars() {
    model.load();
    assertThat(picture().chart().kind()).isEqualTo(Kind.HOURS);
    assertThat(picture().chart().series()).hasSize(5);
    model.look(Measure.Subject.AGENTS);
    assertThat(picture().chart().kind()).isEqualTo(Kind.BARS);
    assertThat(picture().chart().series().getFirst().points())
        .extracting(FiguresPicture.Point::value)
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    model.compareNext();
    assertThat(picture().chart().axis()).isEqualTo("Missed");
  }

  @Test
  void asksForDaysAndNeverForTomorrow() {
    model.load();
    assertThat(model.isToday()).isTrue();
    model.step(1);
    assertThat(model.day()).isEqualTo(TODAY);
    model.look(Span.WEEK);
    model.step(-1);
    assertThat(seat.commands).endsWith("figures ?of=queues&period=day&from=2026-11-09&days=7");
    assertThat(picture().caption()).startsWith("2026-11-09 to 2026-11-15");
  }

  @Test
  void showsWhomOneWantsToSee() {
    model.load();
    model.showAll(false);
    assertThat(picture().rows()).isEmpty();
    assertThat(picture().empty()).startsWith("Nothing happened here");
    model.show("bills", true);
    assertThat(totals()).extracting(r -> r.who().name()).containsExactly("Bills");
    messages.setLanguage(Language.ZH);
    assertThat(totals()).extracting(r -> r.who().name()).containsExactly("电费查询");
  }

  @Test
  void writesWhatItShowsAsAFile() {
    assertThat(model.csv()).isNull();
    model.load();
    model.showAll(false);
    model.show("connection", true);
    String csv = Objects.requireNonNull(model.csv());
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo(
            "\uFEFFbegin,id,name,Offered,Answered,Abandoned,Service level,Answer speed (s),"
                + "Longest wait (s),Handling time (s)");
    assertThat(csv.lines().skip(1).findFirst().orElseThrow())
        .isEqualTo(
            "2026-11-22T08:00:00+08:00,connection,New connection and capacity,2,2,0,1.0000,18.000,"
                + "42.000,245.000");
    assertThat(model.fileName()).isEqualTo("seatline-queues-2026-11-22.csv");
  }

  @Test
  void saysThatTheServerIsGoneAndShowsNoOldFigures() {
    model.load();
    seat.centre().figures = query -> CompletableFuture.completedFuture(new Reply.Unreachable<>(""));
    model.look(Measure.Subject.AGENTS);
    assertThat(model.pictureProperty().get()).isNull();
    assertThat(model.sentenceProperty().get()).startsWith("The server is out of reach");
  }

  @Test
  void keepsTheFiguresThatItHasWhileTheServerIsGone() {
    model.load();
    FiguresPicture before = model.pictureProperty().get();
    seat.centre().figures = query -> CompletableFuture.completedFuture(new Reply.Unreachable<>(""));
    model.load();
    assertThat(before).isNotNull();
    assertThat(model.pictureProperty().get().rows()).isEqualTo(before.rows());
    assertThat(model.sentenceProperty().get()).startsWith("The server is out of reach");
  }
}
