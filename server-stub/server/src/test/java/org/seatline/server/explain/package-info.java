@NullMarked
package org.seatline.server.explain;

import org.jspecify.annotations.NullMarked;
