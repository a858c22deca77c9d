package org.seatline.protocol.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;

/** Fields of files: their values, what files are, what forms say of them. */
final class AttachedFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static AttachedFile file(int number, String name, long size, FileType type) {
    return new AttachedFile(
        "00000000-0000-4000-8000-%012d".formatted(number),
        name,
        size,
        type.mime(),
        "%064x".formatted(number));
  }

  private static final AttachedFile PHOTO = file(1, "电表.jpg", 1_200_000, FileType.JPEG);
  private static final AttachedFile BILL = file(2, "bill.pdf", 90_000, FileType.PDF);

  private static String form(String limits, String rest) {
    return """
    {"id": "f", "version": 1, "title": {"en": "F", "zh": "表"}, "sections": [
      {"id": "s", "title": {"en": "S", "zh": "节"}, "fields": [
        {"id": "photos", "type": "file", "label": {"en": "Photos", "zh": "照片"}%s}%s]}]}\
    """
        .formatted(limits, rest);
  }

  private static FormState state(String limits, String rest, String photos) throws Exception {
    FormDocument form = FormParser.parse(Wire.mapper().readTree(form(limits, rest)));
    return FormState.of(form, Map.of("photos", photos), TODAY);
  }

  private static List<String> problems(String limits, List<AttachedFile> files) throws Exception {
    return state(limits, "", AttachedFiles.write(files)).problems().stream()
        .map(FormValidation.Problem::key)
        .toList();
  }

  @Test
  void aValueIsReadAsItWasWritten() {
    String value = AttachedFiles.write(List.of(PHOTO, BILL));
    assertThat(AttachedFiles.parse(value)).contains(List.of(PHOTO, BILL));
    assertThat(AttachedFiles.names(value)).containsExactly("电表.jpg", "bill.pdf");
    assertThat(AttachedFiles.words(value)).isEqualTo("电表.jpg\nbill.pdf");
    assertThat(AttachedFiles.words("[a note]")).isEqualTo("[a note]");
    assertThat(AttachedFiles.parse("")).contains(List.of());
    assertThat(AttachedFiles.write(List.of())).isEmpty();
  }

  @Test
  void asManyFilesAsThereMayBeFitIntoAFieldOfTheServer() {
    List<AttachedFile> most = new ArrayList<>();
    for (int i = 0; i < FileLimits.FILES_MAX; i++) {
      String name = "照".repeat(AttachedFiles.NAME_MAX_CHARS - 4) + ".jpg";
      most.add(file(i, name, 50_000_000, FileType.JPEG));
    }
    String value = AttachedFiles.write(most);
    assertThat(AttachedFiles.parse(value)).isPresent();
    assertThat(value).hasSizeLessThan(10_000);
    assertThat(AttachedFiles.names(AttachedFiles.told(value))).hasSize(6).endsWith("…");
    assertThat(AttachedFiles.told(value)).hasSizeLessThan(1_000);
  }

  @Test
  void aDamagedOrForgedValueIsNone() {
    String good = AttachedFiles.write(List.of(PHOTO));
    for (String bad :
        List.of(
            "x",
            "{}",
            "[1]",
            "[{}]",
            good.substring(0, good.length() - 5),
            good.replace("电表.jpg", "../电表.jpg"),
            good.replace("电表.jpg", "电表.exe"),
            good.replace("1200000", "0"),
            good.replace("image/jpeg", "application/x-msdownload"),
            AttachedFiles.write(List.of(PHOTO, PHOTO)))) {
      assertThat(AttachedFiles.parse(bad)).as(bad).isEmpty();
    }
  }

  private static byte[] head(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aFileIsWhatItsBytesSay() {
    assertThat(FileType.of(head("\u0089PNG\r\n\u001a\nrest"))).contains(FileType.PNG);
    assertThat(FileType.of(head("\u00ff\u00d8\u00ff\u00e0"))).contains(FileType.JPEG);
    assertThat(FileType.of(head("GIF89a"))).contains(FileType.GIF);
    assertThat(FileType.of(head("RIFF\1\2\3\4WEBP"))).contains(FileType.WEBP);
    assertThat(FileType.of(head("\0\0\0\30ftypheic"))).contains(FileType.HEIC);
    assertThat(FileType.of(head("%PDF-1.7\n%\u00e2\u00e3"))).contains(FileType.PDF);
    assertThat(FileType.of("电表读数 123".getBytes(StandardCharsets.UTF_8))).contains(FileType.TEXT);
    for (String none :
        List.of("MZ\u0090\0", "\177ELF", "PK\3\4", "#!/bin/sh\n", "\u00ca\u00fe\u00ba\u00be", "")) {
      assertThat(FileType.of(head(none))).as(none).isEmpty();
    }
  }

  @Test
  void textThatIsCutWithinACharacterIsText() {
    byte[] text = "表".repeat(2_000).getBytes(StandardCharsets.UTF_8);
    assertThat(FileType.of(Arrays.copyOf(text, FileType.HEAD_BYTES))).contains(FileType.TEXT);
    assertThat(FileType.of(Arrays.copyOf(text, 100))).isEmpty();
  }

  @Test
  void aNameSaysWhatTheFileIs() {
    assertThat(FileType.JPEG.named("C:\\photos\\meter.JPEG")).isEqualTo("meter.JPEG");
    assertThat(FileType.PDF.named("bill.pdf.exe")).isEqualTo("bill.pdf.exe.pdf");
    assertThat(FileType.PNG.named("../../.png")).isEqualTo(".png.png");
    assertThat(FileType.PNG.named("a<b>\u202egnp.\n")).doesNotContain("<", "\u202e", "\n");
    assertThat(FileType.PDF.named("长".repeat(300)))
        .hasSize(AttachedFiles.NAME_MAX_CHARS)
        .endsWith(".pdf");
    String again = FileType.PDF.named("a b.pdf");
    assertThat(FileType.PDF.named(again)).isEqualTo(again);
  }

  @Test
  void theFormLimitsNumberSizeAndKind() throws Exception {
    assertThat(problems("", List.of(PHOTO, BILL))).isEmpty();
    assertThat(problems(", \"filesMax\": 1", List.of(PHOTO, BILL)))
        .containsExactly("ticket.problem.files-max");
    assertThat(problems(", \"maxMegabytes\": 1", List.of(PHOTO)))
        .containsExactly("ticket.problem.file-large");
    assertThat(problems(", \"kinds\": [\"pdf\"]", List.of(PHOTO)))
        .containsExactly("ticket.problem.file-kind");
    assertThat(problems(", \"required\": true", List.of()))
        .containsExactly("ticket.problem.attach");
    assertThat(state("", "", "[oops]").problems())
        .extracting(FormValidation.Problem::key)
        .containsExactly("ticket.problem.files");
  }

  @Test
  void expressionsCountFiles() throws Exception {
    String rest =
        """
        , {"id": "why", "type": "text", "requiredWhen": "count(photos) > 1",
           "label": {"en": "Why", "zh": "原因"}}\
        """;
    String two = AttachedFiles.write(List.of(PHOTO, BILL));
    assertThat(state("", rest, AttachedFiles.write(List.of(PHOTO))).problems()).isEmpty();
    assertThat(state("", rest, two).problems())
        .extracting(FormValidation.Problem::fieldId)
        .containsExactly("why");
    assertThat(FormCheck.check(form("", rest))).isEmpty();
  }

  @Test
  void whatAFormSaysIsWrittenBackAndChecked() throws Exception {
    String limits = ", \"filesMax\": 3, \"maxMegabytes\": 20, \"kinds\": [\"image\", \"text\"]";
    FormDocument form = FormParser.parse(Wire.mapper().readTree(form(limits, "")));
    FileLimits read = form.fields().findFirst().orElseThrow().limits().files();
    assertThat(read.filesMax()).isEqualTo(3);
    assertThat(read.maxBytes()).isEqualTo(20_000_000);
    assertThat(read.inOrder()).containsExactly(FileKind.IMAGE, FileKind.TEXT);
    assertThat(FormParser.parse(FormWriter.write(form))).isEqualTo(form);
    assertThat(findings(", \"filesMax\": 0")).containsExactly("form.finding.file-limit");
    assertThat(findings(", \"maxMegabytes\": 51")).containsExactly("form.finding.file-limit");
    assertThat(findings(", \"kinds\": []")).containsExactly("form.finding.file-kinds");
    assertThat(findings(", \"kinds\": [\"exe\"]")).containsExactly("form.finding.file-kind");
    assertThat(findings(limits)).isEmpty();
  }

  private static List<String> findings(String limits) {
    return FormCheck.check(form(limits, "")).stream().map(FormFinding::key).toList();
  }

  @Test
  void plainFieldsOfFilesTakeWhatIsUsual() {
    var words = new LocalizedText("Photos", "照片");
    FormField field = FormField.plain("photos", words, FormField.Type.FILE, false);
    assertThat(field.limits().files()).isEqualTo(FileLimits.USUAL);
  }
}
