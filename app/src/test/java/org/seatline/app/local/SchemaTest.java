package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;

/** What an older program left behind is taken over. */
final class SchemaTest {
  private static final int FIRST = 1;

  @Test
  void keepsWhatWaitsAndCopiesTheRestAnew() throws Exception {
    try (Handle handle = Jdbi.create("jdbc:h2:mem:old-store").open()) {
      Schema.migrate(handle, FIRST);
      Meta.put(handle, Meta.CLIENT_ID, "store-1");
      Meta.put(handle, Meta.NEXT_MUTATION, "9");
      Meta.put(handle, "epoch", "e1");
      Meta.put(handle, "after-change", "77");
      Mutation note = new Mutation.NoteAdded("n1", "customer-77", "what waits", 1);
      handle.execute(
          "insert into outbox (number, agent_id, subject, body, state, code, changed_at_ms)"
              + " values (8, '1001', ?, ?, 'pending', null, 1)",
          note.subject(),
          Json.text(note));

      Schema.migrate(handle);

      Optional<AtWork> author = Optional.of(atWork("1001"));
      OutboxTable outbox = new OutboxTable(handle, () -> author);
      assertThat(outbox.pending(author)).hasSize(1);
      assertThat(outbox.pending(Optional.of(atWork("1002"))))
          .as("in the open: from its author alone")
          .isEmpty();
      assertThat(outbox.find(8).orElseThrow().mutation()).isEqualTo(note);
      assertThat(outbox.find(8).orElseThrow().origin()).isNull();
      outbox.renew("store-2");
      assertThat(outbox.find(9).orElseThrow().origin()).isEqualTo("store-1");
      assertThat(new OutboxSealing(handle).sealFor(author.orElseThrow())).isPositive();
      assertThat(outbox.pending(Optional.empty())).hasSize(1);
      assertThat(outbox.find(9).orElseThrow().mutation()).isEqualTo(note);
      assertThat(handle.select("select * from outbox").mapToMap().list().toString())
          .doesNotContain("what waits")
          .doesNotContain("customer-77");
      SyncBooks books = new SyncBooks(handle);
      assertThat(books.known()).isEqualTo(HistoryPoint.NONE);
      assertThat(books.points()).isEmpty();
    }
  }

  private static AtWork atWork(String agentId) {
    return new AtWork(
        new PersonKey(agentId, "key of " + agentId, SealingKey.random()),
        StoreSamples.session(agentId));
  }
}
