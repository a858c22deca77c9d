package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seatline.app.local.StoreSamples.draft;
import static org.seatline.app.local.StoreSamples.password;
import static org.seatline.app.local.StoreSamples.session;
import static org.seatline.app.local.StoreSamples.signIn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.app.session.Desk;
import org.seatline.app.session.PeopleHere.Alone;
import org.seatline.app.session.PeopleHere.Kept;
import org.seatline.app.session.WipeBooks.Unconfirmed;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeOrders;

final class StoreWipeTest {
  @TempDir Path folder;
  private String clientId = "";

  @BeforeEach
  void fill() throws IOException {
    try (LocalStore store = open()) {
      clientId = store.clientId();
      signIn(store, "1002");
      write(store, "of another");
      signIn(store, "1001");
      write(store, "mine");
    }
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    Files.writeString(recordings.resolve("call.rec"), "sealed");
    Files.writeString(folder.resolve("seat.mv.db.unreadable-20260101-000000"), "an older store");
    Files.writeString(folder.resolve("settings.json"), "{}");
  }

  private LocalStore open() throws IOException {
    var opened =
        LocalStore.open(folder, new KeyFile(), KeyCost.LEAST, NumberRules.CHINA, Clock.systemUTC());
    return ((LocalStore.Opened.Open) opened).store();
  }

  private static void write(LocalStore store, String id) {
    store.desk().saveDraft(draft(id, "text of " + id));
    assertThat(drafts(store)).contains(id);
  }

  private static List<String> drafts(LocalStore store) {
    return store.desk().drafts().join().stream().map(Desk.Draft::draftId).toList();
  }

  private void order(@Nullable String agentId) throws IOException {
    try (LocalStore store = open()) {
      WipeOrders.Order order = new WipeOrders.Order("wipe-1", agentId, false);
      store.wipes().mark(new WipeOrders(List.of(order)), 3);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private void assertBegunAnew(byte[] oldKey) throws IOException {
    try (LocalStore store = open()) {
      assertThat(store.clientId()).isNotEqualTo(clientId);
      assertThat(store.wipes().unconfirmed())
          .contains(new Unconfirmed(new WipeDone(clientId, List.of("wipe-1"), 3), true));
      assertThat(store.people().alone("1001", password("1001")))
          .isEqualTo(new Alone.Refused("never-here"));
      signIn(store, "1001");
      assertThat(drafts(store)).isEmpty();
      assertThat(files()).noneMatch(name -> name.contains("unreadable"));
      assertThat(folder.resolve("recordings/call.rec")).doesNotExist();
      assertThat(folder.resolve("settings.json")).exists();
      assertThat(folder.resolve("store.key")).exists();
      assertThat(Files.readAllBytes(folder.resolve("store.key"))).isNotEqualTo(oldKey);
      store.wipes().confirmed(new WipeDone(clientId, List.of("wipe-1"), 3));
    }
    try (LocalStore store = open()) {
      assertThat(store.wipes().unconfirmed()).isEmpty();
      assertThat(store.people().welcome(session("1001"), password("1001"))).isEqualTo(Kept.KEPT);
    }
  }

  @Test
  void destroysKeysCopiesDraftsAndRecordings() throws IOException {
    byte[] key = Files.readAllBytes(folder.resolve("store.key"));
    order(null);
    assertThat(files()).as("nothing goes before the store is closed").contains("store.keys");
    assertBegunAnew(key);
  }

  /** Whatever of it a kill left done, the next start does the rest. */
  @ParameterizedTest
  @ValueSource(strings = {"store.keys", "store.keys store.key", "store.keys store.key seat.mv.db"})
  void goesOnWhereItWasCutShort(String gone) throws IOException {
    byte[] key = Files.readAllBytes(folder.resolve("store.key"));
    order(null);
    for (String name : gone.split(" ")) {
      Files.delete(folder.resolve(name));
    }
    assertBegunAnew(key);
  }

  @Test
  void aMarkThatIsNotReadableDestroysRatherThanKeeps() throws IOException {
    Files.writeString(folder.resolve(WipeMark.TO_DO), "{\"version\":1,\"clie");
    try (LocalStore store = open()) {
      assertThat(store.clientId()).isNotEqualTo(clientId);
    }
  }

  @Test
  void aMarkThatWasNotFinishedIsNone() throws IOException {
    Files.writeString(folder.resolve(WipeMark.TO_DO + DurableFile.UNFINISHED), "{");
    try (LocalStore store = open()) {
      assertThat(store.clientId()).isEqualTo(clientId);
    }
  }

  @Test
  void destroysWhatOnePersonHasAndNothingElse() throws IOException {
    order("1001");
    try (LocalStore store = open()) {
      assertThat(store.clientId()).isEqualTo(clientId);
      assertThat(store.wipes().unconfirmed())
          .contains(new Unconfirmed(new WipeDone(clientId, List.of("wipe-1"), 3), false));
      assertThat(store.people().alone("1001", password("1001")))
          .isEqualTo(new Alone.Refused("never-here"));
      signIn(store, "1002");
      assertThat(drafts(store)).containsExactly("of another");
      signIn(store, "1001");
      assertThat(drafts(store)).isEmpty();
      assertThat(store.peopleDesk().earlierDrafts().join()).isZero();
    }
  }
}
