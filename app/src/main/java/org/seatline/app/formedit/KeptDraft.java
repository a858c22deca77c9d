package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.seatline.app.session.Desk;
import org.seatline.protocol.Wire;

/**
 * A form draft among the drafts of its author, so that it is there after a crash.
 *
 * @param based the version that it was made from
 */
record KeptDraft(String formId, int based, JsonNode body) {
  /** The draft as the desk keeps it. */
  Desk.Draft draft(long nowMs) {
    ObjectNode content = Wire.mapper().createObjectNode();
    content.put(Desk.Draft.FORM, formId).put("based", based).set("body", body);
    return new Desk.Draft(draftId(formId), "", "", content, nowMs);
  }

  /** Under which id the draft of a form is kept. */
  static String draftId(String formId) {
    return "form-" + formId;
  }

  /** Reads one; empty for the draft of a ticket. */
  static Optional<KeptDraft> of(Desk.Draft draft) {
    JsonNode content = draft.content();
    return draft.isForm() && content.path("body").isObject()
        ? Optional.of(
            new KeptDraft(
                content.path(Desk.Draft.FORM).asText(),
                content.path("based").asInt(),
                content.path("body")))
        : Optional.empty();
  }
}
