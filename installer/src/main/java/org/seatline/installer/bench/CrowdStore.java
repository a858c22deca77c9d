package org.seatline.installer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.seatline.app.local.LocalStore;
import org.seatline.app.session.SeatStore;
import org.seatline.app.sync.FeedCopy;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Wire;

/** A seat's encrypted store with the customers of a crowd, and a person who may read it. */
final class CrowdStore {
  private static final int PAGE = 1_000;
  private static final int SLICE = 250;
  private static final String SEAT = "seat";

  private CrowdStore() {}

  /** Opens it and lets the person in. */
  static LocalStore open(Path folder) throws IOException {
    LocalStore store = BenchStore.open(folder.resolve(SEAT));
    signIn(store);
    return store;
  }

  /** Fills it, unless an earlier run has. */
  static void fill(Path folder, int customers, int articles) throws IOException {
    Path marker = folder.resolve("crowd-of-" + customers + "-" + articles);
    if (Files.exists(marker)) {
      return;
    }
    CrowdRecords crowd = new CrowdRecords(customers, System.currentTimeMillis());
    try (LocalStore store = BenchStore.open(folder.resolve(SEAT))) {
      fill(
          store, ChangeKind.CUSTOMER, customers, i -> Wire.mapper().valueToTree(crowd.customer(i)));
      fill(store, ChangeKind.ARTICLE, articles, CrowdArticles::article);
    }
    Files.createFile(marker);
  }

  private static void fill(
      LocalStore store, ChangeKind kind, int count, IntFunction<JsonNode> bodies)
      throws IOException {
    HistoryPoint server = new HistoryPoint("epoch", "run", count);
    for (int from = 0; from < count; from += PAGE) {
      int end = Math.min(count, from + PAGE);
      List<Change> changes = new ArrayList<>();
      for (int i = from; i < end; i++) {
        changes.add(new Change(i + 1, kind, id(kind, i), bodies.apply(i)));
      }
      var page = new FeedPage(server, Continuity.CONTINUES, from, end, end < count, changes);
      for (FeedPage slice : FeedCopy.slices(page, SLICE)) {
        if (!store.copy().apply(kind.shelf(), slice, store.copy().known()).join()) {
          throw new IOException("a page was not stored");
        }
      }
    }
  }

  private static String id(ChangeKind kind, int index) {
    return kind == ChangeKind.ARTICLE ? CrowdArticles.id(index) : CrowdRecords.customerId(index);
  }

  private static void signIn(LocalStore store) {
    LocalizedText name = new LocalizedText("Bench", "测");
    var session =
        new SignInResponse(
            "token",
            new AgentProfile("1001", name, java.util.Set.of(Role.AGENT), List.of(), List.of()),
            new SipAccount("seatline", "127.0.0.1", 5060, "seat", "secret", 60),
            List.of(),
            List.of(),
            List.of(),
            "epoch",
            0,
            1_000,
            5_000,
            null,
            SeatRules.USUAL,
            null);
    SeatStore seat = store;
    seat.people().welcome(session, "bench".toCharArray());
    store.agent("1001");
  }
}
