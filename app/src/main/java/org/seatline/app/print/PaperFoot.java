package org.seatline.app.print;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** The foot of every page: who printed it and when, which page it is of how many. */
final class PaperFoot extends PdfPageEventHelper {
  private static final float BASE_LINE = 36;
  private static final float TOTAL_WIDTH = 96;
  private static final float TOTAL_HEIGHT = 16;
  private static final float TOTAL_DROP = 4;

  private final Paper paper;
  private final PaperFonts.Faces faces;
  private final Color colour;
  private final float size;
  private final List<PdfTemplate> places = new ArrayList<>();

  PaperFoot(Paper paper, PaperFonts.Faces faces, Color colour, float size) {
    this.paper = paper;
    this.faces = faces;
    this.colour = colour;
    this.size = size;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    Rectangle page = document.getPageSize();
    PdfContentByte canvas = writer.getDirectContent();
    write(canvas, paper.printed(), document.leftMargin(), BASE_LINE);
    PdfTemplate place = canvas.createTemplate(TOTAL_WIDTH, TOTAL_HEIGHT);
    places.add(place);
    canvas.addTemplate(
        place, page.getRight() - document.rightMargin() - TOTAL_WIDTH, BASE_LINE - TOTAL_DROP);
  }

  /** How many pages there are is known now. */
  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    for (int i = 0; i < places.size(); i++) {
      String words =
          paper
              .page()
              .replace("{0}", Integer.toString(i + 1))
              .replace("{1}", Integer.toString(places.size()));
      float width = faces.regular().getWidthPoint(faces.writable(words), size);
      write(places.get(i), words, TOTAL_WIDTH - width, TOTAL_DROP);
    }
  }

  private void write(PdfContentByte canvas, String words, float x, float y) {
    BaseFont face = faces.regular();
    canvas.beginText();
    canvas.setFontAndSize(face, size);
    canvas.setColorFill(colour);
    canvas.setTextMatrix(x, y);
    canvas.showText(faces.writable(words));
    canvas.endText();
  }
}
