package org.seatline.app.local;

import org.seatline.app.session.Watched;

/** Who comes to this store and goes: what is done with their own things then. */
final class StoreGuests {
  /** How long after somebody signed out the screens may still hand over what was typed. */
  private static final long LAST_WORDS_MS = 2_000;

  private final LocalStore store;
  private final DraftKeeper drafts;
  private final RecordTable records;
  private volatile String agentId = "";

  StoreGuests(LocalStore store, DraftKeeper drafts, RecordTable records) {
    this.store = store;
    this.drafts = drafts;
    this.records = records;
  }

  /** Who is signed in, or was last; empty for nobody yet. */
  String agentId() {
    return agentId;
  }

  /** Somebody is signed in. */
  void entered(String agent) {
    agentId = agent;
    store.people().atWork().ifPresent(this::seal);
  }

  /**
   * What this person wrote before such things were sealed, or before the server's key was known.
   */
  private void seal(AtWork author) {
    PersonKey person = author.person();
    drafts.rehearse(person);
    Watched.log(
        "seal old drafts",
        store
            .thread()
            .run(
                () -> {
                  drafts.writeDatabase();
                  drafts.table().sealOld(person);
                }));
    Watched.log("seal old tickets", store.transaction(() -> records.own().sealOld(person)));
    Watched.log("seal what waits", store.outbox().entered(author));
  }

  /** Whoever was signed in has gone. */
  void left() {
    LocalPeople people = store.people();
    people
        .person()
        .ifPresent(person -> store.thread().later(() -> people.forget(person), LAST_WORDS_MS));
  }
}
