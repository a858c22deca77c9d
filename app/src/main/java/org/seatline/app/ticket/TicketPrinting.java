package org.seatline.app.ticket;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;
import org.seatline.app.print.Paper;
import org.seatline.app.print.PaperDesk;
import org.seatline.app.print.PaperPdf;
import org.seatline.app.print.PaperTrouble;
import org.seatline.app.session.Masked;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the ticket on the screen on paper. That somebody did so is on its way to the server's audit
 * before there is a paper. Asked on the view models' thread; printer and disk are waited for on
 * another one.
 */
public final class TicketPrinting {
  private static final Logger LOG = LoggerFactory.getLogger(TicketPrinting.class);

  private static final String PDF = ".pdf";

  private final Seat seat;
  private final TicketViewModel ticket;
  private final Messages messages;
  private final InstantSource clock;
  private final PaperPdf pdf;
  private final BiConsumer<SeatNotice.Level, String> say;
  private final PaperDesk desk;
  private boolean working;

  /**
   * Prints with these.
   *
   * @param say tells what became of it
   */
  public TicketPrinting(
      Seat seat,
      TicketViewModel ticket,
      Messages messages,
      InstantSource clock,
      PaperPdf pdf,
      PaperDesk desk,
      BiConsumer<SeatNotice.Level, String> say) {
    this.seat = seat;
    this.ticket = ticket;
    this.messages = messages;
    this.clock = clock;
    this.pdf = pdf;
    this.desk = desk;
    this.say = say;
  }

  /** Whether there is a ticket on the screen. */
  public boolean isPossible() {
    return ticket.formProperty().get() != null;
  }

  /** Prints it on the usual printer; asked once more meanwhile, stops it. */
  public void print() {
    if (working) {
      desk.stop();
      return;
    }
    desk.begin();
    if (make(paper -> messages.get("print.sent", desk.print(pdf.write(paper), paper.title())))) {
      say.accept(SeatNotice.Level.INFO, messages.get("print.working"));
    }
  }

  /**
   * Saves it.
   *
   * @param choose the file for a proposed name, empty when nobody wants one
   */
  public void save(Function<String, Optional<Path>> choose) {
    if (working) {
      return;
    }
    TicketRecord of = ticket.changes();
    String number = of == null ? ticket.keeping().numberProperty().get() : of.number();
    String name =
        number.isEmpty() ? messages.get("print.file") : messages.get("print.file-of", number);
    choose
        .apply(name + PDF)
        .ifPresent(
            file ->
                make(
                    paper -> {
                      PaperDesk.save(pdf.write(paper), file);
                      return messages.get("print.saved", file);
                    }));
  }

  /** What is done with a paper; the words that say it was done. */
  private interface Output {
    String put(Paper paper) throws PaperTrouble;
  }

  private boolean make(Output output) {
    FormDocument form = ticket.formProperty().get();
    if (form == null) {
      return false;
    }
    working = true;
    var _ =
        customer()
            .thenAccept(found -> audited(form, found, output))
            .whenComplete(
                (done, failed) -> {
                  if (failed != null) {
                    LOG.error("a ticket could not be prepared for paper", failed);
                    done(SeatNotice.Level.WARNING, messages.get("print.trouble.other"));
                  }
                });
    return true;
  }

  private CompletableFuture<Optional<CustomerRecord>> customer() {
    String id = ticket.customerId();
    return id == null
        ? CompletableFuture.completedFuture(Optional.empty())
        : seat.desk().customer(id);
  }

  private void audited(FormDocument form, Optional<CustomerRecord> of, Output output) {
    TicketRecord record = ticket.changes();
    var content =
        new TicketPaper.Content(
            form,
            ticket.state(form).effective(),
            record,
            ticket.keeping().begun().queueId(),
            of.orElse(null),
            of.isPresent() ? "" : ticket.phone(),
            record == null
                ? ticket.keeping().begun().reopened().followUps()
                : record.handled().followUps(),
            !ticket.savedProperty().get().isTicket());
    SeatSnapshot.Person reader = seat.snapshot().person();
    Paper paper = new TicketPaper(messages, reader, clock.millis()).of(content);
    var _ =
        seat.desk()
            .submit(look(content, reader))
            .whenComplete(
                (done, failed) -> {
                  if (failed == null) {
                    work(output, paper);
                  } else {
                    LOG.error("who prints a ticket could not be written down", failed);
                    done(SeatNotice.Level.WARNING, messages.get("print.trouble.other"));
                  }
                });
  }

  /** The first number as it stands on the paper, so that the audit says what was seen of it. */
  private Mutation look(TicketPaper.Content content, SeatSnapshot.@Nullable Person reader) {
    TicketRecord record = content.ticket();
    CustomerRecord of = content.customer();
    SeatSnapshot.CallView call = seat.snapshot().call();
    List<String> numbers = content.numbers().stream().filter(number -> !number.isEmpty()).toList();
    return new Mutation.NumberRevealed(
        UUID.randomUUID().toString(),
        of == null ? null : of.id(),
        call == null ? null : call.callId(),
        numbers.isEmpty() ? "" : Masked.shown(reader, numbers.getFirst()),
        messages.get("print.reason", record == null ? "" : record.number()),
        clock.millis());
  }

  private void work(Output output, Paper paper) {
    Thread.ofVirtual()
        .name("ticket-paper")
        .start(
            () -> {
              try {
                done(SeatNotice.Level.INFO, output.put(paper));
              } catch (PaperTrouble e) {
                LOG.warn("a ticket could not be put on paper", e);
                done(SeatNotice.Level.WARNING, messages.get("print.trouble." + e.why().id()));
              } catch (RuntimeException e) {
                LOG.error("a ticket could not be put on paper", e);
                done(SeatNotice.Level.WARNING, messages.get("print.trouble.other"));
              }
            });
  }

  private void done(SeatNotice.Level level, String words) {
    UiThread.run(
        () -> {
          working = false;
          say.accept(level, words);
        });
  }
}
