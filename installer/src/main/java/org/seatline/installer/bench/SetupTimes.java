package org.seatline.installer.bench;

/**
 * How one call was set up.
 *
 * @param okMs from the INVITE to its 200, whose answer key is pressed at once
 * @param callerHearsMs from the answer key to the callee's first sample at the caller's ear
 * @param calleeHearsMs from the answer key to the caller's first sample at the callee's ear
 * @param clipped sides (0 to 2) that missed a part of the first syllable
 */
record SetupTimes(double okMs, double callerHearsMs, double calleeHearsMs, int clipped) {}
