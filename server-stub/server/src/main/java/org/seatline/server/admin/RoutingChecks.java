package org.seatline.server.admin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.seatline.server.acd.Overflow;
import org.seatline.server.admin.Configuration.Person;
import org.seatline.server.admin.Configuration.QueueSetting;

/** Do queues and people name only what is there, and does every way through the queues end? */
final class RoutingChecks {
  /** Rules that are judged for a caller who has not got in: nothing else ends their way. */
  private static final List<Overflow.When> AT_THE_DOOR =
      List.of(Overflow.When.CLOSED, Overflow.When.NO_STAFF);

  private final JsonPlace queueFile;
  private final Map<String, QueueSetting> queues = new HashMap<>();
  private final Set<String> agents;
  private final Set<String> prompts;

  /**
   * @param prompts keys of the prompts that there are; none are checked when it is empty
   */
  RoutingChecks(
      JsonPlace queueFile, List<QueueSetting> queues, List<Person> people, Set<String> prompts) {
    this.queueFile = queueFile;
    queues.forEach(queue -> this.queues.put(queue.id(), queue));
    this.agents = people.stream().map(Person::agentId).collect(Collectors.toSet());
    this.prompts = prompts;
  }

  void check() {
    for (JsonPlace place : queueFile.list("queues")) {
      QueueSetting queue = queues.get(place.text("id", ""));
      if (queue != null) {
        owner(place, queue);
        List<JsonPlace> rules = place.listIfThere("overflow", Integer.MAX_VALUE);
        List<Overflow> read = queue.rules().overflows();
        for (int i = 0; i < Math.min(rules.size(), read.size()); i++) {
          overflow(rules.get(i), queue, read.get(i));
        }
      }
    }
  }

  private void owner(JsonPlace place, QueueSetting queue) {
    String owner = queue.rules().owner();
    if (owner != null && !agents.contains(owner)) {
      place.at("owner").problem("there is nobody with the id " + owner + " in people.json");
    }
    if (owner != null && place.has("relaxation")) {
      place.at("relaxation").problem("a private queue has an owner, skills do not matter");
    }
  }

  private void overflow(JsonPlace place, QueueSetting queue, Overflow rule) {
    if (rule.then() == Overflow.Then.MESSAGE
        && !prompts.isEmpty()
        && !rule.target().isEmpty()
        && !prompts.contains(rule.target())) {
      place.at("prompt").problem("there is no prompt " + rule.target() + " in menu.json");
    }
    if (rule.then() == Overflow.Then.CALLBACK && queue.rules().callback() == null) {
      place.at("then").problem("the queue says nothing of \"callback\"");
    }
    if (rule.then() != Overflow.Then.QUEUE) {
      return;
    }
    if (rule.target().equals(queue.id())) {
      place.at("queue").problem("a queue cannot overflow into itself");
    } else if (!queues.containsKey(rule.target())) {
      place.at("queue").problem("no such queue; there are " + JsonPlace.sorted(queues.keySet()));
    } else if (AT_THE_DOOR.contains(rule.when())) {
      circle(place, queue, rule);
    }
  }

  /** A way round that no voicemail, message or queue without such a rule ever ends. */
  private void circle(JsonPlace place, QueueSetting from, Overflow rule) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(rule.target()));
    while (!next.isEmpty()) {
      String id = next.poll();
      QueueSetting queue = queues.get(id);
      if (queue == null || !seen.add(id)) {
        continue;
      }
      // Who is not called back goes on as without the rule.
      List<Overflow> ways =
          queue.rules().overflows().stream()
              .filter(o -> o.when() == rule.when() && o.then() != Overflow.Then.CALLBACK)
              .toList();
      if (ways.isEmpty() || ways.stream().anyMatch(o -> o.then() != Overflow.Then.QUEUE)) {
        return;
      }
      ways.forEach(way -> next.add(way.target()));
    }
    if (seen.contains(from.id())) {
      place.problem(
          "leads round in a circle that nothing ends: "
              + from.id()
              + " → "
              + String.join(" → ", seen));
    }
  }
}
