package org.seatline.protocol;

/** Version, paths and limits that both ends share. */
public final class Protocol {
  /** Raised when an old peer could no longer understand a new one. */
  public static final int VERSION = 1;

  /** Largest WebSocket text message, in characters. Longer ones end the session. */
  public static final int MESSAGE_MAX_CHARS = 256 * 1024;

  /** Largest HTTP JSON body, in bytes. */
  public static final int BODY_MAX_BYTES = 8 * 1024 * 1024;

  /** Largest piece of a recording in one PUT, in bytes. */
  public static final int RECORDING_CHUNK_MAX_BYTES = 256 * 1024;

  /** Most changes in one {@link FeedPage}. */
  public static final int CHANGE_PAGE_MAX = 1_000;

  /** Most changes in one answer to {@link #RECENT}. */
  public static final int RECENT_MAX = 2_000;

  /** Most mutations in one {@link MutationBatch}. */
  public static final int MUTATION_BATCH_MAX = 200;

  /** POST {@link SignInRequest}, answers {@link SignInResponse} or {@link ErrorBody}. */
  public static final String SIGN_IN = "/api/v1/sign-in";

  /** POST with a bearer token, no body: ends the session. */
  public static final String SIGN_OUT = "/api/v1/sign-out";

  /** WebSocket, {@code ?token=…}: {@link SeatMessage} up, {@link ServerMessage} down. */
  public static final String SEAT_CHANNEL = "/api/v1/seat";

  /**
   * GET {@code ?shelf=S&after=N&since=N&epoch=E&run=R&known=N}, answers {@link FeedPage}: the next
   * page of a {@link ChangeShelf}, for a seat that knows the server's history up to {@link
   * HistoryPoint} (E, R, known). {@code ?number=P} instead of shelf and place, a normalised phone
   * number, answers what there is about the customers who have it, in one page.
   */
  public static final String CHANGES = "/api/v1/changes";

  /**
   * GET {@code ?epoch=E&run=R&known=N}, answers {@link FeedPage}: at most {@link #RECENT_MAX}
   * changes, out of their turn, about the last callers of the person's queues, those who wait in
   * them and the customers of the person's open tickets.
   */
  public static final String RECENT = "/api/v1/recent-callers";

  /**
   * POST {@link MutationBatch}, answers {@link MutationResults}. With the token of a session, or of
   * a {@link Sealing.DeliveryPermit} for what is sealed.
   */
  public static final String MUTATIONS = "/api/v1/mutations";

  /**
   * {@code GET /id} answers {@link RecordingProgress}; {@code PUT /id?offset=N} appends bytes;
   * {@code POST /id/complete} with {@link RecordingManifest} closes it.
   */
  public static final String RECORDINGS = "/api/v1/recordings";

  /**
   * Below a recording's path: POST {@link SealedRecordingEnd} closes a sealed one, which the server
   * then opens. Refused with {@link MutationResults#SEAL_UNKNOWN_KEY}, {@link
   * MutationResults#SEAL_BROKEN} or {@link MutationResults#SEAL_NOT_AUTHOR} (422).
   */
  public static final String COMPLETE_SEALED = "/complete-sealed";

  /**
   * Files of tickets, sealed alone: GET, PUT and {@link #COMPLETE_SEALED} below an id as for {@link
   * #RECORDINGS}. Refused with {@code unlisted-file} (409) while no ticket has a file of this id.
   */
  public static final String FILES = "/api/v1/files";

  /**
   * Below a file's path, for those who may see tickets: GET answers its bytes; who reads it is on
   * record. Refused with {@code unknown-file}: it has not come yet.
   */
  public static final String FILE_CONTENT = "/content";

  /** GET, answers {@link Sealing}: what a sign-in would say now. */
  public static final String SEALING = "/api/v1/sealing";

  /** GET, no token: {@link ServerHealth}. */
  public static final String HEALTH = "/api/v1/health";

  /**
   * For leads and administrators: GET answers {@link ConfigurationStatus}; POST {@link
   * ConfigurationRequest} to {@code /apply}, {@code /rollback}, {@code /quick} or {@code /preview}
   * (which changes nothing) answers {@link ConfigurationOutcome}.
   */
  public static final String CONFIGURATION = "/api/v1/configuration";

