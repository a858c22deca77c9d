/**
 * The server's program: options, exit codes, the composition root, its routes over HTTP and its
 * commands.
 */
@NullMarked
package org.seatline.server;

import org.jspecify.annotations.NullMarked;
