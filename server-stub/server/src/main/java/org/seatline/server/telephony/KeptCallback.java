package org.seatline.server.telephony;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs of a callback that a new process has to end: what rang for it rings for nobody.
 *
 * @param seats snapshots of the calls to seats
 * @param dialled snapshot of the call to the caller, or null before it was dialled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptCallback(List<String> seats, @Nullable String dialled) {
  /** Prefix of the keys of these records. */
  static final String KEY = "callback/";

  /** Nothing rings. */
  static final KeptCallback NOTHING = new KeptCallback(List.of(), null);

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  KeptCallback {
    seats = seats == null ? List.of() : List.copyOf(seats);
  }

  String text() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept callback can always be written", e);
    }
  }

  static KeptCallback parse(String text) throws JsonProcessingException {
    return MAPPER.readValue(text, KeptCallback.class);
  }
}
