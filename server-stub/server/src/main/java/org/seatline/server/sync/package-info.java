/** Change feed to the seats, mutations applied exactly once, resumable recordings. */
@NullMarked
package org.seatline.server.sync;

import org.jspecify.annotations.NullMarked;
