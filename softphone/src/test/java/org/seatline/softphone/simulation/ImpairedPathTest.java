package org.seatline.softphone.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.quality.PacketLoss;
import org.seatline.softphone.simulation.Fates.Fate;

class ImpairedPathTest {
  private static final int MANY = 100_000;
  private static final int QUIET_MS = 300;

  private static List<Fate> fates(Impairment impairment, long seed) {
    Fates fates = new Fates(impairment, seed);
    return IntStream.range(0, MANY).mapToObj(i -> fates.next()).toList();
  }

  @Test
  void theSameSeedGivesTheSameFates() {
    Impairment bad =
        Impairment.NONE
            .withLoss(PacketLoss.bursts(10, 3))
            .withDelay(20, 30)
            .withDisorder(0.02, 0.01);
    assertThat(fates(bad, 7)).isEqualTo(fates(bad, 7)).isNotEqualTo(fates(bad, 8));
  }

  @Test
  void losesTheShareThatIsAskedForInTheBurstsThatAreAskedFor() {
    assertLosses(PacketLoss.random(3), 0.03, 1.03);
    assertLosses(PacketLoss.bursts(10, 4), 0.10, 4);
  }

  private static void assertLosses(PacketLoss loss, double share, double burst) {
    int lost = 0;
    int bursts = 0;
    boolean before = false;
    for (Fate fate : fates(Impairment.NONE.withLoss(loss), 1)) {
      boolean now = fate instanceof Fate.Lost;
      lost += now ? 1 : 0;
      bursts += now && !before ? 1 : 0;
      before = now;
    }
    assertThat(lost / (double) MANY).isBetween(share * 0.9, share * 1.1);
    assertThat(lost / (double) bursts).isBetween(burst * 0.95, burst * 1.05);
  }

