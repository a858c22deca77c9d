package org.seatline.softphone.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One end of an {@link ImpairedPath}: the ports that one party sends to and hears from, and where
 * that party is.
 */
final class PathEnd implements Closeable {
  private static final int ATTEMPTS_MAX = 64;
  private static final Pattern AUDIO = Pattern.compile("(?m)^(m=audio )(\\d+)");
  private static final Pattern CONNECTION = Pattern.compile("(?m)^(c=IN IP4 )(\\S+)");
  private static final Pattern RTCP = Pattern.compile("(?m)^(a=rtcp:)(\\d+)");
  private static final String NOBODY = "0.0.0.0";

  private final DatagramChannel rtp;
  private final DatagramChannel rtcp;
  private final int port;
  private volatile @Nullable InetSocketAddress party;
  private volatile @Nullable InetSocketAddress partyRtcp;

  private PathEnd(DatagramChannel rtp, DatagramChannel rtcp, int port) {
    this.rtp = rtp;
    this.rtcp = rtcp;
    this.port = port;
  }

  /** Binds an even port and the one above it on loopback. */
  static PathEnd open() throws IOException {
    for (int i = 0; i < ATTEMPTS_MAX; i++) {
      DatagramChannel first = bind(0);
      int port = ((InetSocketAddress) first.getLocalAddress()).getPort();
      if ((port & 1) == 0) {
        try {
          return new PathEnd(first, bind(port + 1), port);
        } catch (BindException taken) {
          // Somebody has the port above: another pair is tried.
        }
      }
      first.close();
    }
    throw new BindException("no free pair of ports");
  }

  private static DatagramChannel bind(int port) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.configureBlocking(false);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  DatagramChannel rtp() {
    return rtp;
  }

  DatagramChannel rtcp() {
    return rtcp;
  }

  int port() {
    return port;
  }

  /** Where the party wants RTP, null until it has said so. */
  @Nullable InetSocketAddress party() {
    return party;
  }

  /** Where the party wants RTCP. */
  @Nullable InetSocketAddress partyRtcp() {
    return partyRtcp;
  }

  /** Learns from the party's session description where it is. */
  void learn(String sdp) {
    Matcher audio = AUDIO.matcher(sdp);
    Matcher connection = CONNECTION.matcher(sdp);
    if (!audio.find() || !connection.find() || connection.group(2).equals(NOBODY)) {
      return;
    }
    Matcher own = RTCP.matcher(sdp);
    int rtpPort = Integer.parseInt(audio.group(2));
    int rtcpPort = own.find() ? Integer.parseInt(own.group(2)) : rtpPort + 1;
    party = new InetSocketAddress(connection.group(2), rtpPort);
    partyRtcp = new InetSocketAddress(connection.group(2), rtcpPort);
  }

  /** The session description with this end in place of its writer. */
  String stand(String sdp) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    String there = AUDIO.matcher(sdp).replaceAll("$1" + port);
    there = RTCP.matcher(there).replaceAll("$1" + (port + 1));
    return CONNECTION
        .matcher(there)
        .replaceAll(m -> m.group(1) + (m.group(2).equals(NOBODY) ? NOBODY : host));
  }

  @Override
  public void close() throws IOException {
    try (rtcp) {
      rtp.close();
    }
  }
}