  /**
   * For leads: POST {@link DoorRequest}, answers {@link LocalizedText}, what was done. Refused with
   * {@code unknown-queue}, {@code reason-needed} or {@code too-large}.
   */
  public static final String QUEUE_DOOR = "/api/v1/queue-door";

  /**
   * For leads: GET {@code ?of=queues|agents&period=quarter|day&from=2026-11-22&days=N}, at most 31
   * days, answers {@link FiguresReport}.
   */
  public static final String FIGURES = "/api/v1/figures";

  /**
   * For leads: GET answers {@link RecentCalls}; {@code GET /id} {@link CallExplanation}, why that
   * call went where it went.
   */
  public static final String CALLS = "/api/v1/calls";

  /**
   * For leads: GET answers {@link VoicemailList}, {@code GET /id/sound} a WAV file; POST {@link
   * VoicemailMark} to {@code /id} answers the list as it is then.
   */
  public static final String VOICEMAILS = "/api/v1/voicemails";

  /**
   * Below it a customer's id. {@code GET /id/history} answers {@link CustomerHistory}; {@code GET
   * /id/earlier?before=MS} answers {@link EarlierRecords}, what is older than that moment, at most
   * {@link #EARLIER_MAX} of each.
   */
  public static final String CUSTOMERS = "/api/v1/customers";

  /** Most tickets, and most contacts, in one {@link EarlierRecords}. */
  public static final int EARLIER_MAX = 30;

  /**
   * Below a recording's path, for those who {@link CustomerRights#mayListen may}: GET answers a WAV
   * file; who hears it is on record. Refused with {@code unknown-recording}.
   */
  public static final String RECORDING_SOUND = "/sound";

  /** How long a merge of customers can be taken back, milliseconds: a week. */
  public static final long MERGE_UNDO_MS = 7L * 24 * 60 * 60 * 1_000;

  /**
   * For leads and administrators: GET answers {@link SeatStores}; POST {@link WipeRequest} answers
   * the same as it is then. Refused with {@code unknown-store}.
   */
  public static final String WIPES = "/api/v1/wipes";

  /**
   * POST {@link WipeQuestion}, answers {@link WipeOrders}. Without a token: a store that nobody is
   * let in at has to hear of it, too; the client id is as hard to guess as a token.
   */
  public static final String WIPE_ORDERS = "/api/v1/wipes/orders";

  /** POST {@link WipeDone}, without a token as above; answers {@link WipeOrders}, what is left. */
  public static final String WIPES_DONE = "/api/v1/wipes/done";

  /** A sign-in is refused with this code while the store has something to destroy first. */
  public static final String WIPE_ORDERED = "wipe-ordered";

  /**
   * SIP user that a signed-in seat may call to learn how media fare on the way to the server and
   * back: it answers, sends silence without a pause for some seconds, and hangs up.
   */
  public static final String SIP_USER_TEST_LINE = "test-line";

  /** SIP header of an INVITE to a seat: the call's id. */
  public static final String SIP_HEADER_CALL = "X-Seatline-Call";

  /** SIP header of an INVITE to a seat: the id of the offer. */
  public static final String SIP_HEADER_OFFER = "X-Seatline-Offer";

  /** SIP header of an INVITE to a seat: the queue's id. */
  public static final String SIP_HEADER_QUEUE = "X-Seatline-Queue";

  /** SIP header of an INVITE to a seat that belongs to a drill: the drill's id. */
  public static final String SIP_HEADER_DRILL = "X-Seatline-Drill";

  /** SIP header of an INVITE to a seat that asks a colleague: the call that it asks about. */
  public static final String SIP_HEADER_CONSULT = "X-Seatline-Consult";

  /** SIP header of a lead's INVITE to a supervised seat: the one-time grant. */
  public static final String SIP_HEADER_GRANT = "X-Seatline-Grant";

  /** Reason header (RFC 3326) of a seat's BYE whose caller was gone while the server was away. */
  public static final String SIP_REASON_CALLER_GONE = "SIP;cause=408;text=\"Caller gone\"";

  private Protocol() {}
}
