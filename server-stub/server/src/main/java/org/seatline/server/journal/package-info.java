/**
 * The routing core's journal, and the shell that runs the core by it: files and frames, what is
 * read back after a crash, the owner thread and its clock. Events are durable before their effects
 * are handed out.
 */
@NullMarked
package org.seatline.server.journal;

import org.jspecify.annotations.NullMarked;
