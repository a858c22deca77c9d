package org.seatline.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link FeedPage} and leaves the body of each change as the text that came: whoever stores
 * thousands of them writes them down as they are. Their syntax is checked, nothing else.
 */
public final class FeedPageReader {
  private final String json;
  private final JsonParser parser;

  private @Nullable HistoryPoint server;
  private @Nullable Continuity continuity;
  private @Nullable List<Change> changes;
  private long asked;
  private long upTo;
  private boolean more;

  private FeedPageReader(String json, JsonParser parser) {
    this.json = json;
    this.parser = parser;
  }

  /**
   * Reads a page.
   *
   * @throws MalformedMessageException when the text is no page, or breaks a limit
   */
  public static FeedPage read(String json) throws MalformedMessageException {
    try (JsonParser parser = Wire.mapper().createParser(json)) {
      return new FeedPageReader(json, parser).page();
    } catch (JsonProcessingException e) {
      throw new MalformedMessageException("not a FeedPage: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new MalformedMessageException("not a FeedPage: " + e.getMessage(), e);
    }
  }

  /** The body of a change as JSON, without reading it where it came from here. */
  public static String text(JsonNode body) {
    return body instanceof POJONode node && node.getPojo() instanceof RawValue raw
        ? String.valueOf(raw.rawValue())
        : body.toString();
  }

  private FeedPage page() throws IOException, MalformedMessageException {
    expect(parser.nextToken(), JsonToken.START_OBJECT);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name();
      parser.nextToken();
      field(name);
    }
    HistoryPoint at = server;
    Continuity goesOn = continuity;
    List<Change> found = changes;
    if (at == null || goesOn == null || found == null) {
      throw new MalformedMessageException("not a FeedPage: not all of it is there", null);
    }
    return new FeedPage(at, goesOn, asked, upTo, more, List.copyOf(found));
  }

  private void field(String name) throws IOException, MalformedMessageException {
    switch (name) {
      case "server" -> server = parser.readValueAs(HistoryPoint.class);
      case "continuity" -> continuity = parser.readValueAs(Continuity.class);
      case "asked" -> asked = parser.getLongValue();
      case "upTo" -> upTo = parser.getLongValue();
      case "more" -> more = parser.getBooleanValue();
      case "changes" -> changes = changes();
      default -> parser.skipChildren();
    }
  }

  private List<Change> changes() throws IOException, MalformedMessageException {
    expect(parser.currentToken(), JsonToken.START_ARRAY);
    List<Change> found = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      found.add(change());
    }
    return found;
  }

  private Change change() throws IOException, MalformedMessageException {
    expect(parser.currentToken(), JsonToken.START_OBJECT);
    long number = -1;
    ChangeKind kind = null;
    String id = null;
    JsonNode body = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name();
      parser.nextToken();
      switch (name) {
        case "number" -> number = parser.getLongValue();
        case "kind" -> kind = parser.readValueAs(ChangeKind.class);
        case "id" -> id = parser.getValueAsString();
        case "body" -> body = body();
        default -> parser.skipChildren();
      }
    }
    if (number < 0 || kind == null || id == null) {
      throw new MalformedMessageException("not a Change: not all of it is there", null);
    }
    return new Change(number, kind, id, body);
  }

  private @Nullable JsonNode body() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    int begin = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    parser.skipChildren();
    parser.finishToken();
    int end = Math.toIntExact(parser.currentLocation().getCharOffset());
    return new POJONode(new RawValue(json.substring(begin, end)));
  }

  private String name() throws IOException, MalformedMessageException {
    expect(parser.currentToken(), JsonToken.FIELD_NAME);
    return parser.currentName();
  }

  /** Also at the end of a text that was cut off, where the parser has no token any more. */
  private static void expect(@Nullable JsonToken token, JsonToken expected)
      throws MalformedMessageException {
    if (token != expected) {
      throw new MalformedMessageException("not a FeedPage: " + token + " for " + expected, null);
    }
  }
}
