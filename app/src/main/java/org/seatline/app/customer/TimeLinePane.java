package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SeatAction;
import org.seatline.protocol.TicketRecord;

/** Calls, closed tickets and notes in one list, with what can be heard of them. */
final class TimeLinePane {
  private final CustomerViewModel model;
  private final TimeLine line;
  private final Messages messages;
  private final PlayerBox player;
  private final DayWords days;

  TimeLinePane(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.line = model.record().timeLine();
    this.messages = messages;
    this.player = new PlayerBox(model.record().player(), messages);
    this.days = new DayWords(messages);
  }

  /** Plays what was recorded last, or stands still; the keys go to it. */
  void playLatest() {
    model.record().player().playOrPause(line.entries());
    player.begin();
  }

  /** Whether there is something to be heard. */
  boolean hasRecording() {
    return line.entries().stream().anyMatch(model.record().player()::offers);
  }

  /** All that {@link #lines} are made from. */
  List<Object> shows() {
    List<Object> shows = new ArrayList<>();
    shows.add(line.older());
    for (TimeEntry entry : line.entries()) {
      shows.add(entry);
      shows.add(days.of(entry.atMs()));
      shows.add(model.queueName(entry.queueId()));
      shows.add(model.record().player().offers(entry));
      shows.add(player.isOf(entry));
    }
    return shows;
  }

  List<Node> lines() {
    List<Node> lines = new ArrayList<>();
    for (TimeEntry entry : line.entries()) {
      lines.add(entry(entry));
      if (player.isOf(entry)) {
        lines.add(player);
      }
    }
    older(lines);
    return lines;
  }

  private Node entry(TimeEntry entry) {
    Label day = new Label(days.of(entry.atMs()));
    day.getStyleClass().addAll("muted", "customer-day");
    Label words = new Label(words(entry), Icons.of(icon(entry.kind())));
    words.setAccessibleText(messages.get("customer.entry." + kind(entry)) + " " + words.getText());
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(day, words);
    row.getStyleClass().add("customer-line");
    row.setId("customer-entry-" + entry.id());
    if (model.record().player().offers(entry)) {
      row.getChildren().add(play(entry));
    }
    TicketRecord ticket = entry.ticket();
    if (ticket != null) {
      row.getStyleClass().add("customer-opens");
      row.setOnMouseClicked(clicked -> model.record().ticketChoice().open(ticket));
    }
    return row;
  }

  private Button play(TimeEntry entry) {
    boolean open = player.isOf(entry);
    Button play = new Button(null, Icons.of(open ? Feather.VOLUME_2 : Feather.PLAY));
    play.getStyleClass().add("customer-eye");
    play.setId("customer-play-" + entry.id());
    play.setFocusTraversable(false);
    play.setAccessibleText(messages.get("customer.play"));
    play.setOnAction(pressed -> model.record().player().playOrPause(entry));
    return play;
  }

  private static String kind(TimeEntry entry) {
    return switch (entry.kind()) {
      case CALL -> "call";
      case TICKET -> "ticket";
      case NOTE -> "note";
    };
  }

  private String words(TimeEntry entry) {
    TicketRecord ticket = entry.ticket();
    if (ticket != null) {
      return "#" + ticket.number() + "  " + model.queueName(entry.queueId());
    }
    String said = messages.of(entry.words());
    String words = said.isBlank() ? model.queueName(entry.queueId()) : said;
    return entry.durationMs() > 0 ? words + "  " + Clocks.duration(entry.durationMs()) : words;
  }

  private static Feather icon(TimeEntry.Kind kind) {
    return switch (kind) {
      case CALL -> Feather.PHONE;
      case TICKET -> Feather.FILE_TEXT;
      case NOTE -> Feather.EDIT_3;
    };
  }

  private void older(List<Node> lines) {
    switch (line.older()) {
      case MORE -> lines.add(more("customer.older"));
      case AWAY -> lines.add(new VBox(quiet("customer.older-away"), more("customer.older")));
      case ASKING -> lines.add(quiet("customer.older-asking"));
      case NOTHING -> lines.add(quiet("customer.older-none"));
    }
  }

  private Button more(String key) {
    Button more = new Button(messages.get(key), new KeyHint(messages, SeatAction.OLDER));
    more.getStyleClass().add("customer-new");
    more.setId("customer-older");
    more.setContentDisplay(ContentDisplay.RIGHT);
    more.setFocusTraversable(false);
    more.setOnAction(pressed -> line.showOlder());
    return more;
  }

  private Label quiet(String key) {
    Label label = new Label(messages.get(key));
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    return label;
  }
}
