/** What a journal tells: why a call was routed as it was, and whether a replay gives the same. */
@NullMarked
package org.seatline.server.explain;

import org.jspecify.annotations.NullMarked;
