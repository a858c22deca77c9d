package org.seatline.softphone.audio.processing;

import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig.NoiseSuppression;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WebRTC's audio processing, by webrtc-java. Only its signal processing is used: none of its
 * devices is opened. The native part is loaded by the first {@link #open}, which takes a while
 * (unpacking it, some 100 ms); after {@link #close} it lets every frame through untouched.
 */
public final class WebRtcProcessor implements SoundProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(WebRtcProcessor.class);

  private final AudioProcessing processing;
  private final AudioProcessingStreamConfig stream;
  private final Direction played;
  private final Direction captured;
  private volatile State state = new State.Off();

  /** The buffers of one direction; its monitor keeps a closing from a frame that is under way. */
  private static final class Direction {
    final byte[] in;
    final byte[] out;
    boolean closed;

    Direction(int frame) {
      in = new byte[2 * frame];
      out = new byte[2 * frame];
    }

    void take(short[] samples) {
      for (int i = 0; i < in.length / 2; i++) {
        in[2 * i] = (byte) samples[i];
        in[2 * i + 1] = (byte) (samples[i] >> 8);
      }
    }

    void give(short[] samples) {
      for (int i = 0; i < out.length / 2; i++) {
        samples[i] = (short) ((out[2 * i] & 0xFF) | (out[2 * i + 1] << 8));
      }
    }
  }

  private WebRtcProcessor(int sampleRate) {
    processing = new AudioProcessing();
    stream = new AudioProcessingStreamConfig(sampleRate, 1);
    int frame = sampleRate / 1000 * FRAME_MS;
    played = new Direction(frame);
    captured = new Direction(frame);
  }

  /**
   * Loads the library and begins; where it does not load, what comes back changes nothing and says
   * why. Not for a thread that must not wait.
   *
   * @param sampleRate 8,000, 16,000, 32,000 or 48,000 Hz
   */
  public static SoundProcessor open(int sampleRate, Set<SoundFeature> features) {
    try {
      WebRtcProcessor processor = new WebRtcProcessor(sampleRate);
      processor.use(features);
      return processor;
    } catch (LinkageError | RuntimeException e) {
      LOG.info("no sound processing: {}", e.toString());
      return SoundProcessor.none(new State.Unavailable(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void played(short[] frame, int length) {
    synchronized (played) {
      if (!working(length, played)) {
        return;
      }
      played.take(frame);
      processing.processReverseStream(played.in, stream, stream, played.out);
    }
  }

  @Override
  public void captured(short[] frame, int length, int delayMs) {
    synchronized (captured) {
      if (!working(length, captured)) {
        return;
      }
      captured.take(frame);
      processing.setStreamDelayMs(delayMs);
      if (processing.processStream(captured.in, stream, stream, captured.out) == 0) {
        captured.give(frame);
      }
    }
  }

  private boolean working(int length, Direction direction) {
    return !direction.closed && 2 * length == direction.in.length && state instanceof State.On;
  }

  @Override
  public void use(Set<SoundFeature> features) {
    synchronized (captured) {
      if (captured.closed) {
        return;
      }
      processing.applyConfig(config(features));
      state =
          features.isEmpty() ? new State.Off() : new State.On(Set.copyOf(EnumSet.copyOf(features)));
    }
  }

  private static AudioProcessingConfig config(Set<SoundFeature> features) {
    AudioProcessingConfig config = new AudioProcessingConfig();
    config.echoCanceller.enabled = features.contains(SoundFeature.ECHO_CANCELLATION);
    config.echoCanceller.enforceHighPassFiltering = true;
    config.noiseSuppression.enabled = features.contains(SoundFeature.NOISE_SUPPRESSION);
    config.noiseSuppression.level = NoiseSuppression.Level.MODERATE;
    config.gainControl.enabled = features.contains(SoundFeature.GAIN_CONTROL);
    config.gainControl.adaptiveDigital.enabled = config.gainControl.enabled;
    config.highPassFilter.enabled = !features.isEmpty();
    return config;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void close() {
    synchronized (captured) {
      synchronized (played) {
        if (!captured.closed) {
          captured.closed = true;
          played.closed = true;
          state = new State.Off();
          processing.dispose();
        }
      }
    }
  }
}
