package org.seatline.app.monitor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.ConfigurationPicture.Choice;
import org.seatline.app.monitor.ConfigurationPicture.Mistake;
import org.seatline.app.monitor.ConfigurationPicture.QueueRow;
import org.seatline.app.monitor.ConfigurationPicture.SkillRow;
import org.seatline.app.monitor.ConfigurationPicture.Version;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.ConfigurationVersion;
import org.seatline.protocol.QuickChange;

/**
 * The centre's configuration: what is in force, what its folder would change, quick changes. What
 * changes everything (apply, roll back) is asked for twice: the first key arms it.
 */
public final class ConfigurationViewModel {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

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
  private String agentId = "";

  /** Asks for nothing until {@link #refresh}. */
  public ConfigurationViewModel(Seat seat, Messages messages) {
    this.centre = seat.centre();
    this.messages = messages;
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

  /** The agent whose skills are shown; empty for none. */
  String agentId() {
    return agentId;
  }

  /** Looks at the folder again. */
  public void refresh() {
    disarm();
    refusedFor = List.of();
    sentence.set("");
    fetch();
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
                      status = now;
                      show();
                    }
                    case Reply.Refused<ConfigurationStatus>(int _, String code) ->
                        sentence.set(messages.get("configuration.refused", code));
                    case Reply.Unreachable<ConfigurationStatus> _ ->
                        sentence.set(messages.get("configuration.no-server"));
                  }
                });
  }

  /** Applies the folder: the first time it is armed, the second time it is done. */
  public void apply() {
    ConfigurationPicture now = picture.get();
    if (now == null || busy.get()) {
      return;
    }
    if (!now.canApply()) {
      disarm();
      sentence.set(
          messages.get(
              now.mistakes().isEmpty()
                  ? "configuration.nothing-to-apply"
                  : "configuration.mistakes-first"));
    } else if (armed.get() == Armed.APPLY) {
      wish(centre.apply(seen()));
    } else {
      arm(Armed.APPLY, messages.get("configuration.apply-again", now.differences().size()));
    }
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

  /** Lets a queue pick its seats in another way. */
  public void strategy(String queueId, String strategy) {
    quick(new QuickChange.QueueStrategy(queueId, strategy));
  }

  /** Shows the skills of an agent. */
  public void chooseAgent(String next) {
    agentId = next;
    show();
  }

  /** Gives the chosen agent a skill's level; 0 takes it away. */
  public void skill(String skill, int level) {
    if (!agentId.isEmpty()) {
      quick(new QuickChange.AgentSkill(agentId, skill, level));
    }
  }

  private void quick(QuickChange change) {
    if (!busy.get()) {
      wish(centre.quick(seen(), change));
    }
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
          case UNCHANGED -> messages.get("configuration.unchanged");
          case MISTAKES -> messages.get("configuration.not-applied");
          case OVERTAKEN -> messages.get("configuration.overtaken");
          case NO_VERSION -> messages.get("configuration.no-version");
        });
    refusedFor = outcome.mistakes();
    fetch();
  }

  private void show() {
    ConfigurationStatus now = status;
    if (now != null) {
      picture.set(describe(now));
    }
  }

  private ConfigurationPicture describe(ConfigurationStatus now) {
    ConfigurationStatus.Settings settings = now.settings();
    Map<String, Choice> strategies =
        settings.strategies().stream()
            .map(s -> new Choice(s.id(), messages.of(s.name())))
            .collect(
                Collectors.toMap(Choice::id, c -> c, (a, b) -> a, java.util.LinkedHashMap::new));
    return new ConfigurationPicture(
        now.versions().isEmpty() ? "" : title(now.versions().getFirst()),
        now.folder().isEmpty() ? messages.get("configuration.sample") : now.folder(),
        now.differences().stream().map(messages::of).toList(),
        (now.mistakes().isEmpty() ? refusedFor : now.mistakes())
            .stream().map(m -> new Mistake(m.place(), messages.of(m.what()))).toList(),
        now.rollbackTo(),
        now.versions().stream()
            .map(v -> new Version(title(v), v.changes().stream().map(messages::of).toList()))
            .toList(),
        List.copyOf(strategies.values()),
        settings.queues().stream()
            .map(
                q ->
                    new QueueRow(
                        q.id(),
                        messages.of(q.name()),
                        strategies.getOrDefault(
                            q.strategy(), new Choice(q.strategy(), q.strategy()))))
            .toList(),
        settings.agents().stream()
            .map(a -> new Choice(a.agentId(), messages.of(a.name()) + "  " + a.agentId()))
            .toList(),
        skills(settings));
  }

  private List<SkillRow> skills(ConfigurationStatus.Settings settings) {
    return settings.agents().stream()
        .filter(a -> a.agentId().equals(agentId))
        .findFirst()
        .map(
            a ->
                settings.skills().stream()
                    .map(
                        s ->
                            new SkillRow(
                                s.id(), messages.of(s.name()), a.skills().getOrDefault(s.id(), 0)))
                    .toList())
        .orElse(List.of());
  }

  private String title(ConfigurationVersion version) {
    String when = WHEN.format(Instant.ofEpochMilli(version.atMs()).atZone(ZoneId.systemDefault()));
    return messages.get(
        "configuration.version",
        version.number(),
        when,
        messages.of(version.byName()),
        messages.get("configuration.cause." + version.cause()));
  }
}
