/** What came back from the server, shown to its author: rejected work and conflicts. */
@NullMarked
package org.seatline.app.returned;

import org.jspecify.annotations.NullMarked;
