package org.seatline.app.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.document.DocumentNode;
import org.seatline.protocol.document.MalformedDocumentException;

/** A knowledge article. The paragraphs of its body are separated by an empty line. */
public record Article(String id, LocalizedText title, LocalizedText body) {

  /**
   * Reads an article.
   *
   * @throws MalformedDocumentException naming the place of what is wrong
   */
  public static Article parse(JsonNode json) throws MalformedDocumentException {
    DocumentNode root = DocumentNode.root("article", json);
    return new Article(
        root.at("id").text(), root.at("title").localized(), root.at("body").localized());
  }

  /** The paragraphs in a language. */
  public List<String> paragraphs(String languageTag) {
    return Arrays.stream(body.in(languageTag).split("\\n\\s*\\n"))
        .map(String::strip)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }
}
