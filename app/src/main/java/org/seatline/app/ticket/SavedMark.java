package org.seatline.app.ticket;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** Says in a word and an icon where the ticket on the screen is kept. */
final class SavedMark extends Label {
  /** A draft this old survives a kill of the process, says the store. */
  private static final Duration DRAFT_SAFE_AFTER = Duration.millis(300);

  private final TicketViewModel model;
  private final Messages messages;
  private final PauseTransition safe = new PauseTransition(DRAFT_SAFE_AFTER);
  private boolean isWriting;

  SavedMark(TicketViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("small", "ticket-saved");
    setId("ticket-saved");
    model.savedProperty().addListener(changed -> show());
    model.keeping().unsavedProperty().addListener(changed -> show());
    model
        .keeping()
        .changesProperty()
        .addListener(
            changed -> {
              isWriting = true;
              safe.playFromStart();
              show();
            });
    safe.setOnFinished(
        finished -> {
          isWriting = false;
          show();
        });
    messages.languageProperty().addListener(changed -> show());
    show();
  }

  private void show() {
    TicketSafety told = model.savedProperty().get();
    boolean nowhere = told == TicketSafety.DRAFT && model.keeping().unsavedProperty().get();
    TicketSafety state = nowhere ? TicketSafety.FAILED : told;
    boolean writing = state == TicketSafety.DRAFT && isWriting;
    String key =
        switch (state) {
          case NOTHING -> "";
          case DRAFT -> writing ? "ticket.saved.writing" : "ticket.saved.draft";
          case SUBMITTING -> "ticket.saved.submitting";
          case KEPT -> "ticket.saved.kept";
          case DELIVERED -> "ticket.saved.delivered";
          case FAILED -> "ticket.saved.failed";
        };
    String words = key.isEmpty() ? "" : messages.get(key);
    if (words.equals(getText())) {
      return; // as it is with most letters
    }
    setText(words);
    setGraphic(key.isEmpty() ? null : icon(state, writing));
    getStyleClass().removeAll("alarm-text", "good-text");
    if (state == TicketSafety.FAILED) {
      getStyleClass().add("alarm-text");
    } else if (state.isTicket()) {
      getStyleClass().add("good-text");
    }
  }

  private static FontIcon icon(TicketSafety state, boolean writing) {
    return Icons.of(
        switch (state) {
          case DELIVERED -> Feather.CHECK_CIRCLE;
          case FAILED -> Feather.ALERT_TRIANGLE;
          default -> writing ? Feather.EDIT_3 : Feather.HARD_DRIVE;
        });
  }
}
