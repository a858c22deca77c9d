package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

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
      Mutation note = new Mutation.NoteAdded("n1", "c1", "what waits", 1);
      handle.execute(
          "insert into outbox (number, agent_id, subject, body, state, code, changed_at_ms)"
              + " values (8, '1001', ?, ?, 'pending', null, 1)",
          note.subject(),
          Json.text(note));

      Schema.migrate(handle);

      OutboxTable outbox = new OutboxTable(handle);
      assertThat(outbox.pending()).hasSize(1);
      assertThat(outbox.find(8).orElseThrow().mutation()).isEqualTo(note);
      assertThat(outbox.find(8).orElseThrow().origin()).isNull();
      outbox.renew("store-2");
      assertThat(outbox.find(9).orElseThrow().origin()).isEqualTo("store-1");
      SyncBooks books = new SyncBooks(handle);
      assertThat(books.known()).isEqualTo(HistoryPoint.NONE);
      assertThat(books.points()).isEmpty();
    }
  }
}
