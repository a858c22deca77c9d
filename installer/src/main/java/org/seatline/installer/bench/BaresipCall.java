package org.seatline.installer.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.quality.ImpairedNetwork;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.MediaAgreement;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SdpParse;
import org.seatline.softphone.sdp.SdpParser;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.UserAgent;

/** One call to a phone that sends back what it plays, with packets sent at given times. */
final class BaresipCall implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int RATE = 8_000;
  private static final int FRAME = 160;
  private static final long ANSWER_MAX_S = 20;
  private static final int LISTEN_MS = 2;
  private static final long REST_NANOS = 1_500_000_000L;
  private static final int DATAGRAM_BYTES_MAX = 1_500;

  private final DatagramSocket socket;
  private final Call call;
  private final InetSocketAddress remote;
  private final DatagramPacket in =
      new DatagramPacket(new byte[DATAGRAM_BYTES_MAX], DATAGRAM_BYTES_MAX);
  private final RtpPacket view = new RtpPacket();
  private boolean echoBegan;
  private int echoFirst;

  private BaresipCall(DatagramSocket socket, Call call, InetSocketAddress remote) {
    this.socket = socket;
    this.call = call;
    this.remote = remote;
  }

  /** Calls and waits for the answer. */
  static BaresipCall place(UserAgent agent, String address) throws Exception {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(LISTEN_MS);
    SessionDescription offer =
        OfferAnswer.offer(LocalMedia.g711(HOST, socket.getLocalPort(), 1), Direction.SENDRECV, 1);
    CompletableFuture<MediaAgreement> answered = new CompletableFuture<>();
    Call call =
        agent.place(
            Destination.of(address, null),
            offer.text(),
            SipHeaders.NONE,
            new CallListener() {
              @Override
              public void answered(Call placed, SipResponse response, @Nullable String sdp) {
                if (sdp != null && SdpParser.parse(sdp) instanceof SdpParse.Parsed parsed) {
                  OfferAnswer.agreed(offer, parsed.session()).ifPresent(answered::complete);
                }
              }

              @Override
              public void ended(Call placed, CallEnd end) {
                answered.completeExceptionally(new IOException("the call ended: " + end));
              }
            });
    MediaAgreement agreed = answered.get(ANSWER_MAX_S, TimeUnit.SECONDS);
    return new BaresipCall(
        socket, call, new InetSocketAddress(agreed.remoteAddress(), agreed.remotePort()));
  }

  /** Sends packets at their times; gives what came back, as long as the speech and the rest. */
  PcmClip speak(byte[][] packets, List<ImpairedNetwork.Arrival> arrivals) throws IOException {
    long begin = System.nanoTime();
    long rest = (long) VoicePath.PACKET_MS * 1_000_000 * packets.length + REST_NANOS;
    short[] heard = new short[(int) (rest / 1_000_000 / VoicePath.PACKET_MS) * FRAME];
    for (ImpairedNetwork.Arrival arrival : arrivals) {
      listenUntil(begin + arrival.nanos(), heard);
      byte[] bytes = packets[arrival.packet()];
      socket.send(new DatagramPacket(bytes, bytes.length, remote));
    }
    listenUntil(begin + rest, heard);
    return PcmClip.of(heard, RATE);
  }

  private void listenUntil(long nanos, short[] heard) throws IOException {
    long left = nanos - System.nanoTime();
    while (left > 0) {
      if (left < 2_000_000L * LISTEN_MS) {
        LockSupport.parkNanos(left);
      } else {
        receive(heard);
      }
      left = nanos - System.nanoTime();
    }
  }

  private void receive(short[] heard) throws IOException {
    try {
      socket.receive(in);
    } catch (SocketTimeoutException e) {
      return; // nothing came
    }
    if (!view.parse(in.getData(), in.getLength()) || view.payloadType() != 8) {
      return;
    }
    if (!echoBegan) {
      echoBegan = true;
      echoFirst = view.timestamp();
    }
    int at = view.timestamp() - echoFirst;
    if (at >= 0 && at + view.payloadLength() <= heard.length) {
      short[] part = new short[view.payloadLength()];
      byte[] payload = Arrays.copyOfRange(view.data(), view.payloadOffset(), in.getLength());
      G711.PCMA.decode(payload, 0, view.payloadLength(), part, 0);
      System.arraycopy(part, 0, heard, at, part.length);
    }
  }

  @Override
  public void close() {
    call.hangUp();
    socket.close();
  }
}
