/**
 * Benchmarks: {@code mvn -q -Pbench -Dbench=NAME}. Each prints one line {@code bench NAME:
 * key=value …}. They are run, never timed in unit tests.
 */
@NullMarked
package org.seatline.installer.bench;

import org.jspecify.annotations.NullMarked;
