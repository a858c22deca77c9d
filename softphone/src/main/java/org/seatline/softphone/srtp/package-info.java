/**
 * Encrypted and authenticated RTP and RTCP (RFC 3711, RFC 7714) over the JDK's ciphers; no I/O, no
 * threads, no clock, no chance: keys come in as values.
 */
@NullMarked
package org.seatline.softphone.srtp;

import org.jspecify.annotations.NullMarked;
