package org.seatline.server.sync;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Protocol;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.admin.LiveConfiguration;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.PackedAnswer;
import org.seatline.server.seats.SeatSession;
import org.seatline.server.store.Store;

/** Who is likely to call next, ahead of the feed: a seat that copies all can take calls at once. */
public final class RecentRoutes {
  private final Store store;
  private final LiveConfiguration live;
  private final ServerHistory history;
  private final HttpAnswers answers;

  public RecentRoutes(
      Store store, LiveConfiguration live, ServerHistory history, HttpAnswers answers) {
    this.store = store;
    this.live = live;
    this.history = history;
    this.answers = answers;
  }

  /** The path. */
  public void routes(HttpRules rules) {
    rules.get(Protocol.RECENT, (req, res) -> answers.withSession(req, res, this::recent));
  }

  private void recent(SeatSession session, ServerRequest request, ServerResponse response) {
    HistoryPoint known = SeatQuery.known(request);
    List<String> queues =
        live.get().queuesOf(session.person()).stream().map(QueueSetting::id).toList();
    FeedPage page = store.inTransaction(tx -> history.recent(tx, queues, session.agentId(), known));
    PackedAnswer.json(request, response, page);
  }
}
