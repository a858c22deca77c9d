package org.seatline.protocol.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/** A node of a JSON document that knows its place, so that every complaint can name it. */
public final class DocumentNode {
  private final JsonNode json;
  private final String place;

  private DocumentNode(JsonNode json, String place) {
    this.json = json;
    this.place = place;
  }

  /**
   * The root of a document.
   *
   * @param what begins every place, for instance {@code script}
   */
  public static DocumentNode root(String what, JsonNode json) throws MalformedDocumentException {
    DocumentNode root = new DocumentNode(json, what);
    if (!json.isObject()) {
      throw root.wrong("must be an object");
    }
    return new DocumentNode(json, what + " " + root.at("id").text());
  }

  /** The child with this name. */
  public DocumentNode at(String field) throws MalformedDocumentException {
    DocumentNode child = find(field);
    if (child == null) {
      throw wrong("\"" + field + "\" is missing");
    }
    return child;
  }

  /** The child with this name, or null. */
  public @Nullable DocumentNode find(String field) {
    JsonNode child = json.get(field);
    return child == null || child.isNull() ? null : new DocumentNode(child, place + "/" + field);
  }

  /** The items of the array with this name; none when it is missing. */
  public List<DocumentNode> items(String field) throws MalformedDocumentException {
    DocumentNode array = find(field);
    if (array == null) {
      return List.of();
    }
    if (!array.json.isArray()) {
      throw array.wrong("must be an array");
    }
    List<DocumentNode> items = new ArrayList<>();
    for (JsonNode item : array.json) {
      items.add(new DocumentNode(item, array.place + "/" + items.size()));
    }
    return items;
  }

  /** Whether this node is an array. */
  public boolean isArray() {
    return json.isArray();
  }

  /** Whether this node is a text. */
  public boolean isText() {
    return json.isTextual();
  }

  /** This node's number. */
  public BigDecimal decimal() throws MalformedDocumentException {
    if (!json.isNumber()) {
      throw wrong("must be a number");
    }
    return json.decimalValue();
  }

  /** The texts of an object of texts, in the document's order; none when it is missing. */
  public Map<String, String> texts(String field) throws MalformedDocumentException {
    DocumentNode object = find(field);
    if (object == null) {
      return Map.of();
    }
    if (!object.json.isObject()) {
      throw object.wrong("must be an object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.json.properties()) {
      texts.put(entry.getKey(), object.at(entry.getKey()).text());
    }
    return texts;
  }

  /** This node's text; numbers and truth values count as their text. */
  public String text() throws MalformedDocumentException {
    if (!json.isValueNode()) {
      throw wrong("must be a text");
    }
    return json.asText();
  }

  /** The text of a child, or null. */
  public @Nullable String optionalText(String field) throws MalformedDocumentException {
    DocumentNode child = find(field);
    return child == null ? null : child.text();
  }

  /** This node's text in both languages. */
  public LocalizedText localized() throws MalformedDocumentException {
    return new LocalizedText(at("en").text(), at("zh").text());
  }

  /** The text of a child in both languages, or null. */
  public @Nullable LocalizedText optionalLocalized(String field) throws MalformedDocumentException {
    DocumentNode child = find(field);
    return child == null ? null : child.localized();
  }

  /** This node's whole number. */
  public int number() throws MalformedDocumentException {
    if (!json.isIntegralNumber() || !json.canConvertToInt()) {
      throw wrong("must be a whole number");
    }
    return json.intValue();
  }

  /** The truth value of a child; false when it is missing. */
  public boolean flag(String field) throws MalformedDocumentException {
    DocumentNode child = find(field);
    if (child != null && !child.json.isBoolean()) {
      throw child.wrong("must be true or false");
    }
    return child != null && child.json.booleanValue();
  }

  /** A complaint about this place. */
  public MalformedDocumentException wrong(String problem) {
    return new MalformedDocumentException(place, problem);
  }
}
