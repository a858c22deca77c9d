package org.seatline.softphone.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.seatline.softphone.audio.HeadsetState.Reason;

/**
 * Java's own sound. It looks for devices anew only when their number has changed, so whoever waits
 * for one to come back must ask again and again: a device that was exchanged for another between
 * two questions is not noticed before it fails.
 */
final class JavaxSound implements SoundSystem {
  @Override
  public List<AudioDevice> devices() {
    Mixer.Info[] infos = AudioSystem.getMixerInfo();
    List<String> ids = ids(infos);
    List<AudioDevice> devices = new ArrayList<>();
    for (int i = 0; i < infos.length; i++) {
      Mixer mixer = AudioSystem.getMixer(infos[i]);
      boolean captures = offers(mixer.getTargetLineInfo(), TargetDataLine.class);
      boolean plays = offers(mixer.getSourceLineInfo(), SourceDataLine.class);
      if (captures || plays) {
        String shown = DeviceNames.shown(infos[i].getName());
        devices.add(new AudioDevice(ids.get(i), shown, captures, plays));
      }
    }
    return devices;
  }

  private static List<String> ids(Mixer.Info[] infos) {
    return DeviceNames.ids(
        Arrays.stream(infos)
            .map(i -> i.getVendor() + "|" + i.getName() + "|" + i.getDescription())
            .toList());
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

  @Override
  public SoundLine microphone(String deviceId, LineFormat format) throws DeviceException {
    AudioFormat pcm = pcm(format);
    Found found = find(deviceId, new DataLine.Info(TargetDataLine.class, pcm));
    TargetDataLine line = (TargetDataLine) found.line();
    start(line, () -> line.open(pcm, bufferBytes(format)));
    return new JavaxLine(found.name(), line, format.sampleRate(), line::read);
  }

  @Override
  public SoundLine speaker(String deviceId, LineFormat format) throws DeviceException {
    AudioFormat pcm = pcm(format);
    Found found = find(deviceId, new DataLine.Info(SourceDataLine.class, pcm));
    SourceDataLine line = (SourceDataLine) found.line();
    start(line, () -> line.open(pcm, bufferBytes(format)));
    return new JavaxLine(found.name(), line, format.sampleRate(), line::write);
  }

  private static AudioFormat pcm(LineFormat format) {
    return new AudioFormat(format.sampleRate(), 16, 1, true, false);
  }

  private static int bufferBytes(LineFormat format) {
    return format.sampleRate() / 1000 * format.bufferMs() * 2;
  }

  private record Found(String name, Line line) {}

  // IllegalArgumentException is how javax.sound says that there is no such line.
  private static Found find(String deviceId, DataLine.Info wanted) throws DeviceException {
    try {
      if (deviceId.equals(AudioDevice.SYSTEM_DEFAULT)) {
        return new Found("", AudioSystem.getLine(wanted));
      }
      Mixer.Info[] infos = AudioSystem.getMixerInfo();
      int index = ids(infos).indexOf(deviceId);
      if (index < 0) {
        throw new DeviceException(Reason.NO_DEVICE, deviceId);
      }
      return new Found(
          DeviceNames.shown(infos[index].getName()),
          AudioSystem.getMixer(infos[index]).getLine(wanted));
    } catch (LineUnavailableException | SecurityException e) {
      throw new DeviceException(Reason.BUSY, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new DeviceException(Reason.NO_DEVICE, String.valueOf(e.getMessage()));
    }
  }

  private interface Opening {
    void open() throws LineUnavailableException;
  }

  private static void start(DataLine line, Opening opening) throws DeviceException {
    try {
      opening.open();
      line.start();
    } catch (LineUnavailableException | SecurityException e) {
      line.close();
      throw new DeviceException(Reason.BUSY, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      line.close();
      throw new DeviceException(Reason.NO_DEVICE, String.valueOf(e.getMessage()));
    }
  }
}
