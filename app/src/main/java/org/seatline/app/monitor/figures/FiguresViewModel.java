package org.seatline.app.monitor.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.AnswerAge;
import org.seatline.app.monitor.figures.FiguresPicture.Who;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.FiguresReport;

/** Figures of queues and agents: what is looked at, and what the server said about it. */
public final class FiguresViewModel {
  private final CentreDesk centre;
  private final Messages messages;
  private final AnswerAge age;
  private final Supplier<LocalDate> today;
  private final FiguresReader reader;
  private final Map<Measure.Subject, Measure> measures = new EnumMap<>(Measure.Subject.class);
  private final Map<Measure.Subject, Set<String>> hidden = new EnumMap<>(Measure.Subject.class);
  private final ReadOnlyObjectWrapper<@Nullable FiguresPicture> picture =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Who>> choice = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private Measure.Subject subject = Measure.Subject.QUEUES;
  private Span span = Span.QUARTERS;
  private LocalDate day;
  private int asked;
  private @Nullable FiguresReport report;
  private @Nullable Asked reportOf;

  /** What was asked for: an old answer to the same question is still worth showing. */
  private record Asked(Measure.Subject subject, Span span, LocalDate day) {}

  /** Asks for nothing until {@link #load}. */
  public FiguresViewModel(Seat seat, Messages messages) {
    this(seat, messages, () -> LocalDate.now(ZoneId.systemDefault()));
  }

  FiguresViewModel(Seat seat, Messages messages, Supplier<LocalDate> today) {
    this.centre = seat.centre();
    this.messages = messages;
    this.age = new AnswerAge(seat, messages);
    this.today = today;
    this.day = today.get();
    this.reader = new FiguresReader(messages);
    measures.put(Measure.Subject.QUEUES, Measure.OFFERED);
    measures.put(Measure.Subject.AGENTS, Measure.TAKEN);
    for (Measure.Subject each : Measure.Subject.values()) {
      hidden.put(each, new HashSet<>());
    }
    messages.languageProperty().addListener(property -> show());
  }

  /** How old the figures are. */
  AnswerAge age() {
    return age;
  }

  /** What is shown, or null before the first answer. */
  ReadOnlyObjectProperty<@Nullable FiguresPicture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** Those that can be looked at. */
  ReadOnlyObjectProperty<List<Who>> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** What went wrong, or what was done. */
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  Measure.Subject subject() {
    return subject;
  }

  Span span() {
    return span;
  }

  LocalDate day() {
    return day;
  }

  Measure measure() {
    return measures.getOrDefault(subject, Measure.OFFERED);
  }

  /** Whether somebody can go further: there are no figures of tomorrow. */
  boolean isToday() {
    return !day.isBefore(today.get());
  }

  boolean shows(String id) {
    return !hidden().contains(id);
  }

  private Set<String> hidden() {
    return hidden.computeIfAbsent(subject, each -> new HashSet<>());
  }

  /** Looks at queues or agents. */
  void look(Measure.Subject next) {
    subject = next;
    load();
  }

  /** Looks at more or fewer days. */
  void look(Span next) {
    span = next;
    load();
  }

  /** Looks at another day; one that is still to come is today. */
  void look(LocalDate next) {
    day = next.isAfter(today.get()) ? today.get() : next;
    load();
  }

  /** Goes back (negative) or on by as much as is shown. */
  void step(int by) {
    look(day.plusDays((long) by * span.days()));
  }

  /** Compares something else. */
  void compare(Measure next) {
    measures.put(subject, next);
    show();
  }

  /** Compares the next measure; after the last comes the first. */
  void compareNext() {
    List<Measure> all = Measure.of(subject);
    compare(all.get((all.indexOf(measure()) + 1) % all.size()));
  }

  /** Shows or hides one of them. */
  void show(String id, boolean on) {
    if (on ? hidden().remove(id) : hidden().add(id)) {
      show();
    }
  }

  /** Shows or hides all of them. */
  void showAll(boolean on) {
    hidden().clear();
    if (!on) {
      choice.get().forEach(who -> hidden().add(who.id()));
    }
    show();
  }

  /** Asks the server again. */
  void load() {
    int mine = ++asked;
    Asked asking = new Asked(subject, span, day);
    if (!asking.equals(reportOf)) {
      report = null;
    }
    sentence.set(messages.get("figures.loading"));
    var _ =
        centre
            .figures(span.query(subject, day))
            .thenAccept(
                reply -> {
                  if (mine == asked) {
                    take(asking, reply);
                  }
                });
  }

  private void take(Asked asking, Reply<FiguresReport> reply) {
    sentence.set(
        switch (reply) {
          case Reply.Ok<FiguresReport>(FiguresReport now) -> {
            report = now;
            reportOf = asking;
            age.answered();
            yield "";
          }
          case Reply.Refused<FiguresReport>(int _, String code) ->
              messages.get("figures.refused", code);
          case Reply.Unreachable<FiguresReport> _ -> messages.get("figures.no-server");
        });
    if (report == null) {
      picture.set(null);
    }
    show();
  }

  private void show() {
    FiguresReport now = report;
    if (now == null) {
      return;
    }
    List<Who> all = new ArrayList<>(reader.names(now).values());
    choice.set(all);
    Set<String> ids = new HashSet<>();
    all.stream().map(Who::id).filter(this::shows).forEach(ids::add);
    picture.set(reader.read(now, new FiguresReader.Wish(subject, span, ids, measure())));
  }

  /** The table as a file's text, or null when there is nothing to write. */
  @Nullable String csv() {
    FiguresReport now = report;
    FiguresPicture shown = picture.get();
    return now == null || shown == null || shown.rows().isEmpty()
        ? null
        : FiguresCsv.of(shown, ZoneId.of(now.zone()), messages);
  }

  /** A name for that file. */
  String fileName() {
    return "seatline-%s-%s.csv"
        .formatted(messages.get("figures.file." + subject.name().toLowerCase(Locale.ROOT)), day);
  }

  /** The file was written, or could not be. */
  void written(String file, boolean done) {
    sentence.set(messages.get(done ? "figures.written" : "figures.not-written", file));
  }
}
