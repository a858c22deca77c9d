package org.seatline.server.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.seatline.server.acd.AcdConfig;

/**
 * An explanation in words, English or Chinese. Templates name fields of the records in braces; a
 * record without a template is shown field by field.
 */
public final class ExplanationText {
  private static final Map<String, String> VARIANTS = Map.of("onlyAgent", ".only", "by", ".by");
  private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
  private static final Pattern AMOUNT = Pattern.compile("(\\d+)( ms)?");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final ResourceBundle words;
  private final boolean chinese;
  private final ZoneId zone;

  /** Words of this language, times of this zone. */
  public ExplanationText(Locale locale, ZoneId zone) {
    this.words =
        ResourceBundle.getBundle(
            "org.seatline.server.explain.ExplanationText",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.chinese = locale.getLanguage().equals("zh");
    this.zone = zone;
  }

  /** The whole explanation, a line for each step. */
  public List<String> lines(Explanation explanation, String callId) {
    List<String> lines = new ArrayList<>();
    if (explanation.olderSkipped()) {
      lines.add(words.getString("older"));
    }
    List<Explanation.Step> steps = explanation.steps();
    if (steps.isEmpty()) {
      lines.add(words.getString("unknown").replace("{callId}", callId));
      lines.add(
          words
              .getString("unknown.last")
              .replace("{calls}", String.join(", ", explanation.lastCalls())));
      return lines;
    }
    long beganMs = steps.getFirst().atMs();
    lines.add(
        words
            .getString("title")
            .replace("{callId}", callId)
            .replace("{at}", DAY.format(Instant.ofEpochMilli(beganMs).atZone(zone))));
    for (Explanation.Step step : steps) {
      lines.add(line(step, beganMs, explanation.config()));
    }
    if (explanation.cutBytes() > 0) {
      lines.add(words.getString("torn").replace("{bytes}", "" + explanation.cutBytes()));
    }
    return lines;
  }

  /** What each step says, without its time. */
  public List<String> sentences(Explanation explanation) {
    return explanation.steps().stream().map(step -> sentence(step, explanation.config())).toList();
  }

  private String line(Explanation.Step step, long beganMs, AcdConfig config) {
    String text = sentence(step, config);
    if (step.decided()) {
      return "                              → " + text;
    }
    String at = TIME.format(Instant.ofEpochMilli(step.atMs()).atZone(zone));
    return "%s  +%9s   %s".formatted(at, duration(step.atMs() - beganMs), text);
  }

  private String sentence(Explanation.Step step, AcdConfig config) {
    String key = key(step);
    if (!words.containsKey(key)) {
      return key + ": " + allFields(step.fields(), config);
    }
    Matcher field = FIELD.matcher(words.getString(key));
    return field.replaceAll(
        found -> Matcher.quoteReplacement(value(found.group(1), step.fields(), config)));
  }

  /** Records with one of these fields may have words of their own. */
  private String key(Explanation.Step step) {
    return VARIANTS.entrySet().stream()
        .filter(variant -> step.fields().hasNonNull(variant.getKey()))
        .map(variant -> step.kind() + variant.getValue())
        .filter(words::containsKey)
        .findFirst()
        .orElse(step.kind());
  }

  private String allFields(JsonNode fields, AcdConfig config) {
    return fields.properties().stream()
        .filter(f -> !f.getKey().equals("type") && f.getValue().isValueNode())
        .map(f -> f.getKey() + "=" + value(f.getKey(), fields, config))
        .collect(Collectors.joining(" "));
  }

  private String value(String name, JsonNode fields, AcdConfig config) {
    JsonNode value = fields.path(name);
    String text = value.asText();
    if (value.has("kind")) {
      return target(value, config);
    }
    return switch (name) {
      case "queueId" -> queue(text, config);
      case "agentId", "fromAgentId", "with", "onlyAgent", "by" -> agent(text, config);
      case "because" -> because(text);
      case "callerNumber" -> text.isEmpty() ? word("withheld") : text;
      default -> {
        if (name.endsWith("AtMs") || name.equals("deadlineMs") || name.equals("untilMs")) {
          yield TIME.format(Instant.ofEpochMilli(value.asLong()).atZone(zone));
        }
        if (name.endsWith("Ms")) {
          yield duration(value.asLong());
        }
        yield value.isMissingNode() || text.isEmpty() ? "–" : word(text);
      }
    };
  }

  /** Whom a caller is handed over to, or who is asked. */
  private String target(JsonNode target, AcdConfig config) {
    String id = target.path("id").asText();
    return switch (target.path("kind").asText()) {
      case "seat" -> agent(id, config);
      case "queue" -> queue(id, config);
      default -> id;
    };
  }

  /** The core's own sentences, each by itself. */
  private String because(String text) {
    return Arrays.stream(text.split("; ", -1))
        .map(this::oneReason)
        .collect(Collectors.joining(chinese ? "；" : "; "));
  }

  /** Its words are a key, its numbers stay. */
  private String oneReason(String text) {
    List<String> amounts = new ArrayList<>();
    String plain =
        AMOUNT
            .matcher(text)
            .replaceAll(
                found -> {
                  boolean time = found.group(2) != null;
                  amounts.add(time ? duration(Long.parseLong(found.group(1))) : found.group(1));
                  return "#";
                });
    String key = "because." + plain.strip().replaceAll("[^A-Za-z#]+", "-");
    if (!words.containsKey(key)) {
      return text;
    }
    String sentence = words.getString(key);
    for (String amount : amounts) {
      sentence = sentence.replaceFirst("#", Matcher.quoteReplacement(amount));
    }
    return sentence;
  }

  /** A stable code in words, or itself. */
  private String word(String code) {
    return words.containsKey("word." + code) ? words.getString("word." + code) : code;
  }

  private String queue(String id, AcdConfig config) {
    return config.queues().stream()
        .filter(queue -> queue.id().equals(id))
        .findFirst()
        .map(queue -> chinese ? queue.nameZh() : queue.nameEn())
        .orElse(id.isEmpty() ? "–" : id);
  }

  private String agent(String id, AcdConfig config) {
    return config.agents().stream()
        .filter(agent -> agent.agentId().equals(id))
        .findFirst()
        .map(agent -> id + " " + agent.name())
        .orElse(id.isEmpty() ? "–" : word(id));
  }

  private String duration(long ms) {
    String seconds = String.format(Locale.ROOT, "%.1f", ms / 1_000.0);
    return chinese ? seconds + " 秒" : seconds + " s";
  }
}
