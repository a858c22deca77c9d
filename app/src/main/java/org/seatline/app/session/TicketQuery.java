package org.seatline.app.session;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;
import org.seatline.protocol.form.AttachedFiles;

/**
 * Which tickets are looked for. Pure.
 *
 * @param words all of them stand somewhere in the ticket; small letters
 * @param state a {@link TicketState}, {@value #UNFINISHED}, or empty for any
 * @param queue whose ticket it is, or whose people do it; empty for any
 * @param assignee agent id, {@value #NOBODY}, or empty for anybody
 * @param fromMs begun at this time or later, Unix milliseconds
 */
public record TicketQuery(
    List<String> words, String state, String queue, String assignee, long fromMs) {
  /** Stands for all states in which there is something to do. */
  public static final String UNFINISHED = "unfinished";

  /** Stands for tickets that nobody has taken. */
  public static final String NOBODY = "-";

  public TicketQuery {
    words = List.copyOf(words);
  }

  /** Everything that these words stand in. */
  public static TicketQuery of(String text) {
    return new TicketQuery(split(text), "", "", "", Long.MIN_VALUE);
  }

  /** The words of a text. */
  public static List<String> split(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).replace("#", "").split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The same but for the words: what of a customer's tickets is wanted. */
  public TicketQuery withoutWords() {
    return new TicketQuery(List.of(), state, queue, assignee, fromMs);
  }

  /** What of a ticket words are looked for in. */
  public static String text(TicketRecord ticket) {
    StringBuilder text = new StringBuilder(ticket.number());
    ticket.fields().values().forEach(value -> text.append('\n').append(AttachedFiles.words(value)));
    return text.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether a ticket is looked for. */
  public boolean finds(TicketRecord ticket) {
    return findsHandling(
            ticket.state(),
            ticket.queueId(),
            ticket.handled().group(),
            ticket.handled().assignee(),
            ticket.createdAtMs())
        && findsText(text(ticket));
  }

  /** Whether all words stand in a text of small letters. */
  public boolean findsText(String text) {
    return words.stream().allMatch(text::contains);
  }

  /** Whether everything but the words fits. */
  public boolean findsHandling(
      String itsState, String itsQueue, String itsGroup, String itsAssignee, long begunMs) {
    boolean inState =
        state.isEmpty()
            || (state.equals(UNFINISHED)
                ? TicketState.of(itsState).map(TicketState::isUnfinished).orElse(true)
                : state.equals(itsState));
    boolean ofQueue = queue.isEmpty() || queue.equals(itsQueue) || queue.equals(itsGroup);
    boolean ofAgent =
        assignee.isEmpty() || assignee.equals(itsAssignee.isEmpty() ? NOBODY : itsAssignee);
    return inState && ofQueue && ofAgent && begunMs >= fromMs;
  }
}
