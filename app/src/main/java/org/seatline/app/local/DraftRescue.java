package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The draft journal of a store that was set aside, as rows of its table. */
record DraftRescue(List<DraftLine> lines) implements SalvageSource {
  private static final Logger LOG = LoggerFactory.getLogger(DraftRescue.class);

  static DraftRescue of(Path journal, char[] password) {
    try {
      return new DraftRescue(DraftJournal.read(journal, SpareCopy.keyOf(password), 0));
    } catch (IOException e) {
      LOG.warn("the draft journal of the lost store cannot be read: {}", e.getMessage());
      return new DraftRescue(List.of());
    }
  }

  @Override
  public boolean rows(String tableName, Consumer<Values> take) {
    if (tableName.equals(Precious.DRAFTS)) {
      lines.forEach(line -> take.accept(new Values(row(line))));
    }
    return false; // it has the last ones alone
  }

  private static Map<String, @Nullable Object> row(DraftLine line) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", line.draftId());
    SealedDraft draft = line.draft();
    row.put(DraftTable.CONTENT, draft == null ? null : draft.content());
    if (draft != null) {
      row.put("agent_id", draft.agentId());
      row.put("key_id", draft.keyId());
      row.put("call_id", "");
      row.put("queue_id", "");
      row.put("saved_at_ms", draft.savedAtMs());
    }
    return row;
  }
}
