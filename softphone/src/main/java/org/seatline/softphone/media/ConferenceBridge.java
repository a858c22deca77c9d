package org.seatline.softphone.media;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins legs and a headset: each port hears the sum of those it is set to hear, never itself. A
 * port is a leg's source and sink at once; a headset's port is driven by {@link MediaEngine#pump}.
 * All of them belong to one engine, whose ticks are the clock. Ports may run at different rates.
 * Control methods may be called from any thread.
 */
public final class ConferenceBridge {
  /** Sound that may wait between two ports. */
  private static final int WAITING_MAX_MS = 80;

  /** More than a frame and this was left over while nobody listened: it is too old to be heard. */
  private static final int LEFT_OVER_MAX_MS = 10;

  private final int sampleRate;
  private final List<Port> ports = new ArrayList<>();

  /** What a supervisor hears and who hears the supervisor. */
  public enum Supervision {
    /** The lead is not connected. */
    OFF,
    /** The lead hears agent and caller, nobody hears the lead. */
    LISTEN,
    /** The lead hears both, the agent alone hears the lead. */
    WHISPER,
    /** All hear all. */
    BARGE
  }

  /**
   * @param sampleRate rate in Hz at which it mixes: the highest of its ports' is best
   */
  public ConferenceBridge(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** One participant: reads what it hears, writes what it says. */
  public final class Port implements AudioSource, AudioSink {
    private final String name;
    private final List<Hearing> hears = new ArrayList<>();
    private final FrameConverter said = new FrameConverter(sampleRate);
    private final Limiter limiter = new Limiter(sampleRate);
    private FrameConverter heard = new FrameConverter(sampleRate);
    private int heardRate = sampleRate;
    private int[] sum = new int[0];
    private short[] mixed = new short[0];

    private Port(String name) {
      this.name = name;
    }

    public String name() {
      return name;
    }

    @Override
    public int read(short[] frame, int length, int rate) {
      synchronized (ConferenceBridge.this) {
        int wanted = (int) ((long) length * sampleRate / rate);
        mix(wanted);
        if (rate != heardRate) {
          heardRate = rate;
          heard = new FrameConverter(rate);
        }
        heard.convert(mixed, wanted, sampleRate);
        int given = Math.min(length, heard.length());
        System.arraycopy(heard.samples(), 0, frame, 0, given);
        return given;
      }
    }

    private void mix(int wanted) {
      if (sum.length < wanted) {
        sum = new int[wanted];
        mixed = new short[wanted];
      }
      Arrays.fill(sum, 0, wanted, 0);
      for (int h = 0; h < hears.size(); h++) { // an iterator would be an object for each frame
        int got = hears.get(h).take(mixed, wanted, sampleRate / 1000 * LEFT_OVER_MAX_MS);
        for (int i = 0; i < got; i++) {
          sum[i] += mixed[i];
        }
      }
      limiter.apply(sum, wanted, mixed);
    }

    @Override
    public void write(short[] frame, int length, int rate) {
      synchronized (ConferenceBridge.this) {
        said.convert(frame, length, rate);
        for (int p = 0; p < ports.size(); p++) {
          ports.get(p).hear(this);
        }
      }
    }

    private void hear(Port speaker) {
      for (int h = 0; h < hears.size(); h++) {
        if (hears.get(h).speaker.equals(speaker)) {
          hears.get(h).waiting.write(speaker.said.samples(), 0, speaker.said.length());
        }
      }
    }

    /** Takes the participant out; nobody hears it any more. */
    public void leave() {
      synchronized (ConferenceBridge.this) {
        ports.remove(this);
        hears.clear();
        for (Port other : ports) {
          other.hears.removeIf(h -> h.speaker.equals(this));
        }
      }
    }
  }

  private record Hearing(Port speaker, SampleRing waiting) {
    int take(short[] into, int wanted, int leftOverMax) {
      int leftOver = waiting.size() - wanted;
      if (leftOver > leftOverMax) {
        waiting.drop(leftOver);
      }
      return waiting.read(into, 0, wanted);
    }
  }

  /** Adds a participant that hears nobody yet. */
  public synchronized Port join(String name) {
    Port port = new Port(name);
    ports.add(port);
    return port;
  }

  /** Sets one cell of the matrix: whether {@code listener} hears {@code speaker}. */
  public synchronized void hears(Port listener, Port speaker, boolean yes) {
    boolean already = listener.hears.stream().anyMatch(h -> h.speaker.equals(speaker));
    if (yes && !already && !listener.equals(speaker)) {
      listener.hears.add(new Hearing(speaker, new SampleRing(sampleRate / 1000 * WAITING_MAX_MS)));
    } else if (!yes) {
      listener.hears.removeIf(h -> h.speaker.equals(speaker));
    }
  }

  /** Whether {@code listener} hears {@code speaker}. */
  public synchronized boolean hears(Port listener, Port speaker) {
    return listener.hears.stream().anyMatch(h -> h.speaker.equals(speaker));
  }

  /** Sets the whole matrix of a supervised call; agent and caller always hear each other. */
  public synchronized void supervise(Port agent, Port caller, Port lead, Supervision mode) {
    hears(agent, caller, true);
    hears(caller, agent, true);
    hears(lead, agent, mode != Supervision.OFF);
    hears(lead, caller, mode != Supervision.OFF);
    hears(agent, lead, mode == Supervision.WHISPER || mode == Supervision.BARGE);
    hears(caller, lead, mode == Supervision.BARGE);
  }
}
