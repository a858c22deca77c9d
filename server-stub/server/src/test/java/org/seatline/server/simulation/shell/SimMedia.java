package org.seatline.server.simulation.shell;

import java.io.Closeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.server.simulation.Agenda;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.CallQuality;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.QualityFigure;
import org.seatline.softphone.media.QualityReport;
import org.seatline.softphone.media.StereoSink;

/** The server's media without sound: ports, what is read from sources, keys that callers press. */
final class SimMedia implements MediaEngine {
  private static final int READ_MS = 200;
  private static final int SAMPLE_RATE = 8_000;

  private final Agenda agenda;
  private final String host;
  private final Map<Integer, Leg> legs = new HashMap<>();
  private int nextPort;
  private boolean dead;

  SimMedia(Agenda agenda, String host, int firstPort) {
    this.agenda = agenda;
    this.host = host;
    this.nextPort = firstPort;
  }

  int nextPort() {
    return nextPort;
  }

  void die() {
    dead = true;
  }

  /** Whether media from this address to that one are expected there. */
  boolean listens(String to, String from) {
    return at(to, from) != null;
  }

  /** A caller presses a key. */
  void press(String to, String from, char digit) {
    Leg leg = at(to, from);
    if (leg != null) {
      leg.listener.digit(leg, digit);
    }
  }

  private @Nullable Leg at(String to, String from) {
    if (dead || !to.startsWith(host + ":")) {
      return null;
    }
    Leg leg = legs.get(Integer.parseInt(to.substring(host.length() + 1)));
    return leg != null && leg.remote().equals(from) ? leg : null;
  }

  @Override
  public MediaLeg openLeg(MediaListener listener) {
    Leg leg = new Leg(nextPort, listener);
    nextPort += 2;
    legs.put(leg.port, leg);
    return leg;
  }

  @Override
  public Closeable pump(AudioSource from, AudioSink to, int sampleRate) {
    throw new UnsupportedOperationException("the server has no headset");
  }

  @Override
  public List<MediaLeg> legs() {
    return List.copyOf(legs.values());
  }

  @Override
  public void close() {
    die();
  }

  private final class Leg implements MediaLeg {
    private final int port;
    private final MediaListener listener;
    private @Nullable MediaParameters parameters;
    private AudioSource source = AudioSource.SILENCE;
    private boolean closed;
    private boolean reading;

    private Leg(int port, MediaListener listener) {
      this.port = port;
      this.listener = listener;
    }

    private String remote() {
      MediaParameters now = parameters;
      return now == null
          ? ""
          : now.remote().getAddress().getHostAddress() + ":" + now.remote().getPort();
    }

    private void read() {
      reading = false;
      if (closed || dead || parameters == null) {
        return;
      }
      int wanted = SAMPLE_RATE * READ_MS / 1_000;
      if (source.read(new short[wanted], wanted, SAMPLE_RATE) > 0) {
        goOn();
      }
    }

    private void goOn() {
      if (!reading) {
        reading = true;
        agenda.after(READ_MS, this::read);
      }
    }

    @Override
    public int localPort() {
      return port;
    }

    @Override
    public int localRtcpPort() {
      return port + 1;
    }

    @Override
    public void start(MediaParameters next) {
      parameters = next;
      goOn();
    }

    @Override
    public @Nullable MediaParameters parameters() {
      return parameters;
    }

    @Override
    public void source(AudioSource next) {
      source = next;
      goOn();
    }

    @Override
    public void play(PcmClip clip, Runnable ended) {
      throw new UnsupportedOperationException("the server plays by sources");
    }

    @Override
    public void sink(AudioSink next) {
      // Nobody says anything.
    }

    @Override
    public void record(@Nullable StereoSink next) {
      // Nobody says anything.
    }

    @Override
    public int sendDigits(String digits) {
      return 0;
    }

    @Override
    public CallQuality quality() {
      throw new UnsupportedOperationException("there is no sound");
    }

    @Override
    public QualityReport report() {
      throw new UnsupportedOperationException("there is no sound");
    }

    @Override
    public float[] lastMinute(QualityFigure figure) {
      return new float[0];
    }

    @Override
    public long droppedPackets() {
      return 0;
    }

    @Override
    public void close() {
      closed = true;
      legs.remove(port, this);
    }
  }
}
