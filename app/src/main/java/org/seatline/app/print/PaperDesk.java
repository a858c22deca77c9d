package org.seatline.app.print;

import java.awt.print.PrinterAbortException;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;
import org.jspecify.annotations.Nullable;

/** Takes a PDF to a file or to a printer. Blocks: not for the UI thread; one printing at a time. */
public final class PaperDesk {
  private final Supplier<Optional<PrintService>> usualPrinter;
  private volatile boolean stopped;
  private volatile @Nullable PrinterJob running;

  /**
   * Prints on this printer.
   *
   * @param usualPrinter the one to be used, looked up each time
   */
  public PaperDesk(Supplier<Optional<PrintService>> usualPrinter) {
    this.usualPrinter = usualPrinter;
  }

  /** The printer that the system uses when nobody chooses one. */
  public static PaperDesk ofTheSystem() {
    return new PaperDesk(() -> Optional.ofNullable(PrintServiceLookup.lookupDefaultPrintService()));
  }

  /** Something is to be printed: forgets that what was before it was stopped. */
  public void begin() {
    stopped = false;
  }

  /**
   * Prints.
   *
   * @return the printer's name
   * @throws PaperTrouble when there is no printer, it refuses, or somebody has stopped it
   */
  public String print(byte[] pdf, String title) throws PaperTrouble {
    PrintService printer =
        usualPrinter
            .get()
            .orElseThrow(
                () -> new PaperTrouble(PaperTrouble.Why.NO_PRINTER, "the system has no printer"));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PrinterJob job = PrinterJob.getPrinterJob();
      job.setPrintService(printer);
      job.setJobName(title);
      job.setPageable(new PDFPageable(document));
      running = job;
      if (stopped) {
        throw new PaperTrouble(PaperTrouble.Why.CANCELLED, "stopped before it began");
      }
      job.print();
      return printer.getName();
    } catch (PrinterAbortException e) {
      throw new PaperTrouble(PaperTrouble.Why.CANCELLED, e);
    } catch (PrinterException | IOException e) {
      throw new PaperTrouble(PaperTrouble.Why.PRINTER, e);
    } finally {
      running = null;
    }
  }

  /** Ends what is being printed, or is about to be. Any thread. */
  public void stop() {
    stopped = true;
    PrinterJob job = running;
    if (job != null) {
      job.cancel();
    }
  }

  /**
   * Writes a file; one that is there stays as it is until the new one is whole.
   *
   * @throws PaperTrouble when there is no room or the file may not be written
   */
  public static void save(byte[] pdf, Path file) throws PaperTrouble {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, pdf);
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      PaperTrouble trouble = new PaperTrouble(why(e, file, pdf.length), e);
      try {
        Files.deleteIfExists(part);
      } catch (IOException left) {
        trouble.addSuppressed(left);
      }
      throw trouble;
    }
  }

  private static PaperTrouble.Why why(IOException wrong, Path file, int bytes) {
    if (wrong instanceof AccessDeniedException || wrong instanceof NoSuchFileException) {
      return PaperTrouble.Why.FILE_IN_USE;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      FileStore store = Files.getFileStore(folder == null ? file : folder);
      return store.getUsableSpace() < bytes
          ? PaperTrouble.Why.DISK_FULL
          : PaperTrouble.Why.FILE_IN_USE;
    } catch (IOException unknown) {
      wrong.addSuppressed(unknown);
      return PaperTrouble.Why.OTHER;
    }
  }
}
