package org.seatline.server;

import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.seatline.protocol.LocalizedText;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.admin.ConfigurationKeeper;
import org.seatline.server.admin.EmergencyDoors;
import org.seatline.server.history.FigureArchive;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatService;
import org.seatline.server.sync.CustomerRoutes;
import org.seatline.server.sync.MutationService;
import org.seatline.server.sync.RecentRoutes;
import org.seatline.server.sync.RecordingFiles;
import org.seatline.server.sync.RecordingService;
import org.seatline.server.sync.Sealings;
import org.seatline.server.sync.ServerHistory;
import org.seatline.server.sync.ServerKeys;
import org.seatline.server.sync.SyncService;
import org.seatline.server.sync.TicketFileService;
import org.seatline.server.voicemail.VoicemailRoutes;
import org.seatline.server.voicemail.VoicemailService;

/** What is answered over HTTP, each path by its service. */
final class HttpArea {
  private final Foundation on;
  private final HttpAnswers answers;
  private final ServerHistory history;

  /**
   * @param history of the server's data, by which seats judge what they hold
   */
  HttpArea(Foundation on, HttpAnswers answers, ServerHistory history) {
    this.on = on;
    this.answers = answers;
    this.history = history;
  }

  /** Deliveries, changes and recordings between seats and this server. */
  SyncService sync(SeatService seats, Sealings sealings) throws IOException {
    ServerKeys keys = sealings.keys();
    MutationService mutations =
        new MutationService(
            new MutationService.Parts(
                on.store(), on.live(), history, keys, on.clock()::millis, seats::changesAvailable));
    RecordingFiles files = recordings();
    return new SyncService(
        on.store(),
        mutations,
        new SyncService.Uploads(
            new RecordingService(on.store(), files, keys, on.clock()::millis),
            new TicketFileService(
                on.store(), new RecordingFiles(on.data().files(), ""), keys, on.clock()::millis)),
        answers,
        history,
        sealings);
  }

  private RecordingFiles recordings() throws IOException {
    return new RecordingFiles(on.data().recordings(), ".wav");
  }

  /** The paths of leads and administrators, and those of customers' records. */
  List<Consumer<HttpRules>> desks(
      ConfigurationKeeper keeper, RoutingArea routing, VoicemailService voicemails)
      throws IOException {
    return List.of(
        new ConfigurationRoutes(keeper, answers, LocalCommands.of(on.data().secret()))::routes,
        new LeadRoutes(
                new EmergencyDoors(on.live(), routing.core(), on.store()),
                new FigureDesk(on.live(), new FigureArchive(on.store(), on.clock()::millis)),
                new CallDesk(on.live(), on.store(), on.data().journal()),
                answers)
            ::routes,
        new CustomerRoutes(on.store(), recordings(), answers, on.clock()::millis)::routes,
        new RecentRoutes(on.store(), on.live(), history, answers)::routes,
        new VoicemailRoutes(voicemails, answers, () -> queueNames(on.live().get()))::routes);
  }

  private static Map<String, LocalizedText> queueNames(Configuration configuration) {
    return configuration.queues().stream()
        .collect(Collectors.toMap(QueueSetting::id, QueueSetting::name));
  }
}
