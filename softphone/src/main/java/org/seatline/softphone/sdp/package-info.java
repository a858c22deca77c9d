/** Session descriptions as records, and offer/answer negotiation (RFC 8866, RFC 3264); no I/O. */
@NullMarked
package org.seatline.softphone.sdp;

import org.jspecify.annotations.NullMarked;
