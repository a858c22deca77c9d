package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.TicketEvent;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/** A ticket from its submission to its end, as the server keeps it. */
final class TicketLifeTest extends WithSeat {
  private static final long HOUR_MS = 3_600_000;
  private static final long BEGUN_MS = 1_000;
  private long number;

  @BeforeEach
  void submit() throws Exception {
    var ticket =
        new TicketRecord(
            "t-1",
            "",
            "c1",
            null,
            "fault",
            "fault",
            3,
            "open",
            Map.of("scope", "home"),
            "1001",
            BEGUN_MS,
            null);
    assertThat(post(new Mutation.TicketSubmitted(ticket)).outcome()).isEqualTo(Outcome.APPLIED);
  }

  private Result post(Mutation mutation) throws Exception {
    number++;
    var batch = new MutationBatch("store-1", List.of(new Numbered(number, "1001", mutation)));
    String answer = seat.post(Protocol.MUTATIONS, batch).body();
    return Wire.decode(answer, MutationResults.class).results().getFirst();
  }

  private Result edit(String field, String before, String after) throws Exception {
    return post(new Mutation.TicketChanged("t-1", List.of(new Edit(field, before, after)), 1));
  }

  private TicketRecord ticket() throws Exception {
    FeedPage page = seat.get(Protocol.CHANGES + "?shelf=records", FeedPage.class);
    return page.changes().stream()
        .filter(change -> change.kind() == ChangeKind.TICKET && change.id().equals("t-1"))
        .findFirst()
        .map(change -> Wire.mapper().convertValue(change.body(), TicketRecord.class))
        .orElseThrow();
  }

  @Test
  void isDueByWhatItsQueuePromises() throws Exception {
    assertThat(ticket().dueAtMs()).isEqualTo(BEGUN_MS + 4 * HOUR_MS);
    edit(Edit.PRIORITY, "normal", "urgent");
    assertThat(ticket().dueAtMs()).isEqualTo(BEGUN_MS + HOUR_MS);
    edit(Edit.STATE, "open", "waiting");
    assertThat(ticket().dueAtMs()).isNull();
    edit(Edit.STATE, "waiting", "in-progress");
    assertThat(ticket().dueAtMs()).isGreaterThanOrEqualTo(BEGUN_MS + HOUR_MS);
  }

  @Test
  void goesToAnAgentAndAGroup() throws Exception {
    edit(Edit.ASSIGNEE, "", "1001");
    edit(Edit.GROUP, "", "bills");
    TicketHandling handling = ticket().handled();
    assertThat(handling.assignee()).isEqualTo("1001");
    assertThat(handling.group()).isEqualTo("bills");
  }

  @Test
  void keepsWhatIsToBeDoneOnceAndWithItsStory() throws Exception {
    FollowUp call =
        new FollowUp("f1", FollowUp.Kind.CALLBACK, "1001", "", 9_000, "13800005678", "bill", null);
    edit(call.field(), "", call.written());
    edit(call.field(), "", call.written());
    assertThat(ticket().handled().followUps()).containsExactly(call);
    edit(call.field(), call.written(), call.done(9_500).written());
    assertThat(ticket().handled().followUps()).containsExactly(call.done(9_500));
    assertThat(ticket().handled().history()).extracting(event -> event.edits().size()).contains(1);
    FollowUp lost = new FollowUp("f2", FollowUp.Kind.ESCALATION, "1001", "gone", 1, "", "", null);
    assertThat(edit(lost.field(), "", lost.written()).code()).isEqualTo("unknown-group");
    assertThat(edit("@follow-up/f3", "", "{").code()).isEqualTo("bad-follow-up");
    assertThat(edit("@follow-up/f3", "", call.written()).code()).isEqualTo("bad-follow-up");
  }

  @ParameterizedTest
  @CsvSource({
    "@assignee, nobody, unknown-assignee",
    "@group, nowhere, unknown-group",
    "@priority, at-once, bad-priority",
    "@state, gone, bad-state"
  })
  void refusesWhatIsNotThere(String field, String value, String code) throws Exception {
    assertThat(edit(field, "", value)).isEqualTo(new Result(number, Outcome.REJECTED, code));
  }

  @Test
  void bringsAMoveBackThatIsNotAllowedAnyMoreAndTakesTheRest() throws Exception {
    edit(Edit.STATE, "open", "closed");
    var edits = List.of(new Edit(Edit.STATE, "open", "waiting"), new Edit("note", "", "later"));
    assertThat(post(new Mutation.TicketChanged("t-1", edits, 1)))
        .isEqualTo(
            new Result(
                number,
                Outcome.APPLIED,
                null,
                List.of(new Conflict(Edit.STATE, "waiting", "closed"))));
    assertThat(ticket().state()).isEqualTo("closed");
    assertThat(ticket().fields()).containsEntry("note", "later");
  }

  @Test
  void remembersWhoChangedWhat() throws Exception {
    edit("scope", "home", "district");
    edit(Edit.ASSIGNEE, "", "1001");
    edit("scope", "district", "district");
    List<TicketEvent> history = ticket().handled().history();
    assertThat(history).extracting(TicketEvent::agentId).containsExactly("1001", "1001");
    assertThat(history.getFirst().edits()).containsExactly(new Edit("scope", "home", "district"));
    assertThat(history.getLast().edits()).containsExactly(new Edit(Edit.ASSIGNEE, "", "1001"));
    assertThat(server.count("select count(*) from ticket_history where ticket_id = 't-1'"))
        .as("nothing is written where nothing was changed")
        .isEqualTo(2);
  }

  @Test
  void cutsLongValuesInWhatGoesAlongAndKeepsThemWhole() throws Exception {
    String novel = "x".repeat(5_000);
    edit("note", "", novel);
    assertThat(ticket().handled().history().getLast().edits().getFirst().after().length())
        .isLessThan(200);
    assertThat(server.count("select count(*) from ticket_history where length(after_value) = 5000"))
        .isEqualTo(1);
  }
}
