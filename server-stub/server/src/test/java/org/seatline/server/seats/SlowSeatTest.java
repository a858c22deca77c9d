package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketContext;
import io.helidon.websocket.WsSession;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Role;
import org.seatline.protocol.ServerMessage;
import org.seatline.server.admin.Configuration.Person;

final class SlowSeatTest {
  private static final Person AGENT =
      new Person(
          "1001",
          new LocalizedText("Li Na", "李娜"),
          Set.of(Role.AGENT),
          List.of(),
          Map.of(),
          Map.of(),
          true,
          "",
          "",
          null);

  @Test
  void isDisconnectedAndNeverWaitedFor() throws Exception {
    StuckSocket socket = new StuckSocket();
    SeatChannel channel =
        new SeatChannel(
            new SeatSession(AGENT, "session", "store", "desk"), "id", socket, System::nanoTime);
    channel.start();
    channel.send(new ServerMessage.HeartbeatAck(0));
    assertThat(socket.writing.await(10, TimeUnit.SECONDS)).isTrue();
    for (int i = 1; i <= SeatChannel.WAITING_MESSAGES_MAX; i++) {
      channel.send(new ServerMessage.HeartbeatAck(i));
    }
    assertThat(channel.isClosed()).isFalse();
    channel.send(new ServerMessage.HeartbeatAck(-1));
    assertThat(channel.isClosed()).isTrue();
    assertThat(socket.interrupted.get(10, TimeUnit.SECONDS)).isTrue();
  }

  /** A socket whose other end does not read. */
  private static final class StuckSocket implements WsSession {
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    @Override
    public WsSession send(String text, boolean last) {
      writing.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.complete(true);
        throw new IllegalStateException("the socket is closed", e);
      }
      return this;
    }

    @Override
    public WsSession send(BufferData data, boolean last) {
      return this;
    }

    @Override
    public WsSession ping(BufferData data) {
      return this;
    }

    @Override
    public WsSession pong(BufferData data) {
      return this;
    }

    @Override
    public WsSession close(int code, String reason) {
      return this;
    }

    @Override
    public WsSession terminate() {
      return this;
    }

    @Override
    public SocketContext socketContext() {
      throw new UnsupportedOperationException("nobody asks for it");
    }
  }
}
