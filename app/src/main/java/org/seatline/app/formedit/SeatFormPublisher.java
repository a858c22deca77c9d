package org.seatline.app.formedit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.CentreDesk;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.ConfigurationMistake;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.QuickChange;

/** Publishes forms as a change of the centre's configuration. */
public final class SeatFormPublisher implements FormPublisher {
  /** Somebody may change something else of the configuration at the same moment. */
  private static final int TRIES_MAX = 3;

  private final CentreDesk centre;

  /** Publishes by way of the server. */
  public SeatFormPublisher(CentreDesk centre) {
    this.centre = centre;
  }

  @Override
  public CompletableFuture<Answer> publish(String formId, int basedOn, String body) {
    return publish(new QuickChange.PublishForm(formId, basedOn, body), TRIES_MAX);
  }

  private CompletableFuture<Answer> publish(QuickChange change, int tries) {
    return centre
        .status()
        .thenCompose(
            reply ->
                switch (reply) {
                  case Reply.Ok<ConfigurationStatus>(ConfigurationStatus now) ->
                      publish(change, now, tries);
                  case Reply.Refused<ConfigurationStatus>(int _, String code) ->
                      CompletableFuture.completedFuture(new Answer.Refused(code));
                  case Reply.Unreachable<ConfigurationStatus> _ ->
                      CompletableFuture.completedFuture(new Answer.Unreachable());
                });
  }

  private CompletableFuture<Answer> publish(
      QuickChange change, ConfigurationStatus now, int tries) {
    int seen = now.versions().isEmpty() ? 0 : now.versions().getFirst().number();
    return centre
        .quick(seen, List.of(change))
        .thenCompose(
            reply ->
                switch (reply) {
                  case Reply.Ok<ConfigurationOutcome>(ConfigurationOutcome outcome) ->
                      outcome.result() == ConfigurationOutcome.Result.OVERTAKEN && tries > 1
                          ? publish(change, tries - 1)
                          : CompletableFuture.completedFuture(answer(outcome));
                  case Reply.Refused<ConfigurationOutcome>(int _, String code) ->
                      CompletableFuture.completedFuture(new Answer.Refused(code));
                  case Reply.Unreachable<ConfigurationOutcome> _ ->
                      CompletableFuture.completedFuture(new Answer.Unreachable());
                });
  }

  private static Answer answer(ConfigurationOutcome outcome) {
    return switch (outcome.result()) {
      case APPLIED, UNCHANGED -> new Answer.Published();
      case MISTAKES ->
          new Answer.Mistaken(outcome.mistakes().stream().map(ConfigurationMistake::what).toList());
      case CHECKED, OVERTAKEN, NO_VERSION -> new Answer.Refused(outcome.result().name());
    };
  }
}
