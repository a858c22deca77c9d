package org.seatline.app.headset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetPage.DeviceField;
import org.seatline.app.headset.HeadsetPage.Option;
import org.seatline.app.settings.DeviceSetting;
import org.seatline.app.settings.HeadsetSettings.Use;
import org.seatline.softphone.audio.AudioDevice;

/** What can be chosen for one use; a choice that is not plugged in stays one. Pure. */
final class DeviceOptions {
  private DeviceOptions() {}

  static DeviceField of(
      Use use, DeviceSetting chosen, List<AudioDevice> devices, Messages messages) {
    List<Option> options = new ArrayList<>();
    options.add(new Option(AudioDevice.SYSTEM_DEFAULT, messages.get("headset.system-choice")));
    Map<String, Integer> names = new HashMap<>();
    for (AudioDevice device : devices) {
      if (fits(use, device)) {
        int number = names.merge(device.name(), 1, Integer::sum);
        options.add(new Option(device.id(), numbered(device.name(), number)));
      }
    }
    return options.stream()
        .filter(option -> option.id().equals(chosen.id()))
        .findFirst()
        .map(option -> new DeviceField(options, option, ""))
        .orElseGet(() -> absent(options, use, chosen, messages));
  }

  private static boolean fits(Use use, AudioDevice device) {
    return use == Use.MICROPHONE ? device.microphone() : device.speaker();
  }

  private static String numbered(String name, int number) {
    return number == 1 ? name : name + " (" + number + ")";
  }

  private static DeviceField absent(
      List<Option> options, Use use, DeviceSetting chosen, Messages messages) {
    String name = chosen.name().isEmpty() ? chosen.id() : chosen.name();
    Option option = new Option(chosen.id(), messages.get("headset.not-plugged-in", name));
    options.add(option);
    String hint = use == Use.RINGER ? "headset.ringer-absent" : "headset.device-absent";
    return new DeviceField(options, option, messages.get(hint));
  }
}
