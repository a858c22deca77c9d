/**
 * The demo: server, simulated callers and seats, each as a process of its own, on loopback. With
 * windows to look at, or headless with robot agents and an audit of the books afterwards.
 */
@NullMarked
package org.seatline.installer.demo;

import org.jspecify.annotations.NullMarked;
