package org.seatline.app.monitor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.QuickChange;

/**
 * The centre's configuration: what is in force, what its folder would change, quick changes. What
 * changes everything (apply, roll back) is asked for twice: the first key arms it.
 */
public final class ConfigurationViewModel {
  /** What the next press of the same key does. */
  public enum Armed {
    /** Nothing. */
    NONE,
    /** Puts the folder's files into force. */
    APPLY,
    /** Puts the version before into force. */
    ROLL_BACK
  }

  private final CentreDesk centre;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<@Nullable ConfigurationPicture> picture =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Armed> armed = new ReadOnlyObjectWrapper<>(Armed.NONE);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable ConfigurationStatus status;
  private List<ConfigurationMistake> refusedFor = List.of();
  private final ConfigurationEdits edits = new ConfigurationEdits();
  private final ConfigurationDescriber describer;
  private int previews;

  /** Asks for nothing until {@link #refresh}. */
  public ConfigurationViewModel(Seat seat, Messages messages) {
    this.centre = seat.centre();
    this.messages = messages;
    this.describer = new ConfigurationDescriber(messages, edits);
    seat.observeNotices(this::noticed);
    messages.languageProperty().addListener(property -> show());
  }

  /** The configuration, or null before the first answer. */
  ReadOnlyObjectProperty<@Nullable ConfigurationPicture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** What was asked for once. */
  public ReadOnlyObjectProperty<Armed> armedProperty() {
    return armed.getReadOnlyProperty();
  }

  /** What came of the last wish, or what to do next. */
  public ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /** Whether an answer of the server is waited for. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Looks at the folder again. */
  public void refresh() {
    disarm();
    refusedFor = List.of();
    sentence.set("");
    fetch();
  }

  /** Somebody applied another configuration: what is shown is not in force any more. */
  private void noticed(SeatNotice notice) {
    if (notice.code().equals(SeatNotice.CENTRE_CHANGED) && status != null && !busy.get()) {
      disarm();
      fetch();
    }
  }

  private void took(ConfigurationStatus now) {
    status = now;
    edits.keepWhatDiffers(now.settings());
    preview();
  }

  private void fetch() {
    busy.set(true);
    var _ =
        centre
            .status()
            .thenAccept(
                reply -> {
                  busy.set(false);
                  switch (reply) {
                    case Reply.Ok<ConfigurationStatus>(ConfigurationStatus now) -> {
                      took(now);
                    }
                    case Reply.Refused<ConfigurationStatus>(int _, String code) ->
                        sentence.set(messages.get("configuration.refused", code));
                    case Reply.Unreachable<ConfigurationStatus> _ ->
                        sentence.set(messages.get("configuration.no-server"));
                  }
                });
  }

  /**
   * Applies what waits, or else the folder: the first time it is armed, the second time it is done.
   */
  public void apply() {
    ConfigurationPicture now = picture.get();
    if (now == null || busy.get()) {
      return;
    }
    boolean waiting = !edits.isEmpty();
    if (waiting ? edits.isWrong() : !now.canApply()) {
      disarm();
      sentence.set(messages.get(whyNot(now)));
    } else if (armed.get() == Armed.APPLY) {
      wish(waiting ? centre.quick(seen(), edits.list()) : centre.apply(seen()));
    } else if (waiting) {
      arm(Armed.APPLY, messages.get("configuration.apply-changes", now.waiting().lines().size()));
    } else {
      arm(Armed.APPLY, messages.get("configuration.apply-again", now.differences().size()));
    }
  }

  private String whyNot(ConfigurationPicture now) {
    if (!edits.isEmpty()) {
      return "configuration.changes-wrong";
    }
    return now.mistakes().isEmpty()
        ? "configuration.nothing-to-apply"
        : "configuration.mistakes-first";
  }

