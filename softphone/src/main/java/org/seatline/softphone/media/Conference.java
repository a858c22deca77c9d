package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conference that is mixed here: a headset and the legs of one engine, whatever codecs they
 * speak. Each hears all the others and never itself. While a leg is a member, the conference is its
 * source and its sink; one that leaves is silent until it is given others. Control methods may be
 * called from any thread; the sound runs on the pacer's and allocates nothing.
 */
public final class Conference implements Closeable {
  /** Legs at a time. */
  public static final int LEGS_MAX = 8;

  /** Highest rate of any codec: nobody loses anything in the mix. */
  private static final int RATE = 48_000;

  private final ConferenceBridge bridge = new ConferenceBridge(RATE);
  private final ConferenceBridge.Port desk = bridge.join("desk");
  private final AudioSource microphone;
  private final AudioSink earpiece;
  private final short[] spoken = new short[RATE / 1000 * MediaEngine.TICK_MS];
  private final List<Member> members = new ArrayList<>();
  private final Closeable pump;
  private volatile @Nullable StereoSink recorder;

  private Conference(MediaEngine engine, AudioSource microphone, AudioSink earpiece) {
    this.microphone = microphone;
    this.earpiece = earpiece;
    this.pump = engine.pump(desk, this::tick, RATE);
  }

  /** Begins with the headset alone, which no leg may be using any more. */
  public static Conference open(MediaEngine engine, AudioSource microphone, AudioSink earpiece) {
    return new Conference(engine, microphone, earpiece);
  }

  /** A leg in the conference. */
  public final class Member {
    private final MediaLeg leg;
    private final ConferenceBridge.Port port;
    private boolean held;

    private Member(MediaLeg leg) {
      this.leg = leg;
      this.port = bridge.join("leg " + leg.localPort());
    }

    public MediaLeg leg() {
      return leg;
    }

    /** Neither hears the others nor is heard by them, but this music, until {@link #resume}. */
    public void hold(AudioSource music) {
      synchronized (Conference.this) {
        if (members.contains(this)) {
          held = true;
          part(this);
          leg.source(music);
          leg.sink(AudioSink.NONE);
        }
      }
    }

    /** Hears and is heard again. */
    public void resume() {
      synchronized (Conference.this) {
        if (members.contains(this)) {
          held = false;
          connect(this);
        }
      }
    }

    /** Whether it is on hold. */
    public boolean held() {
      synchronized (Conference.this) {
        return held;
      }
    }

    /** Leaves for good; the others go on. */
    public void leave() {
      synchronized (Conference.this) {
        if (members.remove(this)) {
          port.leave();
          leg.source(AudioSource.SILENCE);
          leg.sink(AudioSink.NONE);
        }
      }
    }
  }

  /**
   * Takes a leg of the same engine in.
   *
   * @throws IllegalStateException when there are {@link #LEGS_MAX} already
   */
  public synchronized Member add(MediaLeg leg) {
    if (members.size() == LEGS_MAX) {
      throw new IllegalStateException("a conference has at most " + LEGS_MAX + " legs");
    }
    Member member = new Member(leg);
    members.add(member);
    connect(member);
    return member;
  }

  /** Those who have not left, held ones included. */
  public synchronized List<Member> members() {
    return List.copyOf(members);
  }

  private void connect(Member member) {
    together(member.port, desk);
    for (Member other : members) {
      if (!other.held && !other.equals(member)) {
        together(member.port, other.port);
      }
    }
    member.leg.source(member.port);
    member.leg.sink(member.port);
  }

  private void part(Member member) {
    apart(member.port, desk);
    for (Member other : members) {
      apart(member.port, other.port);
    }
  }

  private void together(ConferenceBridge.Port one, ConferenceBridge.Port other) {
    bridge.hears(one, other, true);
    bridge.hears(other, one, true);
  }

  private void apart(ConferenceBridge.Port one, ConferenceBridge.Port other) {
    bridge.hears(one, other, false);
    bridge.hears(other, one, false);
  }

  /**
   * Records the conference in two channels, what is said at this desk left, all the others mixed
   * right; null ends that.
   */
  public void record(@Nullable StereoSink next) {
    recorder = next;
  }

  // What the desk hears has just been mixed.
  private void tick(short[] heard, int length, int rate) {
    earpiece.write(heard, length, rate);
    int got = Math.clamp(microphone.read(spoken, length, rate), 0, length);
    Arrays.fill(spoken, got, length, (short) 0);
    desk.write(spoken, length, rate);
    StereoSink now = recorder;
    if (now != null) {
      now.write(spoken, heard, length, rate);
    }
  }

  /** All leave; the headset is free again. */
  @Override
  public void close() throws IOException {
    members().forEach(Member::leave);
    pump.close();
  }
}
