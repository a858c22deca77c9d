/** Sealing to the server's public key: what only the server shall read, whoever brings it. */
@NullMarked
package org.seatline.protocol.seal;

import org.jspecify.annotations.NullMarked;
