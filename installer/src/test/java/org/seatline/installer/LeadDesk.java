package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.seatline.app.session.HttpServerApi;
import org.seatline.app.session.ServerApi;
import org.seatline.installer.demo.RobotStaff;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;

/** A team lead who asks the server of a call centre, without a seat. */
final class LeadDesk {
  private static final String LEAD = "2001";

  private LeadDesk() {}

  /** Signs the lead in. */
  static HttpServerApi signIn(CallCentre centre) throws IOException {
    HttpServerApi api =
        new HttpServerApi(HttpClient.newHttpClient(), URI.create(centre.server().url()));
    SignInResponse session =
        value(
            api.signIn(
                new SignInRequest(
                    Protocol.VERSION, LEAD, RobotStaff.password(LEAD), "lead-desk", "desk")));
    api.token(session.token());
    return api;
  }

  /** What the server answered, which has to be an answer. */
  static <T> T value(ServerApi.Reply<T> reply) {
    assertThat(reply).isInstanceOf(ServerApi.Reply.Ok.class);
    return ((ServerApi.Reply.Ok<T>) reply).value();
  }
}
