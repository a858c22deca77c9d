package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.SERVER;
import static org.seatline.app.local.StoreSamples.at;
import static org.seatline.app.local.StoreSamples.opened;
import static org.seatline.app.local.StoreSamples.ticket;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.PeopleHere;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.seal.SealingKeyPair;

/** What waits at a shared computer is read by its author and the server, and by nobody else. */
final class SealedOutboxTest extends WithStore {
  private static final Mutation NOTE =
      new Mutation.NoteAdded("n1", "customer-77", "secret words", 1);

  private void signIn(String agentId, SealingKeyPair server) {
    StoreSamples.signIn(
        store, StoreSamples.session(agentId).withSealing(StoreSamples.sealing(server, agentId)));
  }

  private void signIn(String agentId) {
    StoreSamples.signIn(store, agentId);
  }

  /** All tables, as whoever has the computer can open them. */
  private String stored() throws IOException {
    return withFile(
        handle ->
            handle
                .createQuery(
                    "select table_name from information_schema.tables"
                        + " where table_schema = 'PUBLIC'")
                .mapTo(String.class)
                .list()
                .stream()
                .map(table -> handle.createQuery("select * from " + table).mapToMap().list())
                .toList()
                .toString());
  }

  private List<SealedMutation> sealed(Optional<AtWork> sender) {
    List<Long> numbers =
        store.outbox().pending(sender).join().stream().map(OutboxCore.Item::number).toList();
    var parcel = store.outbox().parcel(numbers, sender).join();
    assertThat(parcel.open()).isEmpty();
    return parcel.sealed();
  }

  private void answer(OutboxCore.Effect... effects) {
    var results = new MutationResults(Verdict.TAKEN, at("e1", 2), 1, List.of());
    assertThat(store.outbox().settle(store.copy().known(), results, List.of(effects)).join())
        .isTrue();
  }

  @Test
  void holdsNoWordOfWhatWaitsAndStillDeliversIt() throws IOException {
    signIn("1001");
    TicketRecord ticket = ticket("t1", "customer-77");
    store.desk().submitTicket(ticket, "t1").join();
    store.desk().submit(NOTE).join();
    assertThat(store.desk().ticketsOf("customer-77", 10).join()).containsExactly(ticket);
    String all = stored();
    assertThat(all)
        .contains("t1", "1001")
        .doesNotContain("secret words")
        .doesNotContain("customer-77")
        .doesNotContain("scope");
    assertThat(sealed(Optional.empty()))
        .as("by the computer itself")
        .extracting(box -> opened(SERVER, box).orElseThrow())
        .containsExactly(new Mutation.TicketSubmitted(ticket), NOTE);
    signIn("1002");
    assertThat(store.desk().ticketsOf("customer-77", 10).join()).isEmpty();
    assertThat(store.outbox().find(List.of(1L, 2L)).join()).isEmpty();
    assertThat(sealed(store.people().atWork())).hasSize(2);
  }

  @Test
  void givesOneSubjectOneNameForEachAuthor() {
    signIn("1001");
    store.desk().submit(NOTE).join();
    store.desk().submit(new Mutation.NoteAdded("n2", "customer-77", "more", 2)).join();
    store.desk().submit(new Mutation.NoteAdded("n3", "customer-78", "else", 3)).join();
    List<String> subjects =
        store.outbox().pending().join().stream().map(OutboxCore.Item::subject).toList();
    assertThat(subjects.get(1)).isEqualTo(subjects.get(0));
    assertThat(subjects.get(2)).isNotEqualTo(subjects.get(0));
    signIn("1002");
    store.desk().submit(new Mutation.NoteAdded("n4", "customer-77", "mine", 4)).join();
    assertThat(store.outbox().pending().join().getLast().subject()).isNotEqualTo(subjects.get(0));
  }

  @Test
  void keepsItsNameWhenItIsNumberedAgain() {
    signIn("1001");
    String first = store.clientId();
    store.desk().submit(NOTE).join();
    store.outbox().renew().join();
    store.outbox().renew().join();
    SealedMutation box = sealed(Optional.empty()).getFirst();
    assertThat(box.number()).isEqualTo(3);
    assertThat(box.origin()).isEqualTo(first);
    assertThat(box.name().clientId()).isEqualTo(first);
    assertThat(box.name().number()).isEqualTo(1);
    assertThat(opened(SERVER, box)).contains(NOTE);
    assertThat(store.outbox().find(List.of(3L)).join().getFirst().mutation()).isEqualTo(NOTE);
  }

  @Test
  void opensToNobodyWhoPutsItIntoAnotherRow() throws IOException {
    signIn("1001");
    store.desk().submit(NOTE).join();
    store.desk().submit(new Mutation.NoteAdded("n2", "customer-77", "other", 2)).join();
    withFile(
        handle ->
            handle.execute(
                "update outbox set own = (select own from outbox where number = 1),"
                    + " box = (select box from outbox where number = 1) where number = 2"));
    signIn("1001");
    assertThat(store.outbox().find(List.of(2L)).join()).isEmpty();
    assertThat(opened(SERVER, sealed(Optional.empty()).getLast())).isEmpty();
  }

