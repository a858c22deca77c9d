package org.seatline.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationRequest;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Role;
import org.seatline.server.admin.ConfigurationKeeper;
import org.seatline.server.admin.ConfigurationKeeper.By;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatSession;

/** The configuration over HTTP: for leads and administrators, and for this computer's commands. */
final class ConfigurationRoutes {
  /** Most quick changes at once. */
  private static final int CHANGES_MAX = 1_000;

  private static final String BEARER = "Bearer ";

  private final ConfigurationKeeper keeper;
  private final HttpAnswers answers;
  private final LocalCommands commands;

  ConfigurationRoutes(ConfigurationKeeper keeper, HttpAnswers answers, LocalCommands commands) {
    this.keeper = keeper;
    this.answers = answers;
    this.commands = commands;
  }

  /** What is done for somebody who may. */
  @FunctionalInterface
  private interface Handling {
    Object answer(By by, ServerRequest request) throws IOException;
  }

  void routes(HttpRules rules) {
    rules.get(Protocol.CONFIGURATION, guarded((by, req) -> keeper.status()));
    rules.post(Protocol.CONFIGURATION + "/apply", guarded(this::apply));
    rules.post(
        Protocol.CONFIGURATION + "/rollback",
        guarded((by, req) -> keeper.rollBack(by, read(req).seenVersion())));
    rules.post(Protocol.CONFIGURATION + "/quick", guarded(this::quick));
    rules.post(Protocol.CONFIGURATION + "/preview", guarded((by, req) -> preview(req)));
  }

  private ConfigurationOutcome apply(By by, ServerRequest request) throws IOException {
    String cause = by.agentId().isEmpty() ? "command" : "apply";
    return keeper.apply(by, read(request).seenVersion(), cause);
  }

  private ConfigurationOutcome quick(By by, ServerRequest request) throws IOException {
    ConfigurationRequest wanted = changes(request);
    return keeper.quick(by, wanted.seenVersion(), wanted.changes());
  }

  private ConfigurationOutcome preview(ServerRequest request) throws IOException {
    ConfigurationRequest wanted = changes(request);
    return keeper.preview(wanted.seenVersion(), wanted.changes());
  }

  private static ConfigurationRequest changes(ServerRequest request) throws IOException {
    ConfigurationRequest wanted = read(request);
    if (wanted.changes().isEmpty() || wanted.changes().size() > CHANGES_MAX) {
      throw new MalformedMessageException("1 to " + CHANGES_MAX + " changes are needed", null);
    }
    return wanted;
  }

  private static ConfigurationRequest read(ServerRequest request) throws IOException {
    return HttpAnswers.read(request, ConfigurationRequest.class, Protocol.BODY_MAX_BYTES);
  }

  private io.helidon.webserver.http.Handler guarded(Handling handling) {
    return (request, response) -> {
      if (isLocalCommand(request)) {
        HttpAnswers.guarded(
            request,
            response,
            (req, res) -> HttpAnswers.json(res, handling.answer(By.command(), req)));
      } else {
        answers.withSession(
            request, response, (session, req, res) -> answer(handling, session, req, res));
      }
    };
  }

  private boolean isLocalCommand(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.startsWith(BEARER))
        .filter(value -> commands.fits(value.substring(BEARER.length())))
        .isPresent();
  }

  private static void answer(
      Handling handling, SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    if (session.may(Role.LEAD) || session.may(Role.ADMIN)) {
      By by = new By(session.agentId(), session.person().name());
      HttpAnswers.json(response, handling.answer(by, request));
    } else {
      HttpAnswers.refuse(
          response, Status.FORBIDDEN_403, "not-allowed", "for leads and administrators");
    }
  }
}
