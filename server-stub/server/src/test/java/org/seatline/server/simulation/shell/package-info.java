/**
 * Simulation of the server's shells on virtual time: the real runner's core, journal, user agent
 * and telephony, between simulated phones, a simulated network and a simulated disk.
 *
 * <pre>
 *   PhoneCaller ──┐                                   ┌── PhoneSeat ── seat channel ──┐
 *   (a user agent)│   SimNet: loses, delays, doubles, │   (a user agent)              │
 *                 ├── reorders ── SimTransport ───────┤                               │
 *                 │   (transactions of RFC 3261 17)   │                               │
 *                 └──────────── SimProcess ───────────┘───────────────────────────────┘
 *                    CallControl · JournaledCore · FileJournal on SimDisk · SimMedia
 *                    killed before any effect, in any write, by a failing disk
 *
 *   Watcher: looks at the phones, and at what was handed out; knows nothing of how it is done.
 * </pre>
 */
@NullMarked
package org.seatline.server.simulation.shell;

import org.jspecify.annotations.NullMarked;
