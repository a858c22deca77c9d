package org.seatline.app.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.seatline.app.settings.AudioCheckResult.Finding;
import org.seatline.softphone.audio.processing.SoundFeature;

/** Headset settings and the last audio check as JSON; what is missing or wrong is the standard. */
final class HeadsetJson {
  /** How the system's choice was written by the first seats. */
  private static final String OLD_SYSTEM = "default";

  private static final HeadsetSettings USUAL = HeadsetSettings.STANDARD;

  private HeadsetJson() {}

  static HeadsetSettings read(JsonValues json) {
    return new HeadsetSettings(
        device(json, "microphone"),
        device(json, "speaker"),
        device(json, "ring"),
        number(json, "ringPercent", USUAL.ringPercent()),
        bufferMs(json),
        json.has("processing")
            ? json.several("processing", SoundFeature.class)
            : USUAL.processing(),
        json.one("encryption", USUAL.encryption()));
  }

  private static int number(JsonValues json, String name, int usual) {
    Long found = json.whole(name, 0, Integer.MAX_VALUE);
    return found == null ? usual : found.intValue();
  }

  /** The first seats wrote what they began with though nobody had chosen it: it does not count. */
  private static int bufferMs(JsonValues json) {
    boolean chosen = json.has("ringPercent");
    return chosen ? number(json, "bufferMs", USUAL.bufferMs()) : USUAL.bufferMs();
  }

  private static DeviceSetting device(JsonValues json, String use) {
    String id = json.text(use + "Id", "");
    return id.isEmpty() || id.equals(OLD_SYSTEM)
        ? DeviceSetting.SYSTEM
        : new DeviceSetting(id, json.text(use + "Name", ""));
  }

  static void write(ObjectNode json, HeadsetSettings settings) {
    write(json, "microphone", settings.microphone());
    write(json, "speaker", settings.speaker());
    write(json, "ring", settings.ring());
    json.put("ringPercent", settings.ringPercent());
    json.put("bufferMs", settings.bufferMs());
    JsonValues.words(settings.processing()).forEach(json.putArray("processing")::add);
    json.put("encryption", JsonValues.word(settings.encryption()));
  }

  private static void write(ObjectNode json, String use, DeviceSetting device) {
    json.put(use + "Id", device.id());
    json.put(use + "Name", device.name());
  }

  /** Null where no check was ever made. */
  static @Nullable AudioCheckResult readCheck(JsonValues json) {
    Long atMs = json.whole("atMs", 0, Long.MAX_VALUE);
    return atMs == null
        ? null
        : new AudioCheckResult(
            json.text("agentId", ""), atMs, json.several("findings", Finding.class));
  }

  static void writeCheck(ObjectNode json, AudioCheckResult check) {
    json.put("agentId", check.agentId());
    json.put("atMs", check.atMs());
    JsonValues.words(check.findings()).forEach(json.putArray("findings")::add);
  }
}
