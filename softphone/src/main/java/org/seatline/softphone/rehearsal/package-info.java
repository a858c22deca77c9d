/** Calls of a softphone with itself, so that the first real one is as quick as the rest. */
@NullMarked
package org.seatline.softphone.rehearsal;

import org.jspecify.annotations.NullMarked;
