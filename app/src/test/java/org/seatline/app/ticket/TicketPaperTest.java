package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.print.PaperFonts;
import org.seatline.app.print.PaperPdf;
import org.seatline.app.print.PaperTrouble;
import org.seatline.app.session.FakeDesk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleRights;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.TicketEvent;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FieldLimits;
import org.seatline.protocol.form.FieldRules;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.TableRows;

/** A ticket on paper: what its PDF says, read back from the PDF. */
final class TicketPaperTest {
  private static final int ROWS = 70;
  private static final String STORY = "电表箱冒烟，旁边有易燃物，请尽快派人处理。".repeat(120) + "END";

  private final FakeSeat seat = FakeSeat.atWork();

  private static FormField plain(String id, String en, String zh, FormField.Type type) {
    return FormField.plain(id, new LocalizedText(en, zh), type, false);
  }

  private static FormDocument form() {
    FormField items =
        new FormField(
            "items",
            new LocalizedText("Damaged devices", "受损设备"),
            FormField.Type.TABLE,
            FieldRules.NONE,
            FieldLimits.of(FormField.Type.TABLE),
            List.of(),
            List.of(
                plain("what", "Device", "设备", FormField.Type.TEXT),
                plain("who", "Number of its owner", "业主电话", FormField.Type.PHONE)),
            null);
    return new FormDocument(
        "fault",
        3,
        new LocalizedText("Fault report", "故障报修"),
        List.of(
            new FormDocument.Section(
                "where",
                new LocalizedText("Where", "地点"),
                List.of(
                    plain("address", "Address", "地址", FormField.Type.ADDRESS),
                    plain("call", "Call back on", "回拨号码", FormField.Type.PHONE),
                    plain("story", "Seen, heard", "现场情况", FormField.Type.MULTILINE))),
            new FormDocument.Section("what", new LocalizedText("What", "内容"), List.of(items))));
  }

  private static TicketPaper.Content content() {
    List<Map<String, String>> rows =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> Map.of("what", "Device 设备 " + i, "who", "13911112222"))
            .toList();
    Map<String, String> values =
        Map.of(
            "address",
            "城东区滨江花园 5 栋",
            "call",
            "139 2222 3333",
            "story",
            "Ask for 138 0000 5678.\n" + STORY,
            "items",
            TableRows.write(rows));
    var promise =
        new FollowUp(
            "f", FollowUp.Kind.CALLBACK, "1001", "", 7_200_000, "13944445555", "tell her", null);
    var event =
        new TicketEvent(
            3_600_000,
            "1002",
            List.of(
                new Edit(Edit.STATE, "open", "waiting"),
                new Edit("call", "13955556666", "139 2222 3333")));
    TicketHandling handling =
        TicketHandling.NONE.and(event).with(promise.field(), promise.written());
    var ticket =
        new TicketRecord(
            "t",
            "240017",
            "c-1",
            null,
            "fault",
            "fault",
            3,
            "waiting",
            values,
            "1001",
            0L,
            9_000_000L,
            handling);
    return new TicketPaper.Content(
        form(), values, ticket, "fault", FakeDesk.wangFang(), "", handling.followUps(), false);
  }

  private byte[] pdf(Language language, PaperPdf.Size size) throws PaperTrouble {
    var fonts = PaperFonts.ofTheSystem(System.getenv(), Path.of(System.getProperty("user.home")));
    return new PaperPdf(fonts, size)
        .write(
            new TicketPaper(
                    new Messages(language), Objects.requireNonNull(seat.snapshot().person()), 0)
                .of(content()));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String joined(byte[] pdf) throws IOException {
    return text(pdf).replaceAll("\\s", "");
  }

  @Test
  void saysEverythingInEnglish() throws Exception {
    assertThat(text(pdf(Language.EN, PaperPdf.Size.A4)))
        .contains(
            "Fault report", "240017", "version 3", "State waiting", "Wang Fang", "138 0000 5678")
        .contains("Where", "Call back on", "Damaged devices", "Number of its owner")
        .contains("Follow-ups", "tell her", "History", "State: open → waiting")
        .contains("Printed 1970-01-01", "Page 1 of ");
  }

  @Test
  void saysEverythingInChinese() throws Exception {
    assertThat(joined(pdf(Language.ZH, PaperPdf.Size.A4)))
        .contains("故障报修", "240017", "第3版", "王芳", "地点", "回拨号码", "受损设备", "业主电话")
        .contains("后续事项", "处理记录", "打印时间1970-01-01", "第1页，共");
  }

  @ParameterizedTest
  @EnumSource(PaperPdf.Size.class)
  void cutsNothingOff(PaperPdf.Size size) throws Exception {
    byte[] pdf = pdf(Language.ZH, size);
    // The foot of a page stands between two lines of a text that flows on.
    String body = joined(pdf).replaceAll("打印时间.{10,60}?第[0-9]+页，共[0-9]+页", "");
    assertThat(body).contains(STORY);
    IntStream.rangeClosed(1, ROWS).forEach(i -> assertThat(body).contains("Device设备" + i));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      assertThat(joined(pdf)).contains("第" + pages + "页，共" + pages + "页");
      assertThat(joined(pdf).split("业主电话").length).as("a head on each page").isGreaterThan(2);
      float width = document.getPage(0).getMediaBox().getWidth();
      assertThat(width).isEqualTo(size == PaperPdf.Size.A4 ? 595f : 612f);
    }
  }

  /** Nothing that a masked agent prints holds a whole number, wherever it was typed. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void holdsNoWholeNumberForAMaskedAgent(Language language) throws Exception {
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT);
    String digits = text(pdf(language, PaperPdf.Size.A4)).replaceAll("[^0-9*]", "");
    assertThat(digits)
        .contains("138****5678", "139****2222", "139****3333", "139****5555", "139****6666")
        .doesNotContain("13800005678", "13911112222", "13922223333", "13944445555", "13955556666");
  }

  @Test
  void holdsThemForALead() throws Exception {
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT, Role.LEAD);
    assertThat(text(pdf(Language.EN, PaperPdf.Size.A4)).replaceAll("[^0-9*]", ""))
        .contains("13800005678", "13911112222", "13922223333", "13944445555");
  }

  /** What is extracted must be drawn as well; the pictures are kept where somebody asks. */
  @Test
  void drawsWhatItSays() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf(Language.ZH, PaperPdf.Size.A4))) {
      PDFRenderer renderer = new PDFRenderer(document);
      String keep = System.getProperty("seatline.paper.pictures");
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        BufferedImage page = renderer.renderImageWithDPI(i, 80);
        assertThat(inked(page)).as("page " + i).isGreaterThan(1_000);
        if (keep != null) {
          ImageIO.write(page, "png", new File(keep, "ticket-zh-" + i + ".png"));
        }
      }
    }
  }

  private static int inked(BufferedImage page) {
    int inked = 0;
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        inked += (page.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
      }
    }
    return inked;
  }
}
