package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.seatline.app.local.KeyFile;
import org.seatline.app.local.LocalStore;
import org.seatline.app.local.NumberRules;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.SeatStore;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;

/** A seat's encrypted store, as the product has it, and its way to a server. */
final class BenchStore {
  private BenchStore() {}

  static LocalStore open(Path folder) throws IOException {
    if (LocalStore.open(folder, new KeyFile(), NumberRules.CHINA, Clock.systemUTC())
        instanceof LocalStore.Opened.Open(LocalStore store, var setAside)) {
      return store;
    }
    throw new IOException("the store is in use: " + folder);
  }

  /** Signs in with the server; the person's key is open when this returns. */
  static HttpServerApi signIn(LocalStore store, HttpClient client, URI server, String agentId)
      throws IOException {
    HttpServerApi api = new HttpServerApi(client, server);
    String password = LoadCentre.password(agentId);
    var request = new SignInRequest(Protocol.VERSION, agentId, password, store.clientId(), "bench");
    if (!(api.signIn(request)
        instanceof ServerApi.Reply.Ok<SignInResponse>(SignInResponse session))) {
      throw new IOException(agentId + " was not let in");
    }
    api.token(session.token());
    SeatStore seat = store;
    seat.people().welcome(session, password.toCharArray());
    store.agent(agentId);
    return api;
  }

  /** What all files of a folder take. */
  static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
