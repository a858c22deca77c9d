package org.seatline.protocol;

import java.util.List;

/** The latest messages of callers: those that nobody saw to first, newest first. */
public record VoicemailList(List<Voicemail> messages) {
  public VoicemailList {
    messages = List.copyOf(messages);
  }
}
