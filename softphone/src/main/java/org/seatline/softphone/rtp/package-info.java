/**
 * Packets, sequence arithmetic, jitter buffer, loss concealment, RTCP and quality; no I/O, no
 * threads, no clock.
 */
@NullMarked
package org.seatline.softphone.rtp;

import org.jspecify.annotations.NullMarked;