  /** Goes back to the version before: the first time it is armed, the second time it is done. */
  public void rollBack() {
    ConfigurationPicture now = picture.get();
    if (now == null || busy.get()) {
      return;
    }
    if (now.rollbackTo() == 0) {
      disarm();
      sentence.set(messages.get("configuration.no-version"));
    } else if (armed.get() == Armed.ROLL_BACK) {
      wish(centre.rollBack(seen()));
    } else {
      arm(Armed.ROLL_BACK, messages.get("configuration.roll-back-again", now.rollbackTo()));
    }
  }

  /** Takes back what was asked for once. */
  public void disarm() {
    if (armed.get() != Armed.NONE) {
      armed.set(Armed.NONE);
      sentence.set("");
    }
  }

  private void arm(Armed next, String what) {
    armed.set(next);
    sentence.set(what);
  }

  /** Notes a change; the server says at once what it would come to. Nothing takes effect yet. */
  void edit(QuickChange change) {
    ConfigurationStatus now = status;
    if (now != null) {
      disarm();
      edits.put(change, now.settings());
      preview();
    }
  }

  /** Forgets the changes that wait. */
  public void discard() {
    edits.clear();
    disarm();
    show();
  }

  private void preview() {
    int mine = ++previews;
    if (edits.isEmpty()) {
      edits.clear();
      show();
      return;
    }
    show();
    var _ =
        centre
            .preview(seen(), edits.list())
            .thenAccept(
                reply -> {
                  if (mine == previews) {
                    previewed(reply);
                  }
                });
  }

  private void previewed(Reply<ConfigurationOutcome> reply) {
    switch (reply) {
      case Reply.Ok<ConfigurationOutcome>(ConfigurationOutcome outcome) -> {
        edits.said(outcome.changes(), outcome.mistakes());
        if (outcome.result() == ConfigurationOutcome.Result.OVERTAKEN) {
          fetch();
        }
      }
      case Reply.Refused<ConfigurationOutcome>(int _, String code) ->
          sentence.set(messages.get("configuration.refused", code));
      case Reply.Unreachable<ConfigurationOutcome> _ ->
          sentence.set(messages.get("configuration.no-server"));
    }
    show();
  }

  private int seen() {
    ConfigurationStatus now = status;
    return now == null || now.versions().isEmpty() ? 0 : now.versions().getFirst().number();
  }

  private void wish(CompletableFuture<Reply<ConfigurationOutcome>> asked) {
    armed.set(Armed.NONE);
    busy.set(true);
    sentence.set(messages.get("configuration.working"));
    var _ =
        asked.thenAccept(
            reply -> {
              busy.set(false);
              refusedFor = List.of();
              switch (reply) {
                case Reply.Ok<ConfigurationOutcome>(ConfigurationOutcome outcome) -> tell(outcome);
                case Reply.Refused<ConfigurationOutcome>(int _, String code) ->
                    sentence.set(messages.get("configuration.refused", code));
                case Reply.Unreachable<ConfigurationOutcome> _ ->
                    sentence.set(messages.get("configuration.no-server"));
              }
            });
  }

  private void tell(ConfigurationOutcome outcome) {
    sentence.set(
        switch (outcome.result()) {
          case APPLIED ->
              messages.get(
                  "configuration.applied",
                  outcome.version(),
                  outcome.changes().isEmpty() ? "" : messages.of(outcome.changes().getFirst()));
          case CHECKED, UNCHANGED -> messages.get("configuration.unchanged");
          case MISTAKES -> messages.get("configuration.not-applied");
          case OVERTAKEN -> messages.get("configuration.overtaken");
          case NO_VERSION -> messages.get("configuration.no-version");
        });
    refusedFor = List.of();
    if (edits.isEmpty()) {
      refusedFor = outcome.mistakes();
    } else if (outcome.result() == ConfigurationOutcome.Result.MISTAKES) {
      edits.said(List.of(), outcome.mistakes());
    }
    fetch();
  }

  private void show() {
    ConfigurationStatus now = status;
    if (now != null) {
      picture.set(describer.describe(now, refusedFor));
    }
  }
}
