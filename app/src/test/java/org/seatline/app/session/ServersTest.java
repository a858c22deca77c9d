package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.local.LastServer;

final class ServersTest {
  private static final URI A = URI.create("http://127.0.0.1:1");
  private static final URI B = URI.create("http://127.0.0.1:2");
  private static final URI C = URI.create("http://127.0.0.1:3");

  @Test
  void triesTheNextRoundAndRound() {
    Servers servers = new Servers(List.of(A, B), Servers.Memory.NONE);
    List<URI> moves = new ArrayList<>();
    servers.onMove(moves::add);
    servers.failed(B); // not the present one
    assertThat(servers.current()).isEqualTo(A);
    servers.failed(A);
    servers.failed(A); // told twice
    assertThat(servers.current()).isEqualTo(B);
    servers.learn(List.of(C.toString(), A.toString(), "nonsense"));
    servers.failed(B);
    servers.failed(C);
    assertThat(moves).containsExactly(B, C, A);
  }

  @Test
  void staysWithTheOnlyOne() {
    Servers servers = Servers.only(A);
    servers.failed(A);
    assertThat(servers.current()).isEqualTo(A);
  }

  @Test
  void beginsWithTheLastGoodOneOfItsOwn(@TempDir Path folder) {
    new Servers(List.of(A, B), new LastServer(folder)).good(B);
    assertThat(new Servers(List.of(A, B), new LastServer(folder)).current()).isEqualTo(B);
    assertThat(new Servers(List.of(A, C), new LastServer(folder)).current()).isEqualTo(A);
  }
}
