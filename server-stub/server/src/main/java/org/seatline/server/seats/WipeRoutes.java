package org.seatline.server.seats;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Role;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeQuestion;
import org.seatline.protocol.WipeRequest;

/** Wipes over HTTP: leads and administrators order them, stores ask and say that they are done. */
final class WipeRoutes {
  private final StoreWipes wipes;
  private final HttpAnswers answers;

  WipeRoutes(StoreWipes wipes, HttpAnswers answers) {
    this.wipes = wipes;
    this.answers = answers;
  }

  void routes(HttpRules rules) {
    rules.get(Protocol.WIPES, (req, res) -> answers.withSession(req, res, this::list));
    rules.post(Protocol.WIPES, (req, res) -> answers.withSession(req, res, this::order));
    rules.post(Protocol.WIPE_ORDERS, (req, res) -> HttpAnswers.guarded(req, res, this::orders));
    rules.post(Protocol.WIPES_DONE, (req, res) -> HttpAnswers.guarded(req, res, this::done));
  }

  private static boolean refused(SeatSession session, ServerResponse response) {
    boolean may = session.may(Role.LEAD) || session.may(Role.ADMIN);
    if (!may) {
      HttpAnswers.refuse(
          response, Status.FORBIDDEN_403, "not-allowed", "for leads and administrators");
    }
    return !may;
  }

  private void list(SeatSession session, ServerRequest request, ServerResponse response) {
    if (!refused(session, response)) {
      HttpAnswers.json(response, wipes.stores());
    }
  }

  private void order(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    WipeRequest wanted = HttpAnswers.read(request, WipeRequest.class, Protocol.MESSAGE_MAX_CHARS);
    if (refused(session, response)) {
      return;
    }
    if ((wanted.clientId() == null) == (wanted.agentId() == null)) {
      HttpAnswers.refuse(
          response, Status.BAD_REQUEST_400, "bad-request", "either a store or a person");
    } else if (wipes.order(session, wanted)) {
      HttpAnswers.json(response, wipes.stores());
    } else {
      HttpAnswers.refuse(response, Status.NOT_FOUND_404, "unknown-store", "no such store was seen");
    }
  }

  private void orders(ServerRequest request, ServerResponse response) throws IOException {
    WipeQuestion asked = HttpAnswers.read(request, WipeQuestion.class, Protocol.MESSAGE_MAX_CHARS);
    if (StoreWipes.acceptable(asked.clientId(), List.of())) {
      HttpAnswers.json(response, wipes.orders(asked.clientId()));
    } else {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-request", "no client id");
    }
  }

  private void done(ServerRequest request, ServerResponse response) throws IOException {
    WipeDone done = HttpAnswers.read(request, WipeDone.class, Protocol.MESSAGE_MAX_CHARS);
    if (StoreWipes.acceptable(done.clientId(), done.wipeIds())) {
      HttpAnswers.json(response, wipes.done(done));
    } else {
      HttpAnswers.refuse(response, Status.BAD_REQUEST_400, "bad-request", "no client id");
    }
  }
}
