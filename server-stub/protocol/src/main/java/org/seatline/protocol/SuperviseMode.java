package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a lead takes part in a call. */
public enum SuperviseMode {
  /** The lead hears both and is heard by nobody. */
  @JsonProperty("listen")
  LISTEN,
  /** Only the agent hears the lead. */
  @JsonProperty("whisper")
  WHISPER,
  /** All hear all. */
  @JsonProperty("barge")
  BARGE
}
