package org.seatline.installer.simulation;

import static org.seatline.installer.simulation.Violation.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.seatline.installer.simulation.SeatBooks.Item;
import org.seatline.installer.simulation.SeatBooks.Standing;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults;
import org.seatline.server.sync.core.Lineage;

/**
 * Watches the promises, when all is quiet: what somebody was told to be safe is at the server once
 * and in order, or stands at the seat with its words and the reason; both sides have the same.
 */
final class Checker {
  private final Map<String, Mutation> accepted = new HashMap<>();
  private final Set<String> excused = new HashSet<>();

  /** When somebody was told that a mutation is safe; a seat and a name: when it came back there. */
  private final Map<String, Integer> moments = new HashMap<>();

  private int moment;
  private boolean restored;

  /** Somebody was told that this is safe. */
  void accepted(Mutation mutation) {
    accepted.put(nameOf(mutation), mutation);
    moments.put(nameOf(mutation), ++moment);
  }

  /** A seat has brought this back to somebody. */
  void cameBack(String seat, Mutation mutation) {
    moments.put(seat + " " + nameOf(mutation), ++moment);
  }

  /** The server was put back to an earlier day. */
  void restored() {
    restored = true;
  }

  /** Somebody put an older state of a store in its place: what only the newer one had is gone. */
  void replaced(SimSeat seat, SeatBooks older) {
    Set<String> kept = new HashSet<>();
    older.items().values().forEach(item -> kept.add(nameOf(item.mutation())));
    for (Item item : seat.books().items().values()) {
      if (!kept.contains(nameOf(item.mutation()))) {
        excused.add(nameOf(item.mutation()));
      }
    }
  }

  private static String nameOf(Mutation mutation) {
    return switch (mutation) {
      case Mutation.NoteAdded note -> note.noteId();
      case Mutation.TicketSubmitted submitted -> submitted.ticket().id() + " begun";
      case Mutation.TicketChanged changed -> changed.ticketId() + " at " + changed.atMs();
      case Mutation.CallWrappedUp _,
          Mutation.RecordingMade _,
          Mutation.CallMeasured _,
          Mutation.LineCallEnded _,
          Mutation.OfCustomer _ ->
          throw new IllegalArgumentException("nobody does that here");
    };
  }

  /**
   * A seat has stored a page: what people saw before they see still, if the server had it when it
   * answered and has it now.
   */
  void goesOn(SimSeat seat, FeedPage page, Set<String> before, ServerBooks server) {
    if (!stillKnows(server, page.server())) {
      return; // nobody knows any more what it had
    }
    Set<String> now = seat.books().rows().keySet();
    for (ChangeKind kind : ChangeKind.values()) {
      for (ServerBooks.Entry entry : server.entries(kind)) {
        String name = kind + "/" + entry.id();
        boolean had = entry.number() <= page.server().number() && before.contains(name);
        require(!had || now.contains(name), "copy-emptied", seat.name(), name);
      }
    }
  }

  /** Whether the server has lost nothing since it was at this point. */
  private static boolean stillKnows(ServerBooks server, HistoryPoint point) {
    Lineage now = server.lineage();
    return !now.runs().isEmpty()
        && now.point().run().equals(point.run())
        && now.last() >= point.number();
  }

  /** Nothing happens any more. */
  void quiet(ServerBooks server, List<SimSeat> seats) {
    Map<String, Integer> places = places(server);
    Set<String> held = new HashSet<>();
    Set<String> rejected = new HashSet<>();
    for (SimSeat seat : seats) {
      Set<String> here = new HashSet<>();
      for (Item item : seat.books().items().values()) {
        held.add(nameOf(item.mutation()));
        intact(item);
        if (item.standing() == Standing.REJECTED) {
          rejectedWithReason(item, here, places);
          rejected.add(nameOf(item.mutation()));
        } else {
          require(item.standing() == Standing.DONE, "still-waiting", seat.name(), item);
          require(places.containsKey(nameOf(item.mutation())), "lost", seat.name(), item);
        }
      }
      inOrder(seat, places);
      nothingAfterRejected(seat);
    }
    nothingMissing(places, held, rejected);
    storesToldApart(seats);
    new Tickets(server).check(seats);
    notes(server);
    seats.forEach(seat -> sameAsServer(server, seat));
  }

  private static Map<String, Integer> places(ServerBooks server) {
    Map<String, Integer> places = new HashMap<>();
    for (Mutation mutation : server.applied()) {
      Integer before = places.put(nameOf(mutation), places.size());
      require(before == null, "applied-twice", mutation);
    }
    return places;
  }

