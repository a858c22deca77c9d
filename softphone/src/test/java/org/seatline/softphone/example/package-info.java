/** The program of the README, which its test compiles, runs and compares with the README. */
@NullMarked
package org.seatline.softphone.example;

import org.jspecify.annotations.NullMarked;
