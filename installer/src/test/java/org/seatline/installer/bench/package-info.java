@NullMarked
package org.seatline.installer.bench;

import org.jspecify.annotations.NullMarked;
