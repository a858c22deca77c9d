package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.print.PaperDesk;
import org.seatline.app.print.PaperFonts;
import org.seatline.app.print.PaperPdf;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.app.session.SeatNotice;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The ticket on the screen goes to a file or a printer, and that it did is on record before. */
@WindowTest
@ExtendWith(ApplicationExtension.class)
final class TicketPrintingTest {
  private static final int WAIT_S = 30;

  @TempDir Path folder;
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final List<String> said = new ArrayList<>();
  private final TicketViewModel ticket = new TicketViewModel(seat, messages);
  private final TicketPrinting printing = printing(PaperFonts.ofTheSystem(System.getenv(), home()));

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }

  /** Nobody's printer is used by a test. */
  private TicketPrinting printing(PaperFonts fonts) {
    return new TicketPrinting(
        seat,
        ticket,
        messages,
        InstantSource.system(),
        new PaperPdf(fonts, PaperPdf.Size.A4),
        new PaperDesk(Optional::empty),
        this::say);
  }

  private synchronized void say(SeatNotice.Level level, String words) {
    said.add(level + " " + words);
  }

  private synchronized String last() {
    return said.isEmpty() ? "" : said.getLast();
  }

  @BeforeEach
  void begin(FxRobot robot) {
    robot.interact(
        () -> {
          CustomerViewModel customer = new CustomerViewModel(seat, messages);
          ScriptViewModel script = new ScriptViewModel(seat, messages);
          DeskCoordinator _ = new DeskCoordinator(seat, messages, customer, script, ticket);
          seat.ring(SampleFloor.KNOWN_NUMBER, null);
          seat.answer();
          ticket.field("description").orElseThrow().edit("Sparks at the meter box");
        });
  }

  private void awaitSaid(String words) throws Exception {
    WaitForAsyncUtils.waitFor(WAIT_S, TimeUnit.SECONDS, () -> last().contains(words));
  }

  private static String read(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void savesWhatIsOnTheScreenAndWritesDownWhoDidSo(FxRobot robot) throws Exception {
    Path file = folder.resolve("of the caller.pdf");
    List<String> proposed = new ArrayList<>();
    robot.interact(
        () ->
            printing.save(
                name -> {
                  proposed.add(name);
                  return Optional.of(file);
                }));
    awaitSaid("The ticket is saved as " + file);
    assertThat(proposed).containsExactly("ticket.pdf");
    assertThat(read(file)).contains("Sparks at the meter box", "Wang Fang", "not submitted yet");
    assertThat(seat.desk().mutations.getLast()).isInstanceOf(Mutation.NumberRevealed.class);
  }

  @Test
  void showsNoWholeNumberToWhomItIsMasked(FxRobot robot) throws Exception {
    Path file = folder.resolve("masked.pdf");
    robot.interact(() -> SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT));
    robot.interact(() -> printing.save(name -> Optional.of(file)));
    awaitSaid("The ticket is saved as");
    String local = SampleFloor.KNOWN_NUMBER.substring(3);
    assertThat(read(file).replace(" ", "")).contains("****").doesNotContain(local);
    var look = (Mutation.NumberRevealed) seat.desk().mutations.getLast();
    assertThat(look.number()).doesNotContain(local);
    assertThat(look.reason()).isNotBlank();
  }

  @Test
  void saysWhatToDoWhereThereIsNoPrinter(FxRobot robot) throws Exception {
    robot.interact(printing::print);
    awaitSaid("No printer is set up on this computer");
    assertThat(last()).startsWith("WARNING").contains("Ctrl+E");
    robot.interact(printing::print);
    awaitSaid("No printer is set up on this computer");
  }

  @Test
  void leavesTheOldFileWhereTheNewOneCannotBeWritten(FxRobot robot) throws Exception {
    Path file = folder.resolve("taken.pdf");
    Path inside = Files.createDirectories(file.resolve("inside"));
    robot.interact(() -> printing.save(name -> Optional.of(file)));
    awaitSaid("The PDF was not saved");
    assertThat(inside).isDirectory();
    assertThat(folder.resolve("taken.pdf.part")).doesNotExist();
  }

  @Test
  void saysWhatToInstallWhereNoFontHasTheSigns(FxRobot robot) throws Exception {
    TicketPrinting poor = printing(new PaperFonts(List.of(folder)));
    robot.interact(() -> poor.save(name -> Optional.of(folder.resolve("none.pdf"))));
    awaitSaid("Noto Sans CJK");
    assertThat(folder.resolve("none.pdf")).doesNotExist();
  }

  @Test
  void doesNothingWhereNobodyChoosesAFile(FxRobot robot) {
    robot.interact(() -> printing.save(name -> Optional.empty()));
    assertThat(last()).isEmpty();
    assertThat(seat.desk().mutations).isEmpty();
  }
}
