package org.seatline.server.admin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ReasonCode;
import org.seatline.server.admin.PhoneAccount.AtRegistration;

/**
 * Reads what the configuration says of plain SIP phones: feature codes, and whose seats they are.
 */
final class PhonesReader {
  private static final int CODES_MAX = 50;
  private static final String CODE = "\\*[0-9*]{1,9}";

  /** SIP users of seats that have a channel begin like this. */
  private static final String SEAT_PREFIX = "seat-";

  private final Set<String> users = new HashSet<>();

  /** The feature codes of {@code centre.json}; the usual ones when it names none. */
  static List<PhoneFeature> features(
      JsonPlace centre, List<ReasonCode> reasons, Set<String> prompts) {
    String usualReason =
        reasons.stream().filter(ReasonCode::choosable).map(ReasonCode::id).findFirst().orElse("");
    if (!centre.has("phones")) {
      return PhoneFeature.usual(usualReason);
    }
    JsonPlace phones = centre.at("phones");
    phones.only("features");
    List<PhoneFeature> features = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (JsonPlace place : phones.listIfThere("features", CODES_MAX)) {
      PhoneFeature feature = feature(place, reasons, prompts, usualReason);
      if (!codes.add(feature.code())) {
        place.at("code").problem("this code is there twice");
      }
      features.add(feature);
    }
    return List.copyOf(features);
  }

  private static PhoneFeature feature(
      JsonPlace place, List<ReasonCode> reasons, Set<String> prompts, String usualReason) {
    place.only("code", "does", "reason", "prompt");
    String code = place.text("code");
    if (!code.isEmpty() && !code.matches(CODE)) {
      place.at("code").problem("\"" + code + "\" is not a code: * and then 1 to 9 digits or *");
    }
    PhoneFeature.Does does =
        place.oneOf("does", PhoneFeature.Does.class, PhoneFeature.Does.NOT_READY);
    if (place.has("reason") && !does.wantsReason()) {
      place.at("reason").problem("only not-ready and last-call have a reason");
    }
    String reason = place.text("reason", usualReason);
    if (does.wantsReason()
        && reasons.stream().noneMatch(r -> r.choosable() && r.id().equals(reason))) {
      place.at("reason").problem("no such reason that agents may choose");
    }
    String prompt = place.text("prompt", does.usualPrompt());
    if (place.has("prompt") && !prompts.isEmpty() && !prompts.contains(prompt)) {
      place.at("prompt").problem("there is no prompt " + prompt + " in menu.json");
    }
    return new PhoneFeature(code, does, does.wantsReason() ? reason : "", prompt);
  }

  /** The phone of one person, or null. */
  @Nullable PhoneAccount account(JsonPlace person, boolean demo) {
    if (!person.has("phone")) {
      return null;
    }
    JsonPlace phone = person.at("phone");
    phone.only("user", "sha256", "md5", "demoPassword", "atRegistration");
    String user = phone.id("user");
    if (!user.isEmpty() && !users.add(user)) {
      phone.at("user").problem("another person's phone has this name");
    }
    if (user.startsWith(SEAT_PREFIX)) {
      phone.at("user").problem("names with " + SEAT_PREFIX + " belong to seats with a window");
    }
    if (phone.has("demoPassword") && !demo) {
      phone.at("demoPassword").problem("only demo accounts have their password in clear");
    }
    boolean clear = demo && phone.has("demoPassword");
    return new PhoneAccount(
        user,
        clear || !phone.has("sha256") ? "" : hash(phone, "sha256", 64),
        clear ? "" : hash(phone, "md5", 32),
        clear ? phone.text("demoPassword") : "",
        phone.has("atRegistration")
            ? phone.oneOf("atRegistration", AtRegistration.class, AtRegistration.NOT_READY)
            : AtRegistration.NOT_READY);
  }

  private static String hash(JsonPlace phone, String algorithm, int length) {
    String hash = phone.text(algorithm, "");
    if (!hash.matches("[0-9a-f]{" + length + "}")) {
      phone.at(algorithm).problem(algorithm + " of user:realm:password is needed, in hexadecimal");
    }
    return hash;
  }
}
