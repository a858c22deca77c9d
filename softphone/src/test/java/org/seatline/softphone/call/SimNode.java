package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call machine with a small transaction layer (RFC 3261 17) that dies with its process. */
final class SimNode {
  private static final long T1 = SimWorld.SETTINGS.t1Ms();
  private static final long T2 = SimWorld.SETTINGS.t2Ms();
  private static final long LIFE = SimWorld.SETTINGS.transactionMaxMs();

  private static final class Client {
    final SipRequest request;
    final String name;
    boolean provisional;
    @Nullable SipResponse last;

    Client(SipRequest request, String name) {
      this.request = request;
      this.name = name;
    }
  }

  private static final class Server {
    final SimNode peer;
    @Nullable SipResponse last;
    boolean acknowledged;

    Server(SimNode peer) {
      this.peer = peer;
    }
  }

  final SimWorld world;
  final String tag;
  final List<SimNode> peers = new ArrayList<>();
  private final Map<String, Client> clients = new HashMap<>();
  private final Map<String, Server> servers = new HashMap<>();
  CallState state;
  boolean forgotten;
  boolean down;
  private int epoch;
  private int timers;

  SimNode(SimWorld world, String tag) {
    this.world = world;
    this.tag = tag;
    this.state = CallMachine.idle(SimWorld.SETTINGS, tag, "sip:" + tag + "@sim");
  }

  void apply(CallEvent event) {
    if (down || forgotten) {
      return;
    }
    CallState before = state;
    Step step =
        world.sabotage.alter(
            before,
            event,
            CallMachine.transition(world.sabotage.before(before, event), event, world.nowMs));
    state = step.state();
    world.cover(before, event, state);
    boolean beginning = before instanceof CallState.Calling;
    boolean dies = !world.calm() && world.random.nextInt(beginning ? 30 : 250) == 0;
    if (dies) { // the state is written down, its effects never happen
      world.checker.crashed(this);
      crash();
      return;
    }
    world.checker.stepped(this, before, event, step, world.nowMs);
    step.effects().forEach(this::perform);
    schedule();
  }

  private void schedule() {
    long deadline = state.deadlineMs();
    timers++;
    if (deadline != CallState.NEVER && !forgotten) {
      int scheduled = timers;
      world.at(
          deadline,
          () -> {
            if (scheduled == timers) {
              apply(new CallEvent.Tick());
            }
          });
    }
  }

  private void crash() {
    down = true;
    epoch++;
    timers++;
    clients.clear();
    servers.clear();
    String written = CallSnapshot.write(state);
    world.at(
        world.nowMs + 100 + world.random.nextInt(8_000),
        () -> {
          down = false;
          state = world.sabotage.restored(CallSnapshot.read(written));
          apply(new CallEvent.Resume());
        });
  }

  private void perform(CallEffect effect) {
    switch (effect) {
      case CallEffect.Send(String branch, SipRequest request) -> send(branch, request);
      case CallEffect.Respond(String transaction, SipResponse response) ->
          respond(transaction, response);
      case CallEffect.Report(CallReport report) -> SimActions.react(this, report, world.random);
      case CallEffect.NeedCredentials need ->
          apply(new CallEvent.CredentialsSupplied(SipHeaders.of("Authorization", "proof")));
      case CallEffect.Note note -> {}
      case CallEffect.Forget forget -> forgotten = true;
    }
  }

  private void send(String branch, SipRequest request) {
    String name = request.method() + "|" + branch + "|" + tag;
    if (request.is("ACK")) {
      transmit(name, request, false);
      return;
    }
    var client = new Client(request, name);
    clients.put(name, client);
    transmit(name, request, false);
    repeat(client, T1, world.nowMs + LIFE, epoch);
  }

  private void repeat(Client client, long interval, long deadline, int then) {
    world.at(
        world.nowMs + interval,
        () -> {
          boolean done = client.last != null || then != epoch;
          if (done || (client.provisional && client.request.is("INVITE"))) {
            return;
          }
          if (world.nowMs >= deadline) {
            clients.remove(client.name);
            apply(
                new CallEvent.TransactionFailed(
                    client.request.method(), client.request.cseq(), 408));
            return;
          }
          transmit(client.name, client.request, false);
          long next = client.request.is("INVITE") ? interval * 2 : Math.min(T2, interval * 2);
          repeat(client, next, deadline, then);
        });
  }