  private int held() {
    return store.outbox().waiting("1001").join().held();
  }

  @Test
  void followsTheKeyOfTheServerThatIsAsked() {
    signIn("1002");
    store.desk().submit(new Mutation.NoteAdded("n0", "customer-70", "of another", 1)).join();
    signIn("1001");
    store.desk().submit(NOTE).join();
    SealingKeyPair next = SealingKeyPair.generate(new SecureRandom());
    signIn("1001", next);
    assertThat(sealed(Optional.empty()))
        .as("nobody had to refuse it first")
        .extracting(box -> opened(next, box))
        .containsExactly(Optional.empty(), Optional.of(NOTE));
    assertThat(store.outbox().waiting("1001").join()).isEqualTo(new OutboxTable.Waiting(1, 0, 1));
    signIn("1001");
    assertThat(sealed(Optional.empty()))
        .extracting(box -> opened(SERVER, box).isPresent())
        .as("back at the first one")
        .containsExactly(true, true);
  }

  @Test
  void keepsWhatTheServerCouldNotReadUntilItsAuthorSealsItAnew() {
    signIn("1001");
    store.desk().submit(NOTE).join();
    store.desk().submit(new Mutation.NoteAdded("n2", "customer-77", "after it", 2)).join();
    store.desk().submit(new Mutation.NoteAdded("n3", "customer-78", "else", 3)).join();
    answer(
        new OutboxCore.Effect.Aside(1, MutationResults.SEAL_UNKNOWN_KEY),
        new OutboxCore.Effect.Aside(2, MutationResults.DEPENDS_ON_REJECTED),
        new OutboxCore.Effect.Done(3, List.of()));
    assertThat(store.outbox().pending().join()).isEmpty();
    assertThat(held()).isEqualTo(2);
    assertThat(store.outbox().cameBack("1001").join()).isEmpty();
    SealingKeyPair next = SealingKeyPair.generate(new SecureRandom());
    signIn("1002", next);
    assertThat(sealed(store.people().atWork())).as("not theirs to seal").isEmpty();
    signIn("1001");
    assertThat(held()).as("the key that is not there").isEqualTo(1);
    answer(new OutboxCore.Effect.Aside(2, MutationResults.SEAL_UNKNOWN_KEY));
    signIn("1001", next);
    assertThat(sealed(Optional.empty()))
        .extracting(box -> opened(next, box).orElseThrow())
        .containsExactly(NOTE, new Mutation.NoteAdded("n2", "customer-77", "after it", 2));
  }

  @Test
  void asksAgainAsItsAuthorForConflictsThatAnotherBrought() throws IOException {
    signIn("1001");
    store.desk().submit(NOTE).join();
    signIn("1002");
    answer(new OutboxCore.Effect.Done(1, List.of(Conflict.FOR_AUTHOR)));
    assertThat(store.outbox().pending().join()).isEmpty();
    signIn("1001");
    assertThat(sealed(store.people().atWork())).hasSize(1);
    Conflict conflict = new Conflict("note", "my secret", "their secret");
    answer(new OutboxCore.Effect.Done(1, List.of(conflict)));
    assertThat(store.outbox().cameBack("1001").join())
        .singleElement()
        .satisfies(back -> assertThat(back.conflicts()).containsExactly(conflict));
    assertThat(stored()).doesNotContain("secret");
    signIn("1002");
    assertThat(store.outbox().cameBack("1001").join()).isEmpty();
  }

  @Test
  void sealsForTheServerWhenItsKeyIsKnown() {
    StoreSamples.signIn(store, StoreSamples.session("1001").withSealing(null));
    store.desk().submit(NOTE).join();
    assertThat(store.outbox().pending(Optional.empty()).join()).isEmpty();
    var open = store.outbox().parcel(List.of(1L), store.people().atWork()).join();
    assertThat(open.open()).extracting(n -> n.mutation()).containsExactly(NOTE);
    signIn("1001");
    assertThat(sealed(Optional.empty()))
        .extracting(box -> opened(SERVER, box).orElseThrow())
        .containsExactly(NOTE);
  }

  @Test
  void showsDrillsToWhomTheyAreForAlone() {
    signIn("1001");
    var drill = StoreSamples.article("d1", "D", "练", "d");
    var change = StoreSamples.change(1, ChangeKind.DRILL, "d1", drill);
    store
        .copy()
        .apply(ChangeShelf.DRILLS, StoreSamples.page("e1", change), store.copy().known())
        .join();
    assertThat(store.desk().drills().join()).as("an agent").isEmpty();
    StoreSamples.signIn(store, StoreSamples.trainer("3001"));
    assertThat(store.desk().drills().join()).hasSize(1);
    assertThat(store.people().alone("1001", StoreSamples.password("1001")))
        .isInstanceOf(PeopleHere.Alone.LetIn.class);
    assertThat(store.desk().drills().join()).as("an agent alone, after the trainer").isEmpty();
  }
}
