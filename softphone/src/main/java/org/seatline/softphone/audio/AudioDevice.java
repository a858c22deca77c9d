package org.seatline.softphone.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/**
 * A sound device as a person may choose it.
 *
 * @param id stable over restarts and over other devices coming and going: made of its names only
 * @param name for people
 * @param microphone whether it captures
 * @param speaker whether it plays
 */
public record AudioDevice(String id, String name, boolean microphone, boolean speaker) {
  /** Stands for what the operating system has chosen. */
  public static final String SYSTEM_DEFAULT = "";

  /** The devices there are now; empty where the system has no sound. Takes some 10 ms. */
  public static List<AudioDevice> list() {
    List<AudioDevice> devices = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      Mixer mixer = AudioSystem.getMixer(info);
      boolean captures = offers(mixer.getTargetLineInfo(), TargetDataLine.class);
      boolean plays = offers(mixer.getSourceLineInfo(), SourceDataLine.class);
      if (captures || plays) {
        devices.add(new AudioDevice(id(info), info.getName(), captures, plays));
      }
    }
    return devices;
  }

  // Ports and clips are lines too; only data lines carry a call.
  private static boolean offers(Line.Info[] lines, Class<?> kind) {
    for (Line.Info line : lines) {
      if (kind.isAssignableFrom(line.getLineClass())) {
        return true;
      }
    }
    return false;
  }

  private static String id(Mixer.Info info) {
    return info.getVendor() + "|" + info.getName() + "|" + info.getDescription();
  }

  static SourceDataLine playback(String id, AudioFormat format) throws LineUnavailableException {
    return (SourceDataLine) line(id, new DataLine.Info(SourceDataLine.class, format));
  }

  static TargetDataLine capture(String id, AudioFormat format) throws LineUnavailableException {
    return (TargetDataLine) line(id, new DataLine.Info(TargetDataLine.class, format));
  }

  // IllegalArgumentException is how javax.sound says that there is no such line.
  private static Line line(String id, DataLine.Info wanted) throws LineUnavailableException {
    if (id.equals(SYSTEM_DEFAULT)) {
      return AudioSystem.getLine(wanted);
    }
    Mixer.Info info = mixer(id).orElseThrow(() -> new IllegalArgumentException("no device " + id));
    return AudioSystem.getMixer(info).getLine(wanted);
  }

  private static Optional<Mixer.Info> mixer(String id) {
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (id(info).equals(id)) {
        return Optional.of(info);
      }
    }
    return Optional.empty();
  }
}
