/**
 * Fuzzers for what comes from the network: made and mutated RTP, RTCP, SRTP and SDP, by seed. They
 * use the softphone as anybody could.
 */
@NullMarked
package org.seatline.installer.fuzz;

import org.jspecify.annotations.NullMarked;
