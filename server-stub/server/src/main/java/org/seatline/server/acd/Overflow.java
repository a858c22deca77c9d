package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What happens to callers whom a queue cannot serve well. The rules of a queue are tried in their
 * order; each is used at most once for a call, and a call enters each queue at most once, so it
 * never goes round in circles. Calls that one seat alone may get do not overflow.
 *
 * @param threshold milliseconds for {@link When#WAIT} and {@link When#ESTIMATE}, callers for {@link
 *     When#LENGTH}, else 0
 * @param target a queue for {@link Then#QUEUE}, a prompt for {@link Then#MESSAGE}, else empty
 */
public record Overflow(When when, long threshold, Then then, String target) {

  /** When the rule holds. */
  public enum When {
    /** The caller has waited so long; judged at entry and in the very moment. */
    @JsonProperty("wait")
    WAIT,
    /** So many callers wait or ring already; judged at entry. */
    @JsonProperty("length")
    LENGTH,
    /** So long a wait is expected; judged at entry. */
    @JsonProperty("estimate")
    ESTIMATE,
    /** Nobody who could serve the queue is signed in; judged at entry and when the last leaves. */
    @JsonProperty("no-staff")
    NO_STAFF,
    /** The queue is closed; judged at entry. */
    @JsonProperty("closed")
    CLOSED
  }

  /** What is done. */
  public enum Then {
    /** On to another queue, with the time waited, if that one is open and not full. */
    @JsonProperty("queue")
    QUEUE,
    /** A message is taken. */
    @JsonProperty("voicemail")
    VOICEMAIL,
    /** The caller may choose to be called back; whoever does not goes on as without the rule. */
    @JsonProperty("callback")
    CALLBACK,
    /** A message is spoken and the call released. */
    @JsonProperty("message")
    MESSAGE
  }

  /** Names a rule in a call's past. */
  static String mark(AcdConfig.Queue queue, int rule) {
    return queue.id() + "#" + rule;
  }
}
