package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.change;
import static org.seatline.protocol.ChangeShelf.DOCUMENTS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.Desk;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.FormVersions;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Wire;

/** A ticket opens in the version of its form that it began with. */
final class FormVersionsTest extends WithStore {
  private static final HistoryPoint SERVER = new HistoryPoint("e1", "run", 1_000);

  @Override
  @BeforeEach
  void open() throws IOException {
    super.open();
    StoreSamples.signIn(store, "1001");
    var page =
        new FeedPage(
            SERVER,
            Continuity.CONTINUES,
            0,
            3,
            false,
            List.of(
                change(1, ChangeKind.FORM, FormVersions.id("fault", 1), form(1)),
                change(2, ChangeKind.FORM, FormVersions.id("fault", 2), form(2)),
                change(3, ChangeKind.FORM, "fault", form(2))));
    assertThat(store.copy().apply(DOCUMENTS, page, store.copy().known()).join()).isTrue();
  }

  private static JsonNode form(int version) {
    return Wire.mapper().createObjectNode().put("id", "fault").put("version", version);
  }

  private int version(int wanted) {
    return store
        .desk()
        .form("fault", wanted, json -> Optional.of(json.path("version").asInt()))
        .join()
        .orElseThrow();
  }

  @Test
  void givesTheVersionThatIsWantedElseTheNewest() {
    assertThat(version(Desk.NEWEST)).isEqualTo(2);
    assertThat(version(2)).isEqualTo(2);
    assertThat(version(1)).isEqualTo(1);
    assertThat(version(7)).isEqualTo(2);
  }

  @Test
  void readsOnAThreadOfItsOwn() {
    var threads = new ConcurrentLinkedQueue<String>();
    var found =
        store
            .desk()
            .form(
                "fault",
                Desk.NEWEST,
                json -> {
                  threads.add(Thread.currentThread().getName());
                  return Optional.of(json);
                })
            .join();
    assertThat(found).isPresent();
    assertThat(threads).containsExactly("seat-forms");
  }
}