  private void intact(Item item) {
    Mutation told = accepted.get(nameOf(item.mutation()));
    require(told == null || told.equals(item.mutation()), "words-changed", told, item);
  }

  /** {@code here} are the subjects of this store with something rejected so far. */
  private void rejectedWithReason(Item item, Set<String> here, Map<String, Integer> places) {
    String code = item.code();
    Mutation mutation = item.mutation();
    require(code != null, "rejected-without-reason", item);
    boolean permanent =
        switch (mutation) {
          case Mutation.NoteAdded note -> note.customerId().equals(People.NOBODY);
          case Mutation.TicketSubmitted m -> m.ticket().formId().equals(People.NO_FORM);
          case Mutation.TicketChanged m ->
              m.edits().stream().anyMatch(edit -> edit.after().equals(People.NO_STATE));
          default -> false;
        };
    boolean follows =
        MutationResults.DEPENDS_ON_REJECTED.equals(code) && here.contains(mutation.subject());
    boolean noTicket =
        mutation instanceof Mutation.TicketChanged changed
            && (restored || !places.containsKey(changed.ticketId() + " begun"));
    require(permanent || follows || noTicket, "rejected-without-cause", item);
    require(noTicket || !places.containsKey(nameOf(mutation)), "rejected-yet-applied", item);
    here.add(mutation.subject());
  }

  private static void inOrder(SimSeat seat, Map<String, Integer> places) {
    Map<String, Integer> last = new HashMap<>();
    for (Item item : seat.books().items().values()) {
      Integer place = places.get(nameOf(item.mutation()));
      if (place != null && item.standing() == Standing.DONE) {
        Integer before = last.put(item.mutation().subject(), place);
        require(before == null || before < place, "out-of-order", seat.name(), item);
      }
    }
  }

  /** What somebody did before an earlier step of the same subject came back is not applied. */
  private void nothingAfterRejected(SimSeat seat) {
    for (Item step : seat.books().items().values()) {
      String name = nameOf(step.mutation());
      Integer begun = moments.get(name);
      Integer back = moments.get(seat.name() + " " + name);
      if (step.standing() == Standing.REJECTED && begun != null && back != null) {
        for (Item other : seat.books().items().values()) {
          int then = moments.getOrDefault(nameOf(other.mutation()), 0);
          boolean depends =
              other.mutation().subject().equals(step.mutation().subject())
                  && then > begun
                  && then < back;
          require(
              !depends || other.standing() == Standing.REJECTED,
              "applied-after-rejected",
              seat.name(),
              other);
        }
      }
    }
  }

  private void nothingMissing(Map<String, Integer> places, Set<String> held, Set<String> rejected) {
    for (String name : accepted.keySet()) {
      require(
          places.containsKey(name) || rejected.contains(name) || excused.contains(name),
          held.contains(name) ? "lost" : "dropped",
          name);
    }
  }

  private static void storesToldApart(List<SimSeat> seats) {
    Map<String, String> owners = new HashMap<>();
    for (SimSeat seat : seats) {
      String other = owners.put(seat.books().client(), seat.name());
      require(other == null, "two-stores-one-id", seat.name(), other);
    }
  }

  private static void notes(ServerBooks server) {
    Map<String, Object> there = new HashMap<>();
    server.entries(ChangeKind.CONTACT).forEach(e -> there.put(e.id(), String.valueOf(e.body())));
    for (Mutation mutation : server.applied()) {
      if (mutation instanceof Mutation.NoteAdded note) {
        require(note.toString().equals(there.get(note.noteId())), "note-lost", note);
      }
    }
  }

  private static void sameAsServer(ServerBooks server, SimSeat seat) {
    Map<String, Object> there = new TreeMap<>();
    for (ChangeKind kind : ChangeKind.values()) {
      if (kind.shelf() != ChangeShelf.DRILLS || seat.trainer()) {
        server.entries(kind).forEach(e -> there.put(kind + "/" + e.id(), e.body()));
      }
    }
    Map<String, Object> here = new TreeMap<>();
    seat.books().rows().forEach((key, node) -> here.put(key, bodyOf(node)));
    List<String> keys = new ArrayList<>(there.keySet());
    keys.addAll(here.keySet());
    for (String key : keys) {
      Object body = there.get(key);
      require(
          body != null && body.equals(here.get(key)),
          body == null ? "not-for-this-seat" : "not-the-same",
          seat.name(),
          key,
          body,
          here.get(key));
    }
  }

  private static Object bodyOf(JsonNode node) {
    return node instanceof POJONode held ? held.getPojo() : node;
  }
}
