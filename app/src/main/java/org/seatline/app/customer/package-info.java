/** The customer: found by number before the first ring is heard, shown, searched, noted on. */
@NullMarked
package org.seatline.app.customer;

import org.jspecify.annotations.NullMarked;
