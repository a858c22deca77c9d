package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.form.FieldModel;
import org.seatline.app.form.FileHost;
import org.seatline.app.form.OpenedFiles;
import org.seatline.app.session.FileShelf.Kept;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.app.session.FileShelf.Wanted;
import org.seatline.app.session.FileShelf.Watcher;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.protocol.form.AttachedFile;

/**
 * The files of the ticket on the screen. A copy that ends while its ticket is laid aside waits
 * until the ticket is on the screen again. Lives on the thread of {@link TicketViewModel}.
 */
final class TicketFiles implements FileHost {
  private final Seat seat;
  private final TicketViewModel ticket;
  private final OpenedFiles opened = OpenedFiles.usual();
  private final List<Late> late = new ArrayList<>();
  private boolean signedIn;

  /** A copy that ended while its ticket was not on the screen. */
  private record Late(
      String draftId, FieldModel field, Kept kept, CompletableFuture<Kept> answer) {}

  TicketFiles(Seat seat, TicketViewModel ticket) {
    this.seat = seat;
    this.ticket = ticket;
    seat.observe(
        now -> {
          boolean in = now.person() != null;
          if (signedIn && !in) {
            Thread.startVirtualThread(opened::clear);
          }
          signedIn = in;
        });
  }

  /** Files that other programs show; gone when their reader signs out. */
  OpenedFiles opened() {
    return opened;
  }

  @Override
  public CompletableFuture<Kept> keep(FieldModel field, Source source, Watcher watcher) {
    CompletableFuture<Kept> answer = new CompletableFuture<>();
    String draftId = ticket.draftId();
    var wanted = new Wanted(draftId, source, field.field().limits().files());
    var _ =
        seat.desk()
            .files()
            .keep(wanted, watcher)
            .whenComplete(
                (kept, failed) -> {
                  if (failed != null) {
                    answer.completeExceptionally(failed);
                  } else {
                    late.add(new Late(draftId, field, kept, answer));
                    tellLate();
                  }
                });
    return answer;
  }

  /** The ticket on the screen gets its files whose copies ended while it was laid aside. */
  void tellLate() {
    for (Late each : List.copyOf(late)) {
      if (each.draftId().equals(ticket.draftId()) && ticket.isWritten()) {
        late.remove(each);
        tell(each, ticket.field(each.field().field().id()).orElse(each.field()));
      }
    }
  }

  /** The field may have come from the store since. */
  private static void tell(Late each, FieldModel now) {
    if (now == each.field()) {
      each.answer().complete(each.kept());
    } else {
      each.answer().complete(new Kept.Cancelled());
      now.files().take(each.kept());
    }
  }

  @Override
  public CompletableFuture<Optional<byte[]>> here(AttachedFile file) {
    return seat.desk().files().content(file.id());
  }

  @Override
  public CompletableFuture<Reply<byte[]>> content(AttachedFile file) {
    return here(file)
        .thenCompose(
            found ->
                found
                    .<CompletableFuture<Reply<byte[]>>>map(
                        bytes -> CompletableFuture.completedFuture(new Reply.Ok<>(bytes)))
                    .orElseGet(
                        () ->
                            seat.centre().attachedFile(file.id(), file.size(), (bytes, of) -> {})));
  }
}
