package org.seatline.installer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several seats, a server and everything that can go wrong between them, played from one seed. */
final class World {
  private static final int SEATS = 3;
  private static final int STORES_MAX = 5;
  private static final int QUIET_ROUNDS_MAX = 400;
  private static final int CARRIED_MAX = 5_000;

  private final Fate fate;
  private final Clocks clocks;
  private final Net net;
  private final SimServer server;
  private final Checker checker = new Checker();
  private final People people;
  private final Parts parts;
  private final List<SimSeat> seats = new ArrayList<>();
  private @Nullable Image backup;
  private @Nullable Image storeImage;
  private long events;

  /** A disk as it was, and when; {@code seat} is whose, or -1 for the server. */
  private record Image(Disk disk, long atMs, int seat) {}

  World(long seed, Parts parts) {
    this.fate = new Fate(seed);
    this.parts = parts;
    this.clocks = new Clocks(fate);
    this.net = new Net(fate);
    this.people = new People(fate);
    this.server = new SimServer(fate, parts, clocks);
    for (int i = 0; i < SEATS; i++) {
      Disk disk = new Disk();
      SeatBooks books = parts.seatBooks(disk);
      books.beginOld("client-" + fate.unique());
      disk.sync();
      for (int j = fate.below(3); j > 0; j--) {
        checker.accepted(books.submit(people.work(books)).mutation());
      }
      seats.add(seat(disk));
    }
  }

  private SimSeat seat(Disk disk) {
    var site = new SimSeat.Site(fate, parts, clocks, net, server, checker);
    return new SimSeat("seat-" + (seats.size() + 1), site, disk);
  }

  Map<Trouble, Long> troubles() {
    return fate.troubles();
  }

  long events() {
    return events;
  }

  void run(int count) {
    for (int i = 0; i < count; i++) {
      clocks.tick();
      events++;
      happen(fate.below(1000));
    }
    settle();
    checker.quiet(server.books(), seats);
  }

  private void happen(int dice) {
    SimSeat seat = fate.one(seats);
    if (dice < 200) {
      work(seat);
    } else if (dice < 560) {
      net.carry();
    } else if (dice < 760) {
      atSeat(seat, dice - 560);
    } else if (dice < 900) {
      killOrStart(seat, dice - 760);
    } else {
      administer(dice - 900);
    }
  }

  private void work(SimSeat seat) {
    if (seat.up()) {
      seat.work(people.work(seat.books()));
    }
  }

  private void atSeat(SimSeat seat, int dice) {
    if (!seat.up()) {
      return;
    }
    if (dice < 30) {
      seat.timeOut();
    } else if (dice < 75) {
      seat.rested();
    } else if (dice < 120) {
      seat.woken();
    } else if (dice < 130) {
      fate.saw(Trouble.LINK_CUT);
      seat.link(false);
    } else if (dice < 145) {
      seat.link(true);
    } else if (dice < 185) {
      seat.askAbout(people.anyCustomer());
    } else if (dice < 195) {
      seat.otherPerson();
    } else {
      fate.saw(Trouble.CLOCK_JUMPED);
      clocks.jumpServer();
    }
  }

  private void killOrStart(SimSeat seat, int dice) {
    if (dice < 10) {
      kill(seat);
    } else if (dice < 70) {
      if (!seat.up()) {
        seat.start();
      }
    } else if (dice < 76) {
      killServer();
    } else if (!server.up()) {
      server.start();
    }
  }

  private void kill(SimSeat seat) {
    boolean power = fate.below(2) == 0;
    if (seat.up()) {
      fate.saw(power ? Trouble.SEAT_LOST_POWER : Trouble.SEAT_KILLED);
      seat.die(power);
    }
  }

  private void killServer() {
    boolean power = fate.below(2) == 0;
    if (server.up()) {
      fate.saw(power ? Trouble.SERVER_LOST_POWER : Trouble.SERVER_KILLED);
      server.die(power);
    }
  }

  private void administer(int dice) {
    if (dice < 50) {
      if (server.up()) {
        server.guarded(this::changeSomething);
      }
    } else if (dice < 60) {
      backup = new Image(server.books().disk().copy(), clocks.nowMs(), -1);
    } else if (dice < 68) {
      restore();
    } else if (dice < 85) {
      int at = fate.below(seats.size());
      storeImage = new Image(seats.get(at).books().disk().copy(), clocks.nowMs(), at);
    } else {
      useStoreImage(dice < 93);
    }
  }

  private void changeSomething() {
    try {
      if (fate.below(4) == 0) {
        long upTo = server.books().last() - fate.below(20);
        boolean dropped = server.books().disk().tx(() -> server.books().dropTombstones(upTo));
        if (dropped) {
          fate.saw(Trouble.TOMBSTONES_DROPPED);
        }
      } else {
        server.books().disk().run(() -> people.administer(server.books()));
      }
    } catch (DiskError e) {
      fate.saw(Trouble.DISK_ERROR); // the administrator tries again another day
    }
  }

  private void restore() {
    Image image = backup;
    if (image != null && clocks.nowMs() - image.atMs() < Clocks.BACKUP_AGE_MAX_MS) {
      fate.saw(Trouble.SERVER_RESTORED);
      checker.restored();
      server.restore(image.disk().copy());
    }
  }

  /** A store is put back to an earlier state, or that state is used at another seat. */
  private void useStoreImage(boolean back) {
    Image image = storeImage;
    if (image == null) {
      return;
    }
    storeImage = null;
    if (back) {
      SimSeat seat = seats.get(image.seat());
      fate.saw(Trouble.STORE_ROLLED_BACK);
      checker.replaced(seat, parts.seatBooks(image.disk()));
      seat.replaceDisk(image.disk());
    } else if (seats.size() < STORES_MAX) {
      fate.saw(Trouble.STORE_COPIED);
      seats.add(seat(image.disk()));
    }
  }

  /** No more trouble; everything comes to rest, or that is a violation. */
  private void settle() {
    fate.calmDown();
    long last = -1;
    int unchanged = 0;
    for (int round = 0; round < QUIET_ROUNDS_MAX; round++) {
      if (!server.up()) {
        server.start();
      }
      seats.forEach(World::goOn);
      int carried = 0;
      while (net.carry()) {
        Violation.require(++carried < CARRIED_MAX, "no-end-of-messages", round);
      }
      boolean idle = seats.stream().allMatch(SimSeat::idle);
      unchanged = idle && server.books().last() == last ? unchanged + 1 : 0;
      last = server.books().last();
      if (unchanged == 2) {
        return;
      }
    }
    Violation.require(false, "no-rest", last);
  }

  private static void goOn(SimSeat seat) {
    if (!seat.up()) {
      seat.start();
    }
    seat.link(true);
    seat.timeOut();
    seat.rested();
    seat.woken();
  }
}
