package org.seatline.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.app.settings.AudioCheckResult.Finding;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.sdp.MediaSecurity.Policy;

/** Headset settings and the last audio check as JSON; what is missing or wrong is the standard. */
final class HeadsetJson {
  /** How the system's choice was written by the first seats. */
  private static final String OLD_SYSTEM = "default";

  private static final HeadsetSettings USUAL = HeadsetSettings.STANDARD;

  private HeadsetJson() {}

  static HeadsetSettings read(JsonNode json) {
    return new HeadsetSettings(
        device(json, "microphone"),
        device(json, "speaker"),
        device(json, "ring"),
        json.path("ringPercent").asInt(USUAL.ringPercent()),
        bufferMs(json),
        json.has("processing")
            ? several(json.path("processing"), SoundFeature.class)
            : USUAL.processing(),
        one(json.path("encryption"), USUAL.encryption()));
  }

  /** The first seats wrote what they began with though nobody had chosen it: it does not count. */
  private static int bufferMs(JsonNode json) {
    boolean chosen = json.has("ringPercent");
    return chosen ? json.path("bufferMs").asInt(USUAL.bufferMs()) : USUAL.bufferMs();
  }

  private static DeviceSetting device(JsonNode json, String use) {
    String id = json.path(use + "Id").asText("");
    return id.isEmpty() || id.equals(OLD_SYSTEM)
        ? DeviceSetting.SYSTEM
        : new DeviceSetting(id, json.path(use + "Name").asText(""));
  }

  static void write(ObjectNode json, HeadsetSettings settings) {
    write(json, "microphone", settings.microphone());
    write(json, "speaker", settings.speaker());
    write(json, "ring", settings.ring());
    json.put("ringPercent", settings.ringPercent());
    json.put("bufferMs", settings.bufferMs());
    write(json.putArray("processing"), settings.processing());
    json.put("encryption", word(settings.encryption()));
  }

  private static void write(ObjectNode json, String use, DeviceSetting device) {
    json.put(use + "Id", device.id());
    json.put(use + "Name", device.name());
  }

  /** Null where no check was ever made. */
  static @Nullable AudioCheckResult readCheck(JsonNode json) {
    long atMs = json.path("atMs").asLong(-1);
    return atMs < 0
        ? null
        : new AudioCheckResult(
            json.path("agentId").asText(""), atMs, several(json.path("findings"), Finding.class));
  }

  static void writeCheck(ObjectNode json, AudioCheckResult check) {
    json.put("agentId", check.agentId());
    json.put("atMs", check.atMs());
    write(json.putArray("findings"), check.findings());
  }

  private static void write(ArrayNode json, Collection<? extends Enum<?>> values) {
    values.stream().map(HeadsetJson::word).sorted().forEach(json::add);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Policy one(JsonNode json, Policy otherwise) {
    for (Policy each : Policy.values()) {
      if (word(each).equals(json.asText())) {
        return each;
      }
    }
    return otherwise;
  }

  private static <E extends Enum<E>> Set<E> several(JsonNode json, Class<E> type) {
    Set<E> known = EnumSet.noneOf(type);
    for (JsonNode each : json) {
      for (E value : type.getEnumConstants()) {
        if (word(value).equals(each.asText())) {
          known.add(value);
        }
      }
    }
    return known;
  }
}
