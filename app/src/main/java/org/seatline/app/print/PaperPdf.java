package org.seatline.app.print;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Lays a {@link Paper} out as PDF: what is long flows over pages, tables repeat their head, every
 * page says its number. Lengths are points, a 72nd of an inch. Safe on any thread.
 */
public final class PaperPdf {
  private static final float SIDE = 48;
  private static final float TOP = 48;
  private static final float BOTTOM = 64;
  private static final float TITLE_SIZE = 18;
  private static final float HEADING_SIZE = 11;
  private static final float TEXT_SIZE = 9.5f;
  private static final float SMALL_SIZE = 8;
  private static final float LINE_HEIGHT = 1.35f;
  private static final Color INK = new Color(0x1f, 0x29, 0x33);
  private static final Color QUIET = new Color(0x5b, 0x67, 0x73);
  private static final Color LINE = new Color(0xd5, 0xda, 0xdf);
  private static final Color SHADE = new Color(0xf3, 0xf5, 0xf7);

  private final PaperFonts fonts;
  private final Size size;

  /** How large the sheet is. */
  public enum Size {
    /** 210 by 297 mm. */
    A4(595, 842),
    /** 8.5 by 11 inches. */
    LETTER(612, 792);

    private final float width;
    private final float height;

    Size(float width, float height) {
      this.width = width;
      this.height = height;
    }
  }

  /** Writes with these fonts. */
  public PaperPdf(PaperFonts fonts, Size size) {
    this.fonts = fonts;
    this.size = size;
  }

  /**
   * The PDF of a paper.
   *
   * @throws PaperTrouble when no font can write it
   */
  public byte[] write(Paper paper) throws PaperTrouble {
    PaperFonts.Faces faces = fonts.forPaper(paper);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document document =
        new Document(new Rectangle(size.width, size.height), SIDE, SIDE, TOP, BOTTOM)) {
      PdfWriter writer = PdfWriter.getInstance(document, bytes);
      writer.setPageEvent(new PaperFoot(paper, faces, QUIET, SMALL_SIZE));
      document.addTitle(paper.title());
      document.open();
      new Sheet(document, faces).fill(paper);
    } catch (DocumentException e) {
      throw new PaperTrouble(PaperTrouble.Why.OTHER, e);
    }
    return bytes.toByteArray();
  }

  /** One document while it is filled. */
  private record Sheet(Document document, PaperFonts.Faces faces) {
    void fill(Paper paper) {
      document.add(line(paper.above(), faces.regular(), SMALL_SIZE, QUIET, 0));
      Paragraph title = line(paper.title(), faces.bold(), TITLE_SIZE, INK, 4);
      title.setSpacingAfter(12);
      document.add(title);
      for (Paper.Part part : paper.parts()) {
        switch (part) {
          case Paper.Heading(String text) -> heading(text);
          case Paper.Facts(List<Paper.Fact> facts) -> pairs(facts, 30, QUIET);
          case Paper.Events(List<Paper.Fact> lines) -> pairs(lines, 22, QUIET);
          case Paper.Table table -> table(table);
        }
      }
    }

    private void heading(String text) {
      PdfPTable box = new PdfPTable(1);
      box.setWidthPercentage(100);
      box.setSpacingBefore(14);
      box.setSpacingAfter(4);
      box.setKeepTogether(true);
      PdfPCell cell = cell(text, faces.bold(), HEADING_SIZE, INK);
      cell.setBorder(Rectangle.BOTTOM);
      cell.setBorderColor(LINE);
      cell.setPaddingLeft(0);
      box.addCell(cell);
      document.add(box);
    }

    private void pairs(List<Paper.Fact> facts, int labelPercent, Color labels) {
      PdfPTable box = new PdfPTable(new float[] {labelPercent, 100 - labelPercent});
      box.setWidthPercentage(100);
      box.setSplitLate(false);
      for (Paper.Fact fact : facts) {
        box.addCell(plain(fact.label(), labels));
        box.addCell(plain(fact.value(), INK));
      }
      document.add(box);
    }

    private PdfPCell plain(String text, Color colour) {
      PdfPCell cell = cell(text, faces.regular(), TEXT_SIZE, colour);
      cell.setBorder(Rectangle.NO_BORDER);
      cell.setPaddingLeft(0);
      return cell;
    }

    private void table(Paper.Table table) {
      Paragraph label = line(table.label(), faces.regular(), TEXT_SIZE, QUIET, 4);
      label.setKeepTogether(true);
      document.add(label);
      PdfPTable box = new PdfPTable(table.head().size());
      box.setWidthPercentage(100);
      box.setSpacingBefore(4);
      box.setSpacingAfter(4);
      box.setHeaderRows(1);
      box.setSplitLate(false);
      for (String head : table.head()) {
        PdfPCell cell = framed(head, true);
        cell.setBackgroundColor(SHADE);
        box.addCell(cell);
      }
      table.rows().forEach(row -> row.forEach(text -> box.addCell(framed(text, false))));
      document.add(box);
    }

    private PdfPCell framed(String text, boolean strong) {
      PdfPCell cell = cell(text, strong ? faces.bold() : faces.regular(), TEXT_SIZE, INK);
      cell.setBorderColor(LINE);
      return cell;
    }

    private PdfPCell cell(String text, BaseFont face, float size, Color colour) {
      Chunk chunk = chunk(text, face, size, colour);
      Phrase phrase = new Phrase(size * LINE_HEIGHT);
      phrase.add(chunk);
      PdfPCell cell = new PdfPCell(phrase);
      cell.setLeading(0, LINE_HEIGHT);
      cell.setPadding(4);
      cell.setPaddingTop(2);
      cell.setHorizontalAlignment(Element.ALIGN_LEFT);
      return cell;
    }

    private Paragraph line(String text, BaseFont face, float size, Color colour, float before) {
      Paragraph line = new Paragraph(size * LINE_HEIGHT);
      line.add(chunk(text, face, size, colour));
      line.setSpacingBefore(before);
      return line;
    }

    private Chunk chunk(String text, BaseFont face, float size, Color colour) {
      Chunk chunk = new Chunk(faces.writable(text), new Font(face, size, Font.NORMAL, colour));
      chunk.setSplitCharacter(new PaperSplit());
      return chunk;
    }
  }
}
