package org.seatline.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.print.PaperDesk;
import org.seatline.app.print.PaperFonts;
import org.seatline.app.print.PaperPdf;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.ticket.TicketPrinting;
import org.seatline.app.ticket.TicketViewModel;

/** The keys that put the ticket on the screen on paper. */
final class PaperPlace {
  /** Countries whose paper is not A4 (Unicode CLDR, paper size). */
  private static final Set<String> LETTER =
      Set.of("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE");

  private final TicketPrinting printing;
  private final Messages messages;

  /**
   * With the system's fonts and its usual printer.
   *
   * @param say tells what became of it
   */
  PaperPlace(
      Seat seat,
      TicketViewModel ticket,
      Messages messages,
      BiConsumer<SeatNotice.Level, String> say) {
    PaperFonts fonts =
        PaperFonts.ofTheSystem(System.getenv(), Path.of(System.getProperty("user.home")));
    boolean letter = LETTER.contains(Locale.getDefault().getCountry());
    var pdf = new PaperPdf(fonts, letter ? PaperPdf.Size.LETTER : PaperPdf.Size.A4);
    this.messages = messages;
    this.printing =
        new TicketPrinting(
            seat, ticket, messages, InstantSource.system(), pdf, PaperDesk.ofTheSystem(), say);
  }

  /** Takes its keys; the question for a file belongs to the window of this node. */
  void keys(NodeActions actions, Node in) {
    actions
        .on(SeatAction.PRINT, printing::isPossible, printing::print)
        .on(SeatAction.SAVE_PDF, printing::isPossible, () -> printing.save(name -> ask(in, name)));
  }

  private Optional<Path> ask(Node in, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.get("keys.save-pdf"));
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf"));
    File chosen = chooser.showSaveDialog(in.getScene() == null ? null : in.getScene().getWindow());
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
