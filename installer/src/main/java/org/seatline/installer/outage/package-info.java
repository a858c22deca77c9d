/** The story of an outage, played with real processes and checked on both sides. */
@NullMarked
package org.seatline.installer.outage;

import org.jspecify.annotations.NullMarked;