  /** By the remote tag to one peer; a request that begins a dialog goes to all (the fork). */
  private void transmit(String name, SipRequest request, boolean hopAck) {
    for (SimNode peer : peers) {
      String to = request.toTag();
      if (to == null || to.equals(peer.tag)) {
        world.transmit(new SimWorld.Wire(this, peer, name, request, hopAck));
      }
    }
  }

  private void respond(String transaction, SipResponse response) {
    Server server = servers.get(transaction);
    SimNode peer = server == null ? asker(response) : server.peer;
    if (transaction.endsWith("|?")) {
      return;
    }
    if (server != null) {
      server.last = response;
      if (response.status() >= 300 && response.cseqMethod().equals("INVITE")) {
        insist(server, transaction, response, T1, world.nowMs + LIFE);
      }
      if (!response.provisional()) {
        world.at(world.nowMs + LIFE, () -> servers.remove(transaction, server));
      }
    }
    world.transmit(new SimWorld.Wire(this, peer, transaction, response, false));
  }

  /** Whose request this answers, when the transaction is gone: by its From. */
  private SimNode asker(SipResponse response) {
    return peers.stream()
        .filter(peer -> peer.tag.equals(response.fromTag()))
        .findFirst()
        .orElseGet(peers::getFirst);
  }

  /** A failure of an INVITE is repeated until its ACK (RFC 3261 17.2.1). */
  private void insist(
      Server server, String transaction, SipResponse response, long interval, long deadline) {
    world.at(
        world.nowMs + interval,
        () -> {
          boolean mine = servers.get(transaction) == server;
          if (mine && !server.acknowledged && world.nowMs < deadline) {
            world.transmit(new SimWorld.Wire(this, server.peer, transaction, response, false));
            insist(server, transaction, response, Math.min(T2, interval * 2), deadline);
          }
        });
  }

  void arrive(SimWorld.Wire wire) {
    if (down || forgotten) {
      return;
    }
    switch (wire.message()) {
      case SipRequest request -> request(wire, request);
      case SipResponse response -> response(wire, response);
    }
  }

  private void request(SimWorld.Wire wire, SipRequest request) {
    String name = wire.transaction();
    if (wire.hopAck()) {
      Server server = servers.get(name);
      if (server != null) {
        server.acknowledged = true;
      }
      return;
    }
    if (request.is("ACK")) {
      apply(new CallEvent.RequestReceived(name, request));
      return;
    }
    Server known = servers.get(name);
    SipResponse last = known == null ? null : known.last;
    boolean acceptedAgain = last != null && last.success() && request.is("INVITE");
    if (known != null && !acceptedAgain) {
      if (last != null) {
        world.transmit(new SimWorld.Wire(this, known.peer, name, last, false));
      }
      return;
    }
    if (known == null) {
      servers.put(name, new Server(wire.from()));
    }
    apply(new CallEvent.RequestReceived(name, request));
  }

  private void response(SimWorld.Wire wire, SipResponse response) {
    Client client = clients.get(wire.transaction());
    boolean invite = response.cseqMethod().equals("INVITE");
    if (client == null) { // after a crash, or long after: only a 2xx concerns the machine
      if (invite && response.success()) {
        apply(new CallEvent.ResponseReceived(response));
      }
      return;
    }
    SipResponse last = client.last;
    boolean failure = response.status() >= 300;
    if (invite && failure) {
      SipRequest ack = new SipRequest("ACK", "sip:hop@sim", response.headers(), "");
      world.transmit(new SimWorld.Wire(this, wire.from(), wire.transaction(), ack, true));
    }
    if (response.provisional()) {
      client.provisional = true;
    }
    boolean more = invite && response.success();
    if (last == null || more) {
      client.last = response.provisional() ? null : response;
      apply(new CallEvent.ResponseReceived(response));
    }
  }
}
