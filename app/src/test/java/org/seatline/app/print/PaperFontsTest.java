package org.seatline.app.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A computer without the fonts that a paper wants. */
final class PaperFontsTest {
  @TempDir Path folder;

  private static Paper saying(String text) {
    return new Paper("", text, List.of(), "", "{0}/{1}");
  }

  private void install(String name) throws Exception {
    try (Stream<Path> all = Files.walk(Path.of("/usr/share/fonts"))) {
      Path file = all.filter(each -> each.endsWith(name)).findFirst().orElseThrow();
      Files.copy(file, folder.resolve(name));
    }
  }

  @Test
  void saysThatThereIsNoFontForChineseInsteadOfPrintingBoxes() throws Exception {
    install("NotoSans-Regular.ttf");
    PaperPdf pdf = new PaperPdf(new PaperFonts(List.of(folder)), PaperPdf.Size.A4);
    assertThatThrownBy(() -> pdf.write(saying("工单")))
        .isInstanceOfSatisfying(
            PaperTrouble.class,
            trouble -> assertThat(trouble.why()).isEqualTo(PaperTrouble.Why.NO_FONT));
    assertThat(pdf.write(saying("A ticket"))).isNotEmpty();
  }

  @Test
  void findsThePartOfACollection() throws Exception {
    install("NotoSansCJK-Regular.ttc");
    PaperFonts.Faces faces = new PaperFonts(List.of(folder)).forPaper(saying("工单"));
    assertThat(faces.regular().getPostscriptFontName()).contains("CJKsc");
    assertThat(faces.writable("工单\uD83D\uDE00")).isEqualTo("工单?");
  }
}
