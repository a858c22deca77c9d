package org.seatline.app.session;

/** The leg to a colleague who is asked about a call. Any thread; every method returns at once. */
public interface ConsultLine {
  /**
   * A colleague is going to be asked about this call: the agent and the caller hear each other no
   * more, and the leg to the colleague is taken when it comes.
   */
  void expect(String callId);

  /** What one hears while it rings at the colleague, or no more. */
  void ringBack(boolean on);

  /** Talk with these. */
  void hear(String callId, Company.Ear ear);

  /** Ends the leg, if there is one; the agent hears the caller again. */
  void end(String callId);
}
