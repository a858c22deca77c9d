@NullMarked
package org.seatline.installer.outage;

import org.jspecify.annotations.NullMarked;
