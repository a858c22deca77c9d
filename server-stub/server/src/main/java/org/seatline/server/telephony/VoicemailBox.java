package org.seatline.server.telephony;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.seatline.softphone.media.AudioSink;

/** Where the messages of callers are kept. Any thread; writing never waits for the disk. */
public interface VoicemailBox {
  /**
   * Begins a message; what it hears is in its file within a fraction of a second, a killed server
   * or not.
   *
   * @throws IOException when there is no place for it
   */
  Message begin(Note note) throws IOException;

  /** Milliseconds of a message of this call that an earlier, killed process kept; 0 for none. */
  long keptBeforeMs(String callId);

  /**
   * Who leaves a message where.
   *
   * @param callerNumber normalised, empty when withheld
   * @param atMs wall milliseconds since 1970
   */
  record Note(String callId, String queueId, String callerNumber, long atMs) {}

  /** A message that is being left: it takes what the caller says. */
  interface Message extends AudioSink {
    /**
     * Ends it.
     *
     * @param kept run on any thread when it is stored for good, with its length in milliseconds; 0
     *     when it was too short, or the disk failed, and nothing is kept
     */
    void finish(LongConsumer kept);
  }
}