  @Test
  void refusesWhatNoNetworkDoes() {
    assertThatThrownBy(() -> new PacketLoss(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PacketLoss(0.1, 0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Impairment.NONE.withDelay(Impairment.DELAY_MAX_MS + 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Impairment.NONE.withDisorder(1.1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void carriesRtpAndRtcpBothWaysBetweenThePortsOfTheDescriptions() throws Exception {
    try (Parties parties = new Parties(Impairment.NONE)) {
      parties.near.send(1, parties.nearTo, 0);
      assertThat(parties.far.receive()).containsExactly(1);
      assertThat(parties.far.from).isEqualTo(parties.farTo);
      parties.far.send(2, parties.farTo, 0);
      assertThat(parties.near.receive()).containsExactly(2);
      assertThat(parties.near.from).isEqualTo(parties.nearTo);
      parties.farRtcp.send(3, parties.farTo, 1);
      assertThat(parties.nearRtcp.receive()).containsExactly(3);
      parties.nearRtcp.send(4, parties.nearTo, 1);
      assertThat(parties.farRtcp.receive()).containsExactly(4);
    }
  }

  @Test
  void delaysAndKeepsTheOrder() throws Exception {
    try (Parties parties = new Parties(Impairment.NONE.withDelay(40, 30))) {
      long began = System.nanoTime();
      List<Integer> sent = IntStream.range(0, 50).boxed().toList();
      for (int number : sent) {
        parties.near.send(number, parties.nearTo, 0);
      }
      List<Integer> came = parties.far.receive();
      assertThat(parties.far.firstNanos - began).isGreaterThanOrEqualTo(40_000_000L);
      assertThat(came).isEqualTo(sent);
    }
  }

  @Test
  void losesRepeatsAndReordersAsDecided() throws Exception {
    Impairment bad = Impairment.NONE.withLoss(PacketLoss.random(20)).withDisorder(0.2, 0.2);
    try (Parties parties = new Parties(bad)) {
      List<Integer> expected = new ArrayList<>();
      List<Integer> overtaken = new ArrayList<>();
      Fates fates = new Fates(bad, Parties.SEED);
      for (int i = 0; i < 100; i++) {
        parties.near.send(i, parties.nearTo, 0);
        Fate fate = fates.next();
        for (int k = 0; k < copies(fate); k++) {
          (fate instanceof Fate.Overtaken ? overtaken : expected).add(i);
        }
      }
      List<Integer> came = parties.far.receive();
      assertThat(came).hasSize(expected.size() + overtaken.size());
      assertThat(new HashSet<>(overtaken)).hasSizeBetween(8, 30);
      came.removeAll(new HashSet<>(overtaken));
      assertThat(came).isEqualTo(expected);
      assertThat(parties.path.carried()).isEqualTo(expected.size() + overtaken.size());
    }
  }

  private static int copies(Fate fate) {
    return switch (fate) {
      case Fate.Lost() -> 0;
      case Fate.Overtaken(long delay, int copies) -> copies;
      case Fate.InOrder(long delay, int copies) -> copies;
    };
  }

  @Test
  void losesAllWhileItIsCut() throws Exception {
    try (Parties parties = new Parties(Impairment.NONE)) {
      parties.path.cut(Duration.ofMinutes(1));
      parties.near.send(1, parties.nearTo, 0);
      assertThat(parties.far.receive()).isEmpty();
      assertThat(parties.path.lost()).isEqualTo(1);
      parties.path.cut(Duration.ZERO);
      parties.near.send(2, parties.nearTo, 0);
      assertThat(parties.far.receive()).containsExactly(2);
    }
  }

  @Test
  void leavesAHoldWithoutAddressAndARefusedStreamAsTheyAre() throws Exception {
    try (ImpairedPath path = ImpairedPath.open(1, Impairment.NONE, Impairment.NONE)) {
      String held = path.toFar("v=0\r\nc=IN IP4 0.0.0.0\r\nm=audio 4000 RTP/AVP 8\r\n");
      assertThat(held).contains("c=IN IP4 0.0.0.0").doesNotContain("4000");
      String rtcp = path.toFar("c=IN IP4 127.0.0.1\r\nm=audio 4000 RTP/AVP 8\r\na=rtcp:4003\r\n");
      assertThat(rtcp).doesNotContain("4003").doesNotContain("4000");
    }
  }

  /** Two parties with a path between them; only the near one's packets suffer. */
  private static final class Parties implements AutoCloseable {
    static final long SEED = 5;
    final ImpairedPath path;
    final Party near = new Party();
    final Party nearRtcp = new Party();
    final Party far = new Party();
    final Party farRtcp = new Party();
    final InetSocketAddress nearTo;
    final InetSocketAddress farTo;

    Parties(Impairment there) throws IOException {
      path = ImpairedPath.open(SEED, there, Impairment.NONE);
      farTo = where(path.toFar(sdp(near, nearRtcp)));
      nearTo = where(path.toNear(sdp(far, farRtcp)));
    }

    private static String sdp(Party party, Party rtcp) {
      return "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio %d RTP/AVP 8\r\na=rtcp:%d\r\n"
          .formatted(party.port(), rtcp.port());
    }

    private static InetSocketAddress where(String sdp) {
      String port = sdp.replaceAll("(?s).*m=audio (\\d+) .*", "$1");
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }

    @Override
    public void close() throws IOException {
      for (Party party : List.of(near, nearRtcp, far, farRtcp)) {
        party.socket.close();
      }
      path.close();
    }
  }

  /** A socket that sends numbers. */
  private static final class Party {
    final DatagramSocket socket;
    InetSocketAddress from = new InetSocketAddress(0);
    long firstNanos;

    Party() throws IOException {
      socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
      socket.setSoTimeout(QUIET_MS);
    }

    int port() {
      return socket.getLocalPort();
    }

    void send(int number, InetSocketAddress to, int portsUp) throws IOException {
      byte[] data = ByteBuffer.allocate(4).putInt(number).array();
      socket.send(new DatagramPacket(data, 4, to.getAddress(), to.getPort() + portsUp));
    }

    /** Everything that comes until it is quiet. */
    List<Integer> receive() throws IOException {
      List<Integer> numbers = new ArrayList<>();
      DatagramPacket packet = new DatagramPacket(new byte[16], 16);
      try {
        while (true) {
          socket.receive(packet);
          firstNanos = numbers.isEmpty() ? System.nanoTime() : firstNanos;
          from = new InetSocketAddress(packet.getAddress(), packet.getPort());
          numbers.add(ByteBuffer.wrap(packet.getData()).getInt());
        }
      } catch (SocketTimeoutException quiet) {
        return numbers;
      }
    }
  }
}
