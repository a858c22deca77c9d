import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the form of every Java source of the project, or corrects it. Run by the build: {@code mvn
 * verify} checks, {@code mvn -Pformat} corrects.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean correct = args.length > 1 && args[1].equals("correct");
    List<Path> odd;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      odd =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .filter(f -> !f.toString().contains("target"))
              .filter(f -> differs(f, correct))
              .toList();
    }
    if (correct) {
      System.out.println("format: " + odd.size() + " files corrected");
    } else if (!odd.isEmpty()) {
      odd.forEach(f -> System.out.println("format: " + f));
      System.out.println(
          "format: " + odd.size() + " files are not formatted; run `mvn -Pformat` to correct them");
      System.exit(1);
    }
  }

  private static boolean differs(Path file, boolean correct) {
    try {
      String before = Files.readString(file);
      String after =
          new Formatter()
              .formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(before));
      if (before.replace("\r\n", "\n").equals(after)) {
        return false;
      }
      if (correct) {
        Files.writeString(file, after);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + " cannot be read as Java: " + e.getMessage(), e);
    }
  }
}
