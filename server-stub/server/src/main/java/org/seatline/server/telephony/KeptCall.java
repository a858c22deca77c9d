package org.seatline.server.telephony;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new process needs to take up a call: kept in the core's journal.
 *
 * @param callerDialog snapshot of the caller's call
 * @param callerSdp last session description of the caller
 * @param sdpVersion last version of ours that the caller saw
 * @param queueId queue that it waits in or came through, empty in the menu
 * @param seat the seat that talks, or null
 * @param answered seats that have answered and were not granted the call (yet)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptCall(
    String callId,
    String language,
    String queueId,
    String callerDialog,
    String callerSdp,
    long sessionId,
    long sdpVersion,
    @Nullable KeptSeat seat,
    List<KeptSeat> answered) {
  KeptCall {
    answered = answered == null ? List.of() : List.copyOf(answered); // older records have none
  }

  /** Prefix of the keys of these records. */
  static final String KEY = "call/";

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /**
   * The seat's side of a call that was answered.
   *
   * @param sdp the seat's last session description
   * @param held whether the agent has put the caller on hold
   * @param moved whether the caller's media were brought to the seat; older records do not say, and
   *     are in doubt
   */
  record KeptSeat(
      String agentId,
      String offerId,
      String dialog,
      String sdp,
      long sessionId,
      long sdpVersion,
      boolean held,
      boolean moved) {}

  /** What is to be kept of a call now. */
  static KeptCall of(
      String callId, CallerConversation conversation, CallerLeg caller, ServingSeats serving) {
    SeatLeg seat = serving.talking();
    return new KeptCall(
        callId,
        conversation.language(),
        conversation.queueId(),
        caller.call().snapshot(),
        caller.sdp().text(),
        caller.sessionId(),
        caller.version(),
        seat == null ? null : seat.kept(),
        serving.answered());
  }

  String text() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept call can always be written", e);
    }
  }

  static KeptCall parse(String text) throws JsonProcessingException {
    return MAPPER.readValue(text, KeptCall.class);
  }
}
