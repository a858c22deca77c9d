package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.ServerApi;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;

/** A sign-in without a store. */
final class BenchToken {
  private BenchToken() {}

  static HttpServerApi api(HttpClient client, URI server, String agentId) throws IOException {
    HttpServerApi api = new HttpServerApi(client, server);
    api.token(signedIn(api, agentId).token());
    return api;
  }

  static String of(HttpClient client, URI server, String agentId) throws IOException {
    return signedIn(new HttpServerApi(client, server), agentId).token();
  }

  private static SignInResponse signedIn(HttpServerApi api, String agentId) throws IOException {
    var request =
        new SignInRequest(
            Protocol.VERSION, agentId, LoadCentre.password(agentId), "bench-" + agentId, "bench");
    if (api.signIn(request) instanceof ServerApi.Reply.Ok<SignInResponse>(SignInResponse session)) {
      return session;
    }
    throw new IOException(agentId + " was not let in");
  }
}
