package org.seatline.server.voicemail;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Voicemail;
import org.seatline.protocol.VoicemailList;
import org.seatline.protocol.VoicemailMark;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatSession;
import org.seatline.server.store.Voicemails;

/** Messages of callers over HTTP, for leads. */
public final class VoicemailRoutes {
  private static final String ID = "id";

  private final VoicemailService service;
  private final HttpAnswers answers;
  private final Supplier<Map<String, LocalizedText>> queues;

  /**
   * @param queues names of the queues that there are, by id
   */
  public VoicemailRoutes(
      VoicemailService service, HttpAnswers answers, Supplier<Map<String, LocalizedText>> queues) {
    this.service = service;
    this.answers = answers;
    this.queues = queues;
  }

  /** Adds its paths. */
  public void routes(HttpRules rules) {
    String one = Protocol.VOICEMAILS + "/{" + ID + "}";
    rules.get(Protocol.VOICEMAILS, answers.forLeads(this::list));
    rules.get(one + "/sound", answers.forLeads(this::sound));
    rules.post(one, answers.forLeads(this::mark));
  }

  private void list(SeatSession session, ServerRequest request, ServerResponse response) {
    Map<String, LocalizedText> names = queues.get();
    List<Voicemail> messages =
        service.latest(names.keySet()).stream().map(row -> told(row, names)).toList();
    HttpAnswers.json(response, new VoicemailList(messages));
  }

  private static Voicemail told(Voicemails.Row row, Map<String, LocalizedText> names) {
    return new Voicemail(
        row.id(),
        row.callId(),
        row.queueId(),
        names.getOrDefault(row.queueId(), new LocalizedText(row.queueId(), row.queueId())),
        row.callerNumber(),
        row.atMs(),
        row.lengthMs(),
        row.state() == Voicemails.State.DONE,
        row.doneBy());
  }

  private Optional<String> known(ServerRequest request, ServerResponse response) {
    String id = request.path().pathParameters().get(ID);
    Optional<Voicemails.Row> row = service.find(id);
    if (row.isEmpty()) {
      HttpAnswers.refuse(response, Status.NOT_FOUND_404, "unknown-message", "no such message");
    }
    return row.map(Voicemails.Row::id);
  }

  private void mark(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    VoicemailMark mark = HttpAnswers.read(request, VoicemailMark.class, Protocol.MESSAGE_MAX_CHARS);
    Optional<String> id = known(request, response);
    if (id.isPresent()) {
      Voicemails.State state = mark.done() ? Voicemails.State.DONE : Voicemails.State.NEW;
      if (service.mark(id.get(), state, session.agentId())) {
        list(session, request, response);
      } else {
        HttpAnswers.refuse(
            response, Status.CONFLICT_409, "still-recording", "the caller still speaks");
      }
    }
  }

  private void sound(SeatSession session, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = known(request, response);
    if (id.isPresent()) {
      try (InputStream sound = service.sound(id.get(), session.agentId())) {
        response.header(HeaderNames.CONTENT_TYPE, "audio/wav").send(sound.readAllBytes());
      }
    }
  }
}
