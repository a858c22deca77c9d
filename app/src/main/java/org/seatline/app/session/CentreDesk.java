package org.seatline.app.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.CallExplanation;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationRequest;
import org.seatline.protocol.ConfigurationStatus;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.DoorRequest;
import org.seatline.protocol.EarlierRecords;
import org.seatline.protocol.FiguresReport;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.QuickChange;
import org.seatline.protocol.RecentCalls;
import org.seatline.protocol.VoicemailList;
import org.seatline.protocol.VoicemailMark;
import org.seatline.softphone.media.PcmClip;

/**
 * What the server does for leads' pages. Nothing of it works without the server; the futures never
 * fail, they say so by their {@link Reply}.
 */
public interface CentreDesk {
  /** Largest sound that is fetched, in bytes: an hour at 8 kHz and 16 bits. */
  long SOUND_MAX_BYTES = 60L * 60 * 8_000 * 2;

  /** Largest recording that is fetched, in bytes: half an hour, two channels, 16 kHz, 16 bits. */
  long RECORDING_MAX_BYTES = 30L * 60 * 16_000 * 2 * 2;

  /** Asks anything; what follows are the questions that there are. */
  <T> CompletableFuture<Reply<T>> ask(CentreQuestion<T> question);

  /** Fetches a file; its progress is told on the thread that the answer comes on. */
  CompletableFuture<Reply<byte[]>> fetch(CentreFile file);

  /** What is in force, and what the configuration's folder would change. */
  default CompletableFuture<Reply<ConfigurationStatus>> status() {
    return ask(CentreQuestion.get(Protocol.CONFIGURATION, ConfigurationStatus.class));
  }

  /**
   * Puts the folder's files into force, unless another version than the one seen is in force.
   *
   * @param seenVersion the version in force that the person looked at
   */
  default CompletableFuture<Reply<ConfigurationOutcome>> apply(int seenVersion) {
    return configure("/apply", new ConfigurationRequest(seenVersion, List.of()));
  }

  /** Puts the version before into force again; see {@link #apply}. */
  default CompletableFuture<Reply<ConfigurationOutcome>> rollBack(int seenVersion) {
    return configure("/rollback", new ConfigurationRequest(seenVersion, List.of()));
  }

  /** Makes these changes, all or none, in force and in the folder; see {@link #apply}. */
  default CompletableFuture<Reply<ConfigurationOutcome>> quick(
      int seenVersion, List<QuickChange> changes) {
    return configure("/quick", new ConfigurationRequest(seenVersion, changes));
  }

  /** What these changes would come to, and their mistakes; nothing is changed. */
  default CompletableFuture<Reply<ConfigurationOutcome>> preview(
      int seenVersion, List<QuickChange> changes) {
    return configure("/preview", new ConfigurationRequest(seenVersion, changes));
  }

  private CompletableFuture<Reply<ConfigurationOutcome>> configure(
      String how, ConfigurationRequest request) {
    return ask(
        CentreQuestion.post(Protocol.CONFIGURATION + how, request, ConfigurationOutcome.class));
  }

  /** Figures of queues or agents; the query as in {@link Protocol#FIGURES}. */
  default CompletableFuture<Reply<FiguresReport>> figures(String query) {
    return ask(CentreQuestion.get(Protocol.FIGURES + query, FiguresReport.class));
  }

  /** The calls that arrived last. */
  default CompletableFuture<Reply<RecentCalls>> calls() {
    return ask(CentreQuestion.get(Protocol.CALLS, RecentCalls.class));
  }

  /** Why a call went where it went. */
  default CompletableFuture<Reply<CallExplanation>> explain(String callId) {
    String id = URLEncoder.encode(callId, StandardCharsets.UTF_8);
    return ask(CentreQuestion.get(Protocol.CALLS + "/" + id, CallExplanation.class));
  }

  /** The messages that callers left. */
  default CompletableFuture<Reply<VoicemailList>> voicemails() {
    return ask(CentreQuestion.get(Protocol.VOICEMAILS, VoicemailList.class));
  }

  /** Says that somebody has seen to a message, or takes that back. */
  default CompletableFuture<Reply<VoicemailList>> markVoicemail(String id, boolean done) {
    String path = Protocol.VOICEMAILS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    return ask(CentreQuestion.post(path, new VoicemailMark(done), VoicemailList.class));
  }

  /**
   * The sound of a message; refused with {@code unreadable-sound} when it is none.
   *
   * @param progress told while it comes
   */
  default CompletableFuture<Reply<PcmClip>> voicemailSound(
      String id, CentreFile.Progress progress) {
    String path = Protocol.VOICEMAILS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    return fetch(new CentreFile(path + "/sound", SOUND_MAX_BYTES, progress))
        .thenApply(CentreSounds::read);
  }

  /** Who changed what in a customer's record. */
  default CompletableFuture<Reply<CustomerHistory>> customerHistory(String customerId) {
    return ask(CentreQuestion.get(customer(customerId) + "/history", CustomerHistory.class));
  }

  /** What there was with a customer before a moment, in Unix milliseconds. */
  default CompletableFuture<Reply<EarlierRecords>> earlier(String customerId, long beforeMs) {
    return ask(
        CentreQuestion.get(
            customer(customerId) + "/earlier?before=" + beforeMs, EarlierRecords.class));
  }

  private static String customer(String id) {
    return Protocol.CUSTOMERS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /**
   * A recorded call with its wave form, worked out on the thread that fetches; refused with {@code
   * unreadable-sound} when it is none.
   *
   * @param progress told while it comes
   */
  default CompletableFuture<Reply<WaveForm.Sound>> recordedSound(
      String recordingId, CentreFile.Progress progress) {
    String path =
        Protocol.RECORDINGS
            + "/"
            + URLEncoder.encode(recordingId, StandardCharsets.UTF_8)
            + Protocol.RECORDING_SOUND;
    return fetch(new CentreFile(path, RECORDING_MAX_BYTES, progress))
        .thenApply(CentreSounds::withWaveForm);
  }

  /**
   * A file of a ticket.
   *
   * @param maxBytes it has no more
   * @param progress told while it comes
   */
  default CompletableFuture<Reply<byte[]>> attachedFile(
      String fileId, long maxBytes, CentreFile.Progress progress) {
    String path =
        Protocol.FILES
            + "/"
            + URLEncoder.encode(fileId, StandardCharsets.UTF_8)
            + Protocol.FILE_CONTENT;
    return fetch(new CentreFile(path, maxBytes, progress));
  }

  /** Closes a queue to new callers, or opens it again; the answer says what was done. */
  default CompletableFuture<Reply<LocalizedText>> door(DoorRequest request) {
    return ask(CentreQuestion.post(Protocol.QUEUE_DOOR, request, LocalizedText.class));
  }
}
