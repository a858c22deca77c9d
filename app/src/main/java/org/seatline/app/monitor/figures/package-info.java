/** Figures of queues and agents per quarter of an hour and day: table, chart, file. */
@NullMarked
package org.seatline.app.monitor.figures;

import org.jspecify.annotations.NullMarked;
