package org.seatline.server.sync;

import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.Wire;
import org.seatline.server.admin.Digests;

/**
 * A mutation that came.
 *
 * @param hash of who did what
 * @param blocked whether an earlier one of its subject was rejected in the same batch
 */
record Incoming(String clientId, Numbered numbered, String hash, boolean blocked) {
  private static final int SUBJECT_MAX_CHARS = 120;

  static Incoming of(String clientId, Numbered numbered, boolean blocked) {
    String content = numbered.agentId() + "\n" + Wire.encode(numbered.mutation());
    return new Incoming(clientId, numbered, Digests.sha256Hex(content), blocked);
  }

  String subject() {
    String subject = numbered.mutation().subject();
    return subject.substring(0, Math.min(subject.length(), SUBJECT_MAX_CHARS));
  }

  String type() {
    return switch (numbered.mutation()) {
      case Mutation.TicketSubmitted m -> "ticket-submitted";
      case Mutation.TicketChanged m -> "ticket-changed";
      case Mutation.CallWrappedUp m -> "call-wrapped-up";
      case Mutation.NoteAdded m -> "note-added";
      case Mutation.RecordingMade m -> "recording-made";
      case Mutation.CallMeasured m -> "call-measured";
      case Mutation.LineCallEnded m -> "line-call-ended";
      case Mutation.CustomerCreated m -> "customer-created";
      case Mutation.CustomerChanged m -> "customer-changed";
      case Mutation.CustomersMerged m -> "customers-merged";
      case Mutation.CustomersParted m -> "customers-parted";
      case Mutation.NumberRevealed m -> "number-revealed";
    };
  }
}
