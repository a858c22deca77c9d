package org.seatline.softphone.buttons;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.seatline.softphone.buttons.HeadsetButtons.Button;
import org.seatline.softphone.buttons.HeadsetButtons.Light;

/**
 * Makes presses of one device's reports, and reports of lights. Headsets repeat the hook's position
 * when the program changes it, so a position that is known already is no press. Pure; not
 * thread-safe.
 */
final class ButtonDecoder {
  private static final int[] MOMENTARY = {
    Telephony.PHONE_MUTE, Telephony.FLASH, Telephony.HOLD, Telephony.DROP
  };

  private final ReportDescriptor layout;
  private final Set<Integer> down = new LinkedHashSet<>();
  private boolean offHook;

  ButtonDecoder(ReportDescriptor layout) {
    this.layout = layout;
  }

  /** Whether the device has a button that means anything here. */
  boolean useful() {
    return layout.inputs().stream().anyMatch(f -> f.usages().contains(Telephony.HOOK_SWITCH))
        || layout.inputs().stream().anyMatch(f -> f.usages().contains(Telephony.PHONE_MUTE));
  }

  /** Takes a report as the device sent it, with its number where it has one. */
  Set<Button> pressed(byte[] report, int length) {
    Set<Button> presses = EnumSet.noneOf(Button.class);
    if (length == 0) {
      return presses;
    }
    int id = layout.numbered() ? report[0] & 0xFF : 0;
    int from = layout.numbered() ? 1 : 0;
    for (HidField field : layout.inputs()) {
      if (field.reportId() == id) {
        read(field, report, from, length, presses);
      }
    }
    return presses;
  }

  private void read(HidField field, byte[] report, int from, int length, Set<Button> presses) {
    if (field.usages().contains(Telephony.HOOK_SWITCH)) {
      hook(field, field.on(Telephony.HOOK_SWITCH, report, from, length), presses);
    }
    for (int usage : MOMENTARY) {
      if (field.usages().contains(usage) && went(usage, field.on(usage, report, from, length))) {
        presses.add(meaning(usage));
      }
    }
  }

  private void hook(HidField field, boolean on, Set<Button> presses) {
    boolean keyed = field.array() || field.relative();
    boolean pressed = went(Telephony.HOOK_SWITCH, on);
    if (keyed ? pressed : on != offHook) {
      offHook = !offHook;
      presses.add(offHook ? Button.ANSWER : Button.END);
    }
  }

  /** Whether a usage has just gone from off to on. */
  private boolean went(int usage, boolean on) {
    if (!on) {
      down.remove(usage);
      return false;
    }
    return down.add(usage);
  }

  private static Button meaning(int usage) {
    return switch (usage) {
      case Telephony.PHONE_MUTE -> Button.MUTE;
      case Telephony.DROP -> Button.END;
      default -> Button.HOLD;
    };
  }

  /** Takes over that the program talks, or no more. */
  void offHook(boolean talks) {
    offHook = talks;
  }

  /** Report numbers that carry lights. */
  int[] lightReports() {
    return layout.outputs().stream()
        .filter(f -> f.usages().stream().anyMatch(ButtonDecoder::isLight))
        .mapToInt(HidField::reportId)
        .distinct()
        .toArray();
  }

  private static boolean isLight(int usage) {
    for (Light light : Light.values()) {
      if (Telephony.usage(light) == usage) {
        return true;
      }
    }
    return false;
  }

  /** What that report says for these lights, without its number. */
  byte[] lightReport(int reportId, Set<Light> lights) {
    int bits = 0;
    for (HidField field : layout.outputs()) {
      bits = field.reportId() == reportId ? Math.max(bits, field.bitOffset() + field.bits()) : bits;
    }
    byte[] report = new byte[(bits + 7) / 8];
    for (HidField field : layout.outputs()) {
      for (Light light : lights) {
        int index = field.usages().indexOf(Telephony.usage(light));
        if (field.reportId() == reportId && index >= 0) {
          set(report, field, field.array() ? field.logicalMin() + index : 1);
        }
      }
    }
    return report;
  }

  private static void set(byte[] report, HidField field, int value) {
    for (int i = 0; i < field.bits(); i++) {
      if ((value >> i & 1) != 0) {
        report[(field.bitOffset() + i) / 8] |= (byte) (1 << ((field.bitOffset() + i) % 8));
      }
    }
  }
}
