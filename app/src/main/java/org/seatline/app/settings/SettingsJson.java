package org.seatline.app.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.KeyMap;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.settings.OutsideSettings.Spot;
import org.seatline.protocol.Wire;

/** The settings as JSON; what is missing or wrong is the standard. */
final class SettingsJson {
  /** Farther than any wall of screens reaches. */
  private static final int PIXELS_MAX = 100_000;

  private SettingsJson() {}

  static SeatSettings read(JsonValues json, SeatSettings standard) {
    return new SeatSettings(
        screen(json, standard.screen()),
        outside(json.section("outside"), standard.outside()),
        json.text("lastAgentId", ""),
        json.whole("autoAnswerAfterMs", 0, Long.MAX_VALUE),
        HeadsetJson.read(json.section("headset")),
        keys(json.section("keys")),
        HeadsetJson.readCheck(json.section("lastCheck")));
  }

  /** A file that gives one key to two actions gives none. */
  private static KeyMap keys(JsonValues json) {
    Map<SeatAction, KeyCombo> chosen = new EnumMap<>(SeatAction.class);
    for (String name : json.names()) {
      Optional<SeatAction> action = SeatAction.byId(name);
      Optional<KeyCombo> key = KeyCombo.parse(json.text(name, ""));
      if (action.isPresent() && key.isPresent()) {
        chosen.put(action.get(), key.get());
      } else {
        json.fault(name);
      }
    }
    KeyMap map = new KeyMap(chosen);
    if (map.isSound()) {
      return map;
    }
    json.fault("keys");
    return KeyMap.USUAL;
  }

  private static ScreenSettings screen(JsonValues json, ScreenSettings standard) {
    return new ScreenSettings(
        language(json, standard.language()),
        json.one("theme", standard.theme()),
        json.one("textSize", standard.textSize()));
  }

  private static String language(JsonValues json, String standard) {
    String found = json.text("language", standard);
    if (found.equals("zh") || found.equals("en")) {
      return found;
    }
    json.fault("language");
    return standard;
  }

  private static OutsideSettings outside(JsonValues json, OutsideSettings standard) {
    Long x = json.whole("miniBarX", -PIXELS_MAX, PIXELS_MAX);
    Long y = json.whole("miniBarY", -PIXELS_MAX, PIXELS_MAX);
    return new OutsideSettings(
        json.yes("miniBarWhenMinimised", standard.miniBarWhenMinimised()),
        x == null || y == null ? null : new Spot(x.intValue(), y.intValue()),
        json.yes("globalKeys", standard.globalKeys()));
  }

  static ObjectNode write(SeatSettings settings) {
    ObjectNode json = Wire.mapper().createObjectNode();
    json.put("language", settings.screen().language());
    json.put("theme", JsonValues.word(settings.screen().theme()));
    json.put("textSize", JsonValues.word(settings.screen().textSize()));
    write(json.putObject("outside"), settings.outside());
    json.put("lastAgentId", settings.lastAgentId());
    @Nullable Long after = settings.autoAnswerAfterMs();
    if (after != null) {
      json.put("autoAnswerAfterMs", after);
    }
    HeadsetJson.write(json.putObject("headset"), settings.headset());
    ObjectNode keys = json.putObject("keys");
    settings.keys().chosen().forEach((action, key) -> keys.put(action.id(), key.toString()));
    @Nullable AudioCheckResult check = settings.lastCheck();
    if (check != null) {
      HeadsetJson.writeCheck(json.putObject("lastCheck"), check);
    }
    return json;
  }

  private static void write(ObjectNode json, OutsideSettings outside) {
    json.put("miniBarWhenMinimised", outside.miniBarWhenMinimised());
    @Nullable Spot at = outside.miniBarAt();
    if (at != null) {
      json.put("miniBarX", at.x());
      json.put("miniBarY", at.y());
    }
    json.put("globalKeys", outside.globalKeys());
  }
}
