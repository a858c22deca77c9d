package org.seatline.app.ticket;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.UiThread;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.snippet.TextHand;
import org.seatline.app.snippet.TextSheet;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;

/** The ticket: a dense form, what is saved, and the way to submit it. */
public final class TicketView extends VBox {
  private final TicketViewModel model;
  private final Messages messages;
  private final Label title = new Label();
  private final Label version = new Label();
  private final FormPane form;
  private final Label wrong = new Label();
  private final Button submit = new Button();
  private final Button another = new Button();
  private final VBox footer = new VBox();
  private final DraftList drafts;
  private final DuplicateLine duplicate;
  private final TicketStrip strip;
  private final NewTicketSheet choice;
  private final TextHand hand;

  /** Shows the ticket of the talk. */
  public TicketView(TicketViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.form = new FormPane(model, messages);
    this.drafts = new DraftList(model, messages);
    this.duplicate = new DuplicateLine(model.duplicates(), messages);
    this.strip = new TicketStrip(model, messages);
    this.hand = new TextHand(form.node(), model.texts()::abbreviated);
    this.choice = new NewTicketSheet(model.choosing(), messages);
    getStyleClass().addAll("pane-card", "ticket-view");
    build();
    follow();
    new NodeActions(this, messages.keys())
        .on(SeatAction.SUBMIT, this::hasForm, model::submit)
        .on(SeatAction.SECOND, this::hasForm, model.screen()::newTicket)
        .on(SeatAction.NEW_TICKET, model.choosing()::toggle)
        .on(
            SeatAction.SNIPPET,
            () -> hasForm() && hand.isReady(),
            () -> model.texts().findSnippet(hand::put))
        .on(
            SeatAction.TEMPLATE,
            () -> hasForm() && model.texts().takesTemplate(),
            model.texts()::findTemplate)
        .on(SeatAction.ATTACH, () -> hasForm() && form.takesFiles(), form::attach)
        .on(SeatAction.FOLLOW_UP, this::hasForm, model.followUps()::toggle)
        .on(
            SeatAction.FOLLOW_UP_DONE,
            () -> !model.followUps().pending().isEmpty(),
            model.followUps()::done)
        .on(SeatAction.NEXT_TICKET, strip::isShown, () -> model.atHand().step(1))
        .on(SeatAction.TICKET_BEFORE, strip::isShown, () -> model.atHand().step(-1))
        .on(SeatAction.INSTEAD, duplicate::isShown, model.duplicates()::openInstead);
    show();
  }

  private void build() {
    title.getStyleClass().addAll("strong", "ticket-title");
    version.getStyleClass().addAll("faint", "small");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox top = new HBox(title, version, gap, new SavedMark(model, messages));
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("ticket-top");
    VBox.setVgrow(form.node(), Priority.ALWAYS);
    wrong.getStyleClass().add("ticket-wrong");
    wrong.setGraphic(Icons.of(Feather.ALERT_CIRCLE));
    wrong.setWrapText(true);
    submit.getStyleClass().add("ticket-submit");
    submit.setId("ticket-submit");
    submit.setGraphic(new KeyHint(messages, SeatAction.SUBMIT));
    submit.textProperty().bind(messages.text("ticket.submit"));
    submit.setOnAction(pressed -> model.submit());
    submit.setMaxWidth(Double.MAX_VALUE);
    submit.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(submit, Priority.ALWAYS);
    another.getStyleClass().add("ticket-another");
    another.setId("ticket-another");
    another.setGraphic(new KeyHint(messages, SeatAction.SECOND));
    another.setOnAction(pressed -> model.screen().newTicket());
    footer.getStyleClass().add("ticket-footer");
    HBox buttons = new HBox(submit, another);
    buttons.getStyleClass().add("ticket-buttons");
    footer.getChildren().setAll(duplicate.node(), wrong, buttons);
    getChildren()
        .setAll(
            top,
            strip,
            choice,
            new FollowUpSheet(model.followUps(), messages),
            new TextSheet(model.texts().picker(), messages),
            form.node(),
            footer);
  }

