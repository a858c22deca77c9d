package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.knowledge.Article;
import org.seatline.app.script.ScriptLookup;
import org.seatline.app.script.ScriptLookup.Line;
import org.seatline.app.script.ScriptState;
import org.seatline.app.script.ScriptStep;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Seat;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.document.MalformedDocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the look-up steps of a script what they show: the customer's data, or an article. */
final class LookupFeed {
  private static final Logger LOG = LoggerFactory.getLogger(LookupFeed.class);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

  private final Seat seat;
  private final Messages messages;
  private final CustomerViewModel customer;
  private final ScriptViewModel script;

  LookupFeed(Seat seat, Messages messages, CustomerViewModel customer, ScriptViewModel script) {
    this.seat = seat;
    this.messages = messages;
    this.customer = customer;
    this.script = script;
  }

  /** Shows what the current step asks for. */
  void show() {
    ScriptState state = script.stateProperty().get();
    ScriptStep.Show wanted = state == null ? null : state.current().show();
    if (wanted == null) {
      script.showLookup(ScriptLookup.NONE);
    } else if (wanted.kind().equals("article") && wanted.id() != null) {
      showArticle(wanted.id());
    } else {
      script.showLookup(
          new ScriptLookup(
              messages.first("script.lookup." + wanted.kind(), "script.lookup-other"),
              lines(wanted.kind())));
    }
  }

  private List<Line> lines(String kind) {
    CustomerRecord known = customer.selectedProperty().get();
    return switch (kind) {
      case "bills" -> known == null ? List.of() : known.bills().stream().map(this::bill).toList();
      case "meters" ->
          known == null ? List.of() : known.meters().stream().map(this::meter).toList();
      case "tickets" ->
          customer.record().tickets().stream()
              .map(
                  line ->
                      new Line(
                          line.ticket().number() + "  " + queueName(line.ticket().queueId()),
                          day(line.ticket().createdAtMs()),
                          line.isOpen()))
              .toList();
      case "contacts" ->
          customer.record().contacts().stream()
              .map(c -> new Line(messages.of(c.summary()), day(c.startedAtMs()), false))
              .toList();
      default -> List.of();
    };
  }

  private Line bill(CustomerRecord.Bill bill) {
    String state = messages.get(bill.paid() ? "customer.bill-paid" : "customer.bill-unpaid");
    String amount = messages.get("customer.bill-amount", bill.amount(), bill.kwh());
    return new Line(bill.month() + "  " + amount, state, !bill.paid());
  }

  private Line meter(CustomerRecord.Meter meter) {
    return new Line(meter.number(), messages.of(meter.place()), false);
  }

  private String queueName(String queueId) {
    return customer.queueName(queueId);
  }

  private static String day(long epochMillis) {
    return DAY.format(Instant.ofEpochMilli(epochMillis).atZone(ZoneId.systemDefault()));
  }

  private void showArticle(String articleId) {
    var _ =
        seat.desk()
            .article(articleId)
            .whenComplete(
                (found, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not find an article", error);
                    return;
                  }
                  ScriptState state = script.stateProperty().get();
                  ScriptStep.Show wanted = state == null ? null : state.current().show();
                  if (wanted != null && articleId.equals(wanted.id())) {
                    found.ifPresent(json -> show(article(json)));
                  }
                });
  }

  private void show(@Nullable Article article) {
    if (article != null) {
      script.showLookup(
          new ScriptLookup(
              messages.of(article.title()),
              article.paragraphs(messages.language().tag()).stream()
                  .map(paragraph -> new Line(paragraph, "", false))
                  .toList()));
    }
  }

  private static @Nullable Article article(JsonNode json) {
    try {
      return Article.parse(json);
    } catch (MalformedDocumentException e) {
      LOG.warn("an article cannot be shown: {}", e.getMessage());
      return null;
    }
  }
}
