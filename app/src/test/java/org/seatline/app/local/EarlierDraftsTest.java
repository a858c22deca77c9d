package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.draft;
import static org.seatline.app.local.StoreSamples.password;
import static org.seatline.app.local.StoreSamples.session;
import static org.seatline.app.local.StoreSamples.signIn;
import static org.seatline.app.local.StoreSamples.ticket;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.Desk;
import org.seatline.app.session.PeopleDesk.BroughtBack;
import org.seatline.app.session.PeopleDesk.Somebody;
import org.seatline.app.session.PeopleHere.Unlocked;
import org.seatline.protocol.Mutation.TicketSubmitted;

/** Drafts that a changed password has locked, a locked seat, and who is here. */
final class EarlierDraftsTest extends WithStore {
  private static final char[] SECOND = "second".toCharArray();
  private static final char[] THIRD = "third".toCharArray();

  private void signInBy(char[] password) {
    store.people().welcome(session("1001"), password);
    store.agent("1001");
  }

  private List<String> drafts() {
    return store.desk().drafts().join().stream().map(Desk.Draft::draftId).toList();
  }

  private void write(String id) {
    store.desk().saveDraft(draft(id, "text of " + id));
    assertThat(drafts()).contains(id);
  }

  @Test
  void bringsBackWhatEachEarlierPasswordHasLocked() throws IOException {
    signIn(store, "1001");
    write("first");
    signInBy(SECOND.clone());
    write("second");
    signInBy(THIRD.clone());
    assertThat(drafts()).isEmpty();
    assertThat(store.peopleDesk().earlierDrafts().join()).isEqualTo(2);
    assertThat(store.peopleDesk().bringBack(THIRD.clone()).join())
        .isEqualTo(new BroughtBack.Refused("bad-credentials"));
    char[] typed = password("1001");
    assertThat(store.peopleDesk().bringBack(typed).join()).isEqualTo(new BroughtBack.Done(1, 1));
    assertThat(typed).containsOnly('\0');
    assertThat(drafts()).containsExactly("first");
    close();
    open();
    signInBy(THIRD.clone());
    assertThat(drafts()).as("they are under today's key").containsExactly("first");
    assertThat(store.peopleDesk().bringBack(password("1001")).join())
        .as("the key that seals nothing is gone")
        .isEqualTo(new BroughtBack.Refused("bad-credentials"));
    assertThat(store.peopleDesk().bringBack(SECOND.clone()).join())
        .isEqualTo(new BroughtBack.Done(1, 0));
    assertThat(drafts()).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void bringsBackFinishedWorkThatTheServerRejectedLater() {
    signIn(store, "1001");
    store.desk().submitTicket(ticket("t1", "c1"), "draft").join();
    signInBy(SECOND.clone());
    store.outbox().aside(1, "malformed").join();
    assertThat(store.outbox().cameBack("1001").join()).as("not to be read by now").isEmpty();
    store.peopleDesk().giveUpEarlier().join();
    assertThat(store.peopleDesk().bringBack(password("1001")).join())
        .as("giving up leaves the key that finished work needs")
        .isEqualTo(new BroughtBack.Done(0, 0));
    assertThat(store.outbox().cameBack("1001").join())
        .singleElement()
        .satisfies(
            back -> assertThat(back.mutation()).isEqualTo(new TicketSubmitted(ticket("t1", "c1"))));
    assertThat(store.desk().ticket("t1").join()).contains(ticket("t1", "c1"));
  }

  @Test
  void slowsDownWhoeverGuessesEarlierPasswords() {
    signIn(store, "1001");
    write("first");
    signInBy(SECOND.clone());
    for (int i = 0; i < GuessThrottle.WRONG_MAX; i++) {
      store.peopleDesk().bringBack("guess".toCharArray()).join();
    }
    assertThat(store.peopleDesk().bringBack(password("1001")).join())
        .isEqualTo(new BroughtBack.Refused("too-many-attempts"));
    assertThat(store.people().unlock("1001", SECOND.clone()))
        .as("the lock screen counts for itself")
        .isEqualTo(new Unlocked.Open());
  }

  @Test
  void givesUpWhatNobodyCanOpenAndNothingElse() {
    signIn(store, "1001");
    write("first");
    signIn(store, "1002");
    write("of another");
    signInBy(SECOND.clone());
    write("second");
    assertThat(store.peopleDesk().giveUpEarlier().join()).isEqualTo(1);
    assertThat(store.peopleDesk().earlierDrafts().join()).isZero();
    assertThat(drafts()).containsExactly("second");
    signIn(store, "1002");
    assertThat(drafts()).containsExactly("of another");
  }

  @Test
  void tellsWhoIsHereAndHowMuchButNotWhat() {
    signIn(store, "1001");
    write("first");
    write("another");
    signIn(store, "1002");
    var name = session("1001").agent().name();
    assertThat(store.peopleDesk().here().join())
        .containsExactly(new Somebody("1002", name, 0), new Somebody("1001", name, 2));
  }

  @Test
  void opensALockedSeatByThePasswordAlone() {
    signIn(store, "1001");
    write("first");
    store.people().forget(store.people().person().orElseThrow());
    assertThat(drafts()).isEmpty();
    assertThat(store.people().unlock("1001", SECOND.clone()))
        .isEqualTo(new Unlocked.Refused("bad-credentials"));
    assertThat(store.people().person()).isEmpty();
    assertThat(store.people().unlock("1001", password("1001"))).isEqualTo(new Unlocked.Open());
    assertThat(drafts()).containsExactly("first");
    assertThat(store.people().unlock("1003", password("1003")))
        .isEqualTo(new Unlocked.Refused("never-here"));
    for (int i = 0; i < GuessThrottle.WRONG_MAX; i++) {
      store.people().unlock("1001", SECOND.clone());
    }
    assertThat(store.people().unlock("1001", password("1001")))
        .isEqualTo(new Unlocked.Refused("too-many-attempts"));
  }
}