  private void follow() {
    model.formProperty().addListener(changed -> showNothing());
    model.atHand().openedProperty().addListener(changed -> show());
    model.choosing().openProperty().addListener(changed -> showChoice());
    model
        .savedProperty()
        .addListener(
            (property, before, after) -> {
              if (before.isTicket() != after.isTicket()) {
                show();
              }
            });
    model.keeping().numberProperty().addListener(changed -> show());
    model.check().wrongCountProperty().addListener(changed -> showWrong());
    model.check().wrongFieldProperty().addListener((property, before, after) -> form.focus(after));
    // Later: the digit that opened it is still on its way as a character.
    model.drafts().resumedProperty().addListener(changed -> UiThread.later(form::goBack));
    model.drafts().list().addListener((ListChangeListener<Object>) change -> showOffers());
    messages
        .languageProperty()
        .addListener(
            changed -> {
              form.forgetAll();
              show();
            });
  }

  /** Only where the offers are to be seen: a form that is being filled must not be made anew. */
  private void showOffers() {
    if (model.savedProperty().get().isTicket()) {
      show();
    }
  }

  private void showChoice() {
    boolean choosing = model.choosing().openProperty().get();
    Presence.of(form.node(), !choosing);
    Presence.of(footer, !choosing && model.formProperty().get() != null);
  }

  /** A form is shown when its ticket is there. */
  private void showNothing() {
    if (model.formProperty().get() == null) {
      show();
    }
  }

  private void show() {
    FormDocument shown = model.formProperty().get();
    boolean done = shown != null && model.savedProperty().get().isTicket();
    TicketRecord changed = model.changes();
    title.setText(shown == null ? messages.get("ticket.heading") : messages.of(shown.title()));
    version.setText(shown == null ? "" : about(shown, changed));
    Presence.of(submit, shown != null && !done);
    Presence.of(another, shown != null && (changed == null || model.screen().isBesideCall()));
    another.setText(messages.get(changed == null ? "ticket.another" : "ticket.back-to-call"));
    showChoice();
    if (shown == null) {
      form.showOnly(nothing());
    } else if (done) {
      form.showOnly(new TicketReceipt(model, messages, shown));
    } else {
      if (form.show(shown, model.draftId(), model.fields())) {
        showStory(shown, changed);
      }
    }
    // Between calls the drafts are in the middle of the window.
    if (done && !model.callId().isEmpty() && !model.drafts().list().isEmpty()) {
      form.add(drafts.node());
    }
    showWrong();
    if (done && getScene() != null) {
      // The field that had the focus is gone; number keys belong to the script again.
      requestFocus();
    }
  }

  private void showStory(FormDocument shown, @Nullable TicketRecord changed) {
    if (changed != null && !changed.handled().history().isEmpty()) {
      VBox story = new VBox();
      form.add(story);
      model
          .veil()
          .lay(
              shown,
              veil ->
                  story
                      .getChildren()
                      .setAll(
                          new TicketStoryList(messages)
                              .node(
                                  new TicketStory(messages, veil, model.followUps()::words)
                                      .lines(shown, changed))));
    }
  }

  private Label nothing() {
    Label empty = new Label(messages.get("ticket.none"));
    empty.getStyleClass().add("muted");
    empty.setWrapText(true);
    return empty;
  }

  private String about(FormDocument shown, @Nullable TicketRecord changed) {
    if (changed == null) {
      return messages.get("ticket.version", shown.version());
    }
    return changed.number().isEmpty()
        ? messages.get("ticket.change.unsent")
        : messages.get("ticket.change.title", changed.number());
  }

  private void showWrong() {
    int count = model.check().wrongCountProperty().get();
    wrong.setText(count == 0 ? "" : messages.get("ticket.wrong", count));
    Presence.of(wrong, count > 0);
  }

  private boolean hasForm() {
    return model.formProperty().get() != null && !model.choosing().openProperty().get();
  }
}
