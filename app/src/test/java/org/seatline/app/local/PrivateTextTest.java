package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.draft;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.Desk;
import org.seatline.app.session.TicketFilter;
import org.seatline.protocol.Mutation;

/** What several people at one computer can read of each other. */
final class PrivateTextTest extends WithStore {
  private static final List<Mutation.ScriptStepTaken> PATH =
      List.of(new Mutation.ScriptStepTaken("fault", 1, "secret-step", null, 1));

  private List<String> texts() {
    return store.desk().drafts().join().stream()
        .map(Desk.Draft::content)
        .map(content -> content.path("note").asText())
        .toList();
  }

  /** A note of a call that the journal knows: notes of others are dropped soon. */
  private void note(String callId) {
    store.calls().journal(callId, System.currentTimeMillis(), "talking", "fault").join();
    store.desk().noteCall(callId, "c1", PATH);
  }

  /** All that the tables of private text hold. */
  private String stored() throws IOException {
    return withFile(
        handle ->
            handle.createQuery("select * from drafts").mapToMap().list()
                + " "
                + handle.createQuery("select * from call_notes").mapToMap().list());
  }

  @Test
  void givesEverybodyTheirOwnDraftsAndNotesAndNobodyTheOthers() throws IOException {
    StoreSamples.signIn(store, "1001");
    store.desk().saveDraft(draft("d1", "secret-text"));
    note("call-1");
    assertThat(texts()).containsExactly("secret-text");
    StoreSamples.signIn(store, "1002");
    assertThat(texts()).isEmpty();
    store.agent("1001"); // claiming to be somebody opens nothing
    assertThat(texts()).isEmpty();
    assertThat(path("call-1")).isEmpty();
    assertThat(stored()).contains("d1", "call-1").doesNotContain("secret");
    StoreSamples.signIn(store, "1001");
    assertThat(texts()).containsExactly("secret-text");
    assertThat(path("call-1")).isEqualTo(PATH);
  }

  private List<Mutation.ScriptStepTaken> path(String callId) {
    return store
        .thread()
        .call(
            () ->
                store.books().calls().noteOf(store.people().person(), callId).orElseThrow().path())
        .join();
  }

  @Test
  void keepsSavedQuestionsSealedForWhoeverSavedThem() throws IOException {
    TicketFilter mine = new TicketFilter("Secret name", "王芳", "", "bills", "", "7");
    StoreSamples.signIn(store, "1001");
    store.desk().keepTicketFilters(List.of(mine)).join();
    StoreSamples.signIn(store, "1002");
    assertThat(store.desk().ticketFilters().join()).isEmpty();
    store.desk().keepTicketFilters(List.of()).join();
    reopen();
    StoreSamples.signIn(store, "1001");
    assertThat(store.desk().ticketFilters().join()).containsExactly(mine);
    assertThat(
            withFile(handle -> handle.createQuery("select * from left_work").mapToMap().list())
                .toString())
        .contains("filters")
        .doesNotContain("Secret", "bills");
  }

  @Test
  void writesWhatWasTypedJustBeforeSigningOutUnderItsAuthorsKey() {
    StoreSamples.signIn(store, "1001");
    store.desk().saveDraft(draft("d1", "last words"));
    StoreSamples.signIn(store, "1002");
    assertThat(texts()).isEmpty();
    StoreSamples.signIn(store, "1001");
    assertThat(texts()).containsExactly("last words");
  }

  @Test
  void knowsTheCustomerOfACallWithoutAnybodySignedIn() throws IOException {
    StoreSamples.signIn(store, "1001");
    note("call-1");
    reopen();
    assertThat(store.thread().call(() -> store.books().calls().customerOf("call-1")).join())
        .contains("c1");
    assertThat(store.desk().drafts().join()).isEmpty();
  }

  @Test
  void sealsDraftsOfTheTimeBeforeWhenTheirAuthorComes() throws IOException {
    withFile(
        handle ->
            handle.execute(
                "insert into drafts (id, agent_id, call_id, queue_id, content, saved_at_ms) values"
                    + " ('d1', '1001', 'call-of-old', 'fault', '{\"note\":\"old secret\"}', 7)"));
    StoreSamples.signIn(store, "1002");
    assertThat(texts()).isEmpty();
    assertThat(stored()).contains("old secret");
    StoreSamples.signIn(store, "1001");
    assertThat(store.desk().drafts().join())
        .singleElement()
        .satisfies(
            old -> {
              assertThat(old.callId()).isEqualTo("call-of-old");
              assertThat(old.savedAtMs()).isEqualTo(7);
              assertThat(old.content().path("note").asText()).isEqualTo("old secret");
            });
    assertThat(stored()).doesNotContain("old secret").doesNotContain("call-of-old");
  }

  @Test
  void leavesADraftAloneThatSomebodyPutUnderAnotherName() throws IOException {
    StoreSamples.signIn(store, "1001");
    store.desk().saveDraft(draft("d1", "one"));
    assertThat(texts()).containsExactly("one");
    withFile(handle -> handle.execute("update drafts set id = 'd2'"));
    StoreSamples.signIn(store, "1001");
    assertThat(texts()).isEmpty();
  }
}
