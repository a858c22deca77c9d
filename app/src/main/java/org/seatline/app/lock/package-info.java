/** The lock screen, when it comes, and drafts that wait for an earlier password. */
@NullMarked
package org.seatline.app.lock;

import org.jspecify.annotations.NullMarked;
