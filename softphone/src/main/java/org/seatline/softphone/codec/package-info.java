/**
 * Speech codecs and telephone-event (RFC 4733): tables and small state, no I/O, no threads, no
 * clock.
 */
@NullMarked
package org.seatline.softphone.codec;

import org.jspecify.annotations.NullMarked;
