@NullMarked
package org.seatline.softphone.testbench;

import org.jspecify.annotations.NullMarked;
