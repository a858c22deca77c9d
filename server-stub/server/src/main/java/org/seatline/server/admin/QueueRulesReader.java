package org.seatline.server.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.CallbackRule;
import org.seatline.server.acd.Overflow;
import org.seatline.server.acd.QueueRules;

/** Reads how one queue of {@code queues.json} treats its callers and seats: see routing.md. */
final class QueueRulesReader {
  private static final int LIST_MAX = 20;
  private static final long HOUR_S = 3_600;
  private static final long DAY_S = 24 * HOUR_S;
  private static final int LEVEL_MAX = 9;
  private static final int ATTEMPTS_MAX = 20;
  private static final long RING_S_MAX = 120;
  private static final long KEEP_HOURS_MAX = 7 * 24;

  /** What a queue says beyond the fields that other readers know. */
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "skill",
          "minimumLevel",
          "alsoRequires",
          "priority",
          "strategy",
          "offerTimeoutMs",
          "wrapUpMs",
          "serviceLevelSeconds",
          "maxWaiting",
          "maxWaitMs",
          "announceEveryMs",
          "announceEstimate",
          "music",
          "scriptId",
          "formId",
          "hours",
          "ageingPerMinute",
          "relaxation",
          "sticky",
          "owner",
          "overflow",
          "voicemailSeconds",
          "ringNoAnswer",
          "refused",
          "wrapUp",
          "callback");

  private final JsonPlace queue;
  private final Set<String> skills;

  QueueRulesReader(JsonPlace queue, Set<String> skills) {
    this.queue = queue;
    this.skills = skills;
  }

  /** Skill to the least level that a seat needs. */
  Map<String, Integer> requiredSkills() {
    Map<String, Integer> needs = new LinkedHashMap<>();
    String skill = queue.text("skill");
    if (!skills.contains(skill)) {
      queue.at("skill").problem("no such skill; there are " + JsonPlace.sorted(skills));
    }
    needs.put(skill, (int) queue.number("minimumLevel", 1, LEVEL_MAX, 1));
    needs.putAll(others(queue, skill));
    return needs;
  }

  private Map<String, Integer> others(JsonPlace place, String main) {
    Map<String, Integer> needs = new LinkedHashMap<>();
    for (JsonPlace need : place.listIfThere("alsoRequires", LIST_MAX)) {
      need.only("skill", "level");
      String skill = need.text("skill");
      if (!skills.contains(skill)) {
        need.at("skill").problem("no such skill; there are " + JsonPlace.sorted(skills));
      } else if (skill.equals(main) || needs.containsKey(skill)) {
        need.at("skill").problem("this skill is required already");
      }
      needs.put(skill, (int) need.number("level", 1, LEVEL_MAX));
    }
    return needs;
  }

  QueueRules rules(Map<String, Integer> requiredSkills) {
    queue.only(KEYS.toArray(String[]::new));
    QueueRules usual = QueueRules.usual();
    return new QueueRules(
        queue.number("ageingPerMinute", 0, 1_000, usual.ageingPerMinute()),
        relaxations(requiredSkills),
        sticky(),
        queue.has("owner") ? queue.text("owner") : null,
        overflows(),
        queue.seconds("voicemailSeconds", 5, HOUR_S, usual.voicemailMaxMs()),
        miss("ringNoAnswer", usual.ringNoAnswer()),
        miss("refused", usual.refused()),
        wrapUp(),
        callback());
  }

  private @Nullable CallbackRule callback() {
    if (!queue.has("callback")) {
      return null;
    }
    CallbackRule usual = CallbackRule.USUAL;
    JsonPlace rule = queue.at("callback");
    rule.only("offerAfterSeconds", "attempts", "retrySeconds", "ringSeconds", "keepHours");
    if (queue.has("owner")) {
      rule.problem("a private queue calls nobody back");
    }
    return new CallbackRule(
        rule.seconds("offerAfterSeconds", 0, DAY_S, usual.offerAfterMs()),
        (int) rule.number("attempts", 1, ATTEMPTS_MAX, usual.attempts()),
        rule.seconds("retrySeconds", 1, DAY_S, usual.retryMs()),
        rule.seconds("ringSeconds", 5, RING_S_MAX, usual.ringMs()),
        rule.number("keepHours", 1, KEEP_HOURS_MAX, usual.keepMs() / (HOUR_S * 1_000))
            * HOUR_S
            * 1_000);
  }

  private List<QueueRules.Relaxation> relaxations(Map<String, Integer> requiredSkills) {
    List<QueueRules.Relaxation> steps = new ArrayList<>();
    Map<String, Integer> before = requiredSkills;
    long lastMs = 0;
    for (JsonPlace step : queue.listIfThere("relaxation", LIST_MAX)) {
      step.only("afterSeconds", "minimumLevel", "alsoRequires");
      long afterMs = step.seconds("afterSeconds", 1, DAY_S);
      if (afterMs <= lastMs) {
        step.at("afterSeconds").problem("a later step needs a later time than the one before it");
      }
      Map<String, Integer> needs = relaxed(step, before);
      if (needs.equals(before)) {
        step.problem("this step lets nobody in whom the one before it did not");
      }
      notStricter(step, needs, before);
      steps.add(new QueueRules.Relaxation(afterMs, needs));
      before = needs;
      lastMs = afterMs;
    }
    return steps;
  }

  /** What a step does not name stays as it was; level 0 asks for no skill at all. */
  private Map<String, Integer> relaxed(JsonPlace step, Map<String, Integer> before) {
    String main = queue.text("skill", "");
    Map<String, Integer> needs = new LinkedHashMap<>(before);
    if (step.has("alsoRequires")) {
      needs.keySet().removeIf(skill -> !skill.equals(main));
      needs.putAll(others(step, main));
    }
    int level = (int) step.number("minimumLevel", 0, LEVEL_MAX, before.getOrDefault(main, 0));
    if (level == 0) {
      needs.remove(main);
    } else {
      needs.put(main, level);
    }
    return needs;
  }

  private static void notStricter(
      JsonPlace step, Map<String, Integer> needs, Map<String, Integer> before) {
    needs.forEach(
        (skill, level) -> {
          if (level > before.getOrDefault(skill, 0)) {
            step.problem(
                "stricter than before: " + skill + " was " + before.getOrDefault(skill, 0));
          }
        });
  }

  private QueueRules.@Nullable Sticky sticky() {
    if (!queue.has("sticky")) {
      return null;
    }
    JsonPlace rule = queue.at("sticky");
    rule.only("windowSeconds", "keepForSeconds", "awaySeconds");
    return new QueueRules.Sticky(
        rule.seconds("windowSeconds", 1, 365 * DAY_S),
        rule.seconds("keepForSeconds", 1, HOUR_S),
        rule.seconds("awaySeconds", 0, HOUR_S, 0));
  }

  private QueueRules.Miss miss(String field, QueueRules.Miss usual) {
    if (!queue.has(field)) {
      return usual;
    }
    JsonPlace rule = queue.at(field);
    rule.only("notReadyAfter", "pauseSeconds");
    return new QueueRules.Miss(
        (int) rule.number("notReadyAfter", 1, 100, 1), rule.seconds("pauseSeconds", 0, HOUR_S, 0));
  }

  private QueueRules.WrapUp wrapUp() {
    if (!queue.has("wrapUp")) {
      return QueueRules.WrapUp.USUAL;
    }
    JsonPlace rule = queue.at("wrapUp");
    rule.only("kind", "extendSeconds", "maxSeconds", "autoReady");
    QueueRules.WrapUp.Kind kind =
        rule.oneOf("kind", QueueRules.WrapUp.Kind.class, QueueRules.WrapUp.Kind.EXTENDABLE);
    for (String field : List.of("extendSeconds", "maxSeconds")) {
      if (kind != QueueRules.WrapUp.Kind.EXTENDABLE && rule.has(field)) {
        rule.at(field).problem("only an extendable wrap-up has this");
      }
    }
    long maxMs = rule.seconds("maxSeconds", 1, 8 * HOUR_S, 0);
    if (maxMs != 0 && maxMs < queue.number("wrapUpMs", 0, HOUR_S * 1_000)) {
      rule.at("maxSeconds").problem("less than wrapUpMs");
    }
    return new QueueRules.WrapUp(
        kind, rule.seconds("extendSeconds", 1, HOUR_S, 0), maxMs, rule.flag("autoReady", true));
  }

  private List<Overflow> overflows() {
    List<Overflow> rules = new ArrayList<>();
    for (JsonPlace rule : queue.listIfThere("overflow", LIST_MAX)) {
      rule.only("when", "seconds", "callers", "then", "queue", "prompt");
      Overflow.When when = rule.oneOf("when", Overflow.When.class, Overflow.When.CLOSED);
      Overflow.Then then = rule.oneOf("then", Overflow.Then.class, Overflow.Then.MESSAGE);
      boolean timed = when == Overflow.When.WAIT || when == Overflow.When.ESTIMATE;
      long threshold = threshold(rule, when, timed);
      String target =
          switch (then) {
            case QUEUE -> rule.id("queue");
            case MESSAGE -> rule.text("prompt");
            default -> "";
          };
      superfluous(rule, "seconds", timed);
      superfluous(rule, "callers", when == Overflow.When.LENGTH);
      superfluous(rule, "queue", then == Overflow.Then.QUEUE);
      superfluous(rule, "prompt", then == Overflow.Then.MESSAGE);
      rules.add(new Overflow(when, threshold, then, target));
    }
    return rules;
  }

  private static long threshold(JsonPlace rule, Overflow.When when, boolean timed) {
    if (timed) {
      return rule.seconds("seconds", 1, DAY_S);
    }
    return when == Overflow.When.LENGTH ? rule.number("callers", 1, 100_000) : 0;
  }

  private static void superfluous(JsonPlace rule, String field, boolean used) {
    if (!used && rule.has(field)) {
      rule.at(field).problem("this rule has no use for it");
    }
  }
}
