package org.seatline.protocol;

/**
 * A queue as a seat needs to know it.
 *
 * @param scriptId call script that opens with a call of this queue
 * @param formId ticket form that opens with a call of this queue
 * @param wrapUpMs wrap-up time after a call
 */
public record QueueInfo(
    String id, LocalizedText name, String scriptId, String formId, long wrapUpMs) {}
