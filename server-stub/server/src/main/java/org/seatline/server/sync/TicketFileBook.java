package org.seatline.server.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.protocol.form.FileLimits;
import org.seatline.server.store.Tx;

/** Writes down which files a ticket names, so that they may come. */
record TicketFileBook(Tx tx, TicketRecord ticket) {
  private static final String BAD_FILES = "bad-files";

  /**
   * Notes the files of all fields that hold some.
   *
   * @throws Rejection when a field holds something else, or more than its form allows
   */
  void announce(long nowMs) {
    Optional<String> form =
        tx.documents()
            .formVersion(ticket.formId(), ticket.formVersion())
            .or(() -> tx.documents().body("form", ticket.formId()));
    form.ifPresent(body -> announce(read(body), nowMs));
  }

  private void announce(JsonNode form, long nowMs) {
    for (JsonNode section : form.path("sections")) {
      for (JsonNode field : section.path("fields")) {
        String id = field.path("id").asText();
        if (field.path("type").asText().equals("file")) {
          files(ticket.value(id), FileLimits.of(field))
              .forEach(file -> tx.ticketFiles().announce(ticket.id(), id, file, nowMs));
        }
      }
    }
  }

  private static List<AttachedFile> files(String value, FileLimits limits) {
    List<AttachedFile> files =
        AttachedFiles.parse(value).orElseThrow(() -> new Rejection(BAD_FILES));
    if (files.size() > limits.filesMax() || !files.stream().allMatch(limits::take)) {
      throw new Rejection(BAD_FILES);
    }
    return files;
  }

  private static JsonNode read(String form) {
    try {
      return Wire.mapper().readTree(form);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored form is no JSON", e);
    }
  }
}
