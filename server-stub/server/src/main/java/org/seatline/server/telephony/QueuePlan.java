package org.seatline.server.telephony;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What telephony needs of {@code queues.json}: the priority of a queue and its music. */
@JsonIgnoreProperties(ignoreUnknown = true)
record QueuePlan(List<Queue> queues) {
  private static final String FILE = "queues.json";

  QueuePlan {
    queues = List.copyOf(queues);
  }

  /** One queue; {@code music} is a path relative to the configuration folder. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Queue(String id, int priority, @Nullable String music) {}

  static QueuePlan read(CentreFiles files) throws IOException {
    return JsonMapper.builder().build().readValue(files.read(FILE), QueuePlan.class);
  }

  int priority(String queueId) {
    return queues.stream()
        .filter(q -> q.id().equals(queueId))
        .mapToInt(Queue::priority)
        .findFirst()
        .orElse(0);
  }

  @Nullable String music(String queueId) {
    return queues.stream()
        .filter(q -> q.id().equals(queueId))
        .map(Queue::music)
        .findFirst()
        .orElse(null);
  }
}
