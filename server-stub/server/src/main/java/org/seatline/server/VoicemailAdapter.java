package org.seatline.server;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.seatline.server.telephony.VoicemailBox;
import org.seatline.server.voicemail.VoicemailService;

/** Telephony's box for messages, kept by the voicemail service. */
record VoicemailAdapter(VoicemailService service) implements VoicemailBox {
  @Override
  public Message begin(Note note) throws IOException {
    VoicemailService.Taking taking =
        service.begin(note.callId(), note.queueId(), note.callerNumber(), note.atMs());
    return new Message() {
      @Override
      public void write(short[] frame, int length, int sampleRate) {
        taking.write(frame, length, sampleRate);
      }

      @Override
      public void finish(LongConsumer kept) {
        taking.finish(kept);
      }
    };
  }

  @Override
  public long keptBeforeMs(String callId) {
    return service.keptBeforeMs(callId);
  }
}
