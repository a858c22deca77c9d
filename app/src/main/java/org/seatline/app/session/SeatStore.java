package org.seatline.app.session;

import java.util.function.Consumer;

/**
 * The local store as the seat core uses it. Futures complete on the store's thread once what they
 * stand for is on disk; they fail only when the store is broken.
 */
public interface SeatStore {

  /** The id of this store; it changes when the store turns out to be a copy of another. */
  String clientId();

  /** The copy of the server's data. */
  ServerCopy copy();

  /** Who hears how much room there is, now and at every change, on the store's thread. */
  void onDisk(Consumer<DiskState> listener);

  /** Who signed in here before, and the key of whoever is signed in. */
  PeopleHere people();

  /** Who works at the seat, whose key is open; drafts and days are this agent's. */
  void agent(String agentId);

  /** What the server orders destroyed. */
  WipeBooks wipes();

  /** Who has what at this computer. */
  PeopleDesk peopleDesk();

  /** Nobody works at the seat, or it is locked: the open key is forgotten within seconds. */
  void left();

  /** What the screens need. */
  Desk desk();

  /** The books of calls. */
  CallBooks calls();

  /** What people are in the middle of. */
  LeftBooks leftWork();
}
