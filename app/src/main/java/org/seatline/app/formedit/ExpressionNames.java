package org.seatline.app.formedit;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Other names in the text of an expression, which need not be finished: a name is a word outside of
 * quotes; behind a point it is that of a column.
 */
final class ExpressionNames {
  private static final Pattern LOOPS =
      Pattern.compile("\\.(?:map|filter|exists|exists_one|all)\\s*\\(\\s*([A-Za-z_]\\w*)\\s*,");

  private ExpressionNames() {}

  /** Renames a field; an expression that has a row of that name, old or new, is left alone. */
  static String field(String text, String before, String after) {
    Set<String> rows =
        LOOPS.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    if (rows.contains(before) || rows.contains(after)) {
      return text;
    }
    return words(text, false, word -> word.equals(before) ? after : word);
  }

  /** Renames a column. */
  static String column(String text, String before, String after) {
    return words(text, true, word -> word.equals(before) ? after : word);
  }

  private static String words(String text, boolean behindPoint, UnaryOperator<String> change) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    boolean point = false;
    while (at < text.length()) {
      int end = end(text, at);
      String token = text.substring(at, end);
      boolean word = Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
      boolean quotes = end < text.length() && isQuote(text.charAt(end));
      boolean call = text.substring(end).stripLeading().startsWith("(");
      boolean name = word && !call && !(quotes && isPrefix(token));
      result.append(name && point == behindPoint ? change.apply(token) : token);
      point = token.isBlank() ? point : token.equals(".");
      at = end;
    }
    return result.toString();
  }

  private static boolean isPrefix(String word) {
    return word.equalsIgnoreCase("r") || word.equalsIgnoreCase("b");
  }

  private static boolean isQuote(char sign) {
    return sign == '\'' || sign == '"';
  }

  /** The end of a word, a number, a quotation, or of a single sign. */
  private static int end(String text, int from) {
    char first = text.charAt(from);
    if (isQuote(first)) {
      return endOfQuotation(text, from);
    }
    int end = from + 1;
    if (Character.isLetterOrDigit(first) || first == '_') {
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
    }
    return end;
  }

  private static int endOfQuotation(String text, int from) {
    boolean raw = from > 0 && (text.charAt(from - 1) == 'r' || text.charAt(from - 1) == 'R');
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(from)) {
      at += text.charAt(at) == '\\' && !raw ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }
}
