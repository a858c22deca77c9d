package org.seatline.server.telephony;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What telephony needs of {@code queues.json}: the priority of a queue and its music. */
@JsonIgnoreProperties(ignoreUnknown = true)
record QueuePlan(@JsonProperty(required = true) List<Queue> queues) {
  /** Name of the file in the configuration folder. */
  static final String FILE = "queues.json";

  QueuePlan {
    queues = List.copyOf(queues);
  }

  /** One queue; {@code music} is a path relative to the configuration folder. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Queue(
      @JsonProperty(required = true) String id,
      int priority,
      @Nullable String music,
      @Nullable List<Rule> overflow,
      @Nullable Callback callback) {

    /** Whether an overflow rule of the queue leads there, for example to {@code voicemail}. */
    boolean leadsTo(String then) {
      return overflow != null && overflow.stream().anyMatch(rule -> then.equals(rule.then()));
    }

    /** Whether callers may be called back. */
    boolean callsBack() {
      return callback != null;
    }
  }

  /** What telephony needs of an overflow rule. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Rule(@Nullable String then) {}

  /** What telephony needs of the rules for callbacks: that there are some. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Callback() {}

  /** Whether callers of this queue may be called back. */
  boolean callsBack(String queueId) {
    return queues.stream().anyMatch(q -> q.id().equals(queueId) && q.callsBack());
  }

  boolean has(String queueId) {
    return queues.stream().anyMatch(q -> q.id().equals(queueId));
  }

  int priority(String queueId) {
    return queues.stream()
        .filter(q -> q.id().equals(queueId))
        .mapToInt(Queue::priority)
        .findFirst()
        .orElse(0);
  }

  /** The path of a queue's music, or null when it has none. */
  @Nullable String music(String queueId) {
    for (Queue queue : queues) {
      if (queue.id().equals(queueId)) {
        return queue.music();
      }
    }
    return null;
  }
}
