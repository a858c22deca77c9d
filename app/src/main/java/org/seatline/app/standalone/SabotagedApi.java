package org.seatline.app.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.seatline.app.session.PassingApi;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.RecordingProgress;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.TicketRecord;

/** The wrappers of {@link Sabotage}. */
final class SabotagedApi {
  private SabotagedApi() {}

  /** Sees what is sent: the seat is told that the server opens nothing that is sealed. */
  static class Unsealed extends PassingApi {
    Unsealed(ServerApi api) {
      super(api);
    }

    @Override
    public final Reply<SignInResponse> signIn(SignInRequest request) {
      Reply<SignInResponse> reply = api().signIn(request);
      return reply instanceof Reply.Ok<SignInResponse>(SignInResponse session)
          ? new Reply.Ok<>(session.withSealing(null))
          : reply;
    }
  }

  static final class LosesTickets extends Unsealed {
    LosesTickets(ServerApi api) {
      super(api);
    }

    @Override
    public Reply<MutationResults> mutations(MutationBatch batch) {
      List<MutationBatch.Numbered> kept =
          batch.mutations().stream()
              .filter(numbered -> !(numbered.mutation() instanceof Mutation.TicketSubmitted))
              .toList();
      List<MutationResults.Result> results = new ArrayList<>();
      batch.mutations().stream()
          .filter(numbered -> !kept.contains(numbered))
          .map(n -> new MutationResults.Result(n.number(), MutationResults.Outcome.APPLIED, null))
          .forEach(results::add);
      var without = new MutationBatch(batch.clientId(), batch.store(), batch.known(), kept);
      Reply<MutationResults> reply = api().mutations(without);
      if (!(reply instanceof Reply.Ok<MutationResults>(MutationResults told))) {
        return reply;
      }
      results.addAll(told.results());
      return new Reply.Ok<>(
          new MutationResults(told.verdict(), told.server(), told.serverTimeMs(), results));
    }
  }

  static final class DropsRecordings extends PassingApi {
    DropsRecordings(ServerApi api) {
      super(api);
    }

    @Override
    public Reply<RecordingProgress> progress(Upload what, String id) {
      return what == Upload.RECORDING
          ? new Reply.Ok<>(new RecordingProgress(id, Long.MAX_VALUE, true))
          : super.progress(what, id);
    }
  }

  static final class DuplicatesTickets extends Unsealed {
    /** Far from any number that the outbox will ever reach. */
    private static final long OTHER_NUMBERS = 1_000_000_000L;

    DuplicatesTickets(ServerApi api) {
      super(api);
    }

    @Override
    public Reply<MutationResults> mutations(MutationBatch batch) {
      Reply<MutationResults> reply = api().mutations(batch);
      List<MutationBatch.Numbered> again = new ArrayList<>();
      for (MutationBatch.Numbered numbered : batch.mutations()) {
        if (numbered.mutation() instanceof Mutation.TicketSubmitted(TicketRecord ticket)) {
          again.add(
              new MutationBatch.Numbered(
                  numbered.number() + OTHER_NUMBERS,
                  numbered.agentId(),
                  new Mutation.TicketSubmitted(copy(ticket))));
        }
      }
      if (!again.isEmpty()) {
        Reply<MutationResults> _ = api().mutations(new MutationBatch(batch.clientId(), again));
      }
      return reply;
    }

    private static TicketRecord copy(TicketRecord ticket) {
      return new TicketRecord(
          UUID.randomUUID().toString(),
          ticket.number(),
          ticket.customerId(),
          ticket.callId(),
          ticket.queueId(),
          ticket.formId(),
          ticket.formVersion(),
          ticket.state(),
          ticket.fields(),
          ticket.createdBy(),
          ticket.createdAtMs(),
          ticket.dueAtMs());
    }
  }
}
