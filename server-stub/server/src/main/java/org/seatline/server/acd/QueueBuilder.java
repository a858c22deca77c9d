package org.seatline.server.acd;

import java.util.Map;

/**
 * A queue while it is put together. What is not said is usual: 20 s to answer, 60 s of wrap-up, a
 * service level of 20 s, 500 callers for an hour at most, an announcement every 30 s, the seat that
 * was idle longest, and {@link QueueRules#usual}.
 */
public final class QueueBuilder {
  private final String id;
  private String nameZh;
  private String nameEn;
  private Map<String, Integer> requiredSkills = Map.of();
  private long offerTimeoutMs = 20_000;
  private long wrapUpMs = 60_000;
  private int serviceLevelThresholdS = 20;
  private int maxWaiting = 500;
  private long maxWaitMs = 3_600_000;
  private long announceEveryMs = 30_000;
  private String strategy = Strategies.LONGEST_IDLE;
  private QueueRules rules = QueueRules.usual();

  private QueueBuilder(String id) {
    this.id = id;
    this.nameZh = id;
    this.nameEn = id;
  }

  /** A queue that needs no skill and is called by its id. */
  public static QueueBuilder of(String id) {
    return new QueueBuilder(id);
  }

  static QueueBuilder of(AcdConfig.Queue queue) {
    return new QueueBuilder(queue.id())
        .names(queue.nameZh(), queue.nameEn())
        .requiredSkills(queue.requiredSkills())
        .offerTimeoutMs(queue.offerTimeoutMs())
        .wrapUpMs(queue.wrapUpMs())
        .serviceLevelThresholdS(queue.serviceLevelThresholdS())
        .maxWaiting(queue.maxWaiting())
        .maxWaitMs(queue.maxWaitMs())
        .announceEveryMs(queue.announceEveryMs())
        .strategy(queue.strategy())
        .rules(queue.rules());
  }

  public QueueBuilder names(String zh, String en) {
    nameZh = zh;
    nameEn = en;
    return this;
  }

  public QueueBuilder requiredSkills(Map<String, Integer> levels) {
    requiredSkills = levels;
    return this;
  }

  public QueueBuilder offerTimeoutMs(long milliseconds) {
    offerTimeoutMs = milliseconds;
    return this;
  }

  public QueueBuilder wrapUpMs(long milliseconds) {
    wrapUpMs = milliseconds;
    return this;
  }

  public QueueBuilder serviceLevelThresholdS(int seconds) {
    serviceLevelThresholdS = seconds;
    return this;
  }

  public QueueBuilder maxWaiting(int callers) {
    maxWaiting = callers;
    return this;
  }

  public QueueBuilder maxWaitMs(long milliseconds) {
    maxWaitMs = milliseconds;
    return this;
  }

  /** 0 for never. */
  public QueueBuilder announceEveryMs(long milliseconds) {
    announceEveryMs = milliseconds;
    return this;
  }

  public QueueBuilder strategy(String strategyId) {
    strategy = strategyId;
    return this;
  }

  public QueueBuilder rules(QueueRules changed) {
    rules = changed;
    return this;
  }

  /** The queue. */
  public AcdConfig.Queue build() {
    return new AcdConfig.Queue(
        id,
        nameZh,
        nameEn,
        requiredSkills,
        offerTimeoutMs,
        wrapUpMs,
        serviceLevelThresholdS,
        maxWaiting,
        maxWaitMs,
        announceEveryMs,
        strategy,
        rules);
  }
}
