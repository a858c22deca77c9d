package org.seatline.server;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.seatline.protocol.DoorRequest;
import org.seatline.protocol.Protocol;
import org.seatline.server.admin.ConfigurationKeeper.By;
import org.seatline.server.admin.EmergencyDoors;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatSession;

/** What leads ask for over HTTP. */
final class LeadRoutes {
  private final EmergencyDoors doors;
  private final FigureDesk figures;
  private final CallDesk calls;
  private final HttpAnswers answers;

  LeadRoutes(EmergencyDoors doors, FigureDesk figures, CallDesk calls, HttpAnswers answers) {
    this.doors = doors;
    this.figures = figures;
    this.calls = calls;
    this.answers = answers;
  }

  void routes(HttpRules rules) {
    rules.post(Protocol.QUEUE_DOOR, answers.forLeads(this::door));
    rules.get(
        Protocol.CALLS,
        answers.forLeads(
            (session, request, response) -> HttpAnswers.json(response, calls.recent())));
    rules.get(
        Protocol.CALLS + "/{id}",
        answers.forLeads(
            (session, request, response) ->
                HttpAnswers.json(
                    response, calls.explain(request.path().pathParameters().get("id")))));
    rules.get(
        Protocol.FIGURES,
        answers.forLeads(
            (session, request, response) ->
                HttpAnswers.json(
                    response, figures.answer(FigureDesk.Question.of(query(request))))));
  }

  private void door(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    DoorRequest wanted = HttpAnswers.read(request, DoorRequest.class, Protocol.MESSAGE_MAX_CHARS);
    By by = new By(session.agentId(), session.person().name());
    switch (doors.move(by, wanted)) {
      case EmergencyDoors.Moved.Done(var what) -> HttpAnswers.json(response, what);
      case EmergencyDoors.Moved.Refused(String code) ->
          HttpAnswers.refuse(response, Status.CONFLICT_409, code, wanted.queueId());
    }
  }

  /** The first value of each name. */
  private static Map<String, String> query(ServerRequest request) {
    return request.query().names().stream()
        .collect(Collectors.toMap(name -> name, name -> request.query().get(name)));
  }
}
