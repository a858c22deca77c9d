package org.seatline.app.formedit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.seatline.protocol.LocalizedText;

/** Puts forms into force. The future never fails. */
public interface FormPublisher {
  /**
   * Publishes a form.
   *
   * @param basedOn the version that it was made from; 0 for a form that is new
   * @param body the document; its version is given by the server
   */
  CompletableFuture<Answer> publish(String formId, int basedOn, String body);

  /** What came of it. */
  sealed interface Answer {
    /** It is in force. */
    record Published() implements Answer {}

    /** It is not in force, for these reasons. */
    record Mistaken(List<LocalizedText> why) implements Answer {}

    /**
     * It is not in force.
     *
     * @param code what the server said
     */
    record Refused(String code) implements Answer {}

    /** The server cannot be reached. */
    record Unreachable() implements Answer {}
  }
}
