/**
 * Pure state machines of a SIP call and of a registration: no clock, thread, random source or I/O.
 */
@NullMarked
package org.seatline.softphone.call;

import org.jspecify.annotations.NullMarked;
