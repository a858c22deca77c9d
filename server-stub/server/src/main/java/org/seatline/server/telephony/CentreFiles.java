package org.seatline.server.telephony;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.seatline.server.admin.JsonSpans;

/** The files of the call centre's configuration folder, by path relative to it. */
record CentreFiles(Path folder) {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /**
   * Reads a whole file.
   *
   * @throws CentreFileException when there is none, or it cannot be read
   */
  byte[] read(String relativePath) throws CentreFileException {
    try {
      return Files.readAllBytes(folder.resolve(relativePath));
    } catch (NoSuchFileException e) {
      throw new CentreFileException(relativePath, "", "there is no such file");
    } catch (IOException e) {
      throw new CentreFileException(relativePath, "", "cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a JSON file.
   *
   * @throws CentreFileException with the line and the place of the first mistake
   */
  <T> T json(String relativePath, Class<T> type) throws CentreFileException {
    byte[] bytes = read(relativePath);
    try {
      return MAPPER.readValue(bytes, type);
    } catch (JsonProcessingException e) {
      throw new CentreFileException(relativePath, place(e), what(e));
    } catch (IOException e) {
      throw new CentreFileException(relativePath, "", "cannot be read: " + e.getMessage());
    }
  }

  /** The line of a path ({@code /menus/0}) in a JSON file that could be read. */
  ToIntFunction<String> lines(String relativePath) throws CentreFileException {
    String text = new String(read(relativePath), StandardCharsets.UTF_8);
    return path -> line(text, path);
  }

  private static int line(String text, String path) {
    try {
      return JsonSpans.of(text).line(path);
    } catch (IOException e) {
      return 1; // whatever reads a file that is no JSON tells where
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    boolean known = location != null && !isMissing(e); // something missing has no line
    return known ? ("line " + location.getLineNr() + " " + path).strip() : path;
  }

  private static boolean isMissing(JsonProcessingException e) {
    return e.getOriginalMessage().startsWith("Missing required ");
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }

  private static String what(JsonProcessingException e) {
    return switch (e) {
      case InvalidFormatException wrong ->
          "\"" + wrong.getValue() + "\" is not " + kind(wrong.getTargetType());
      case ValueInstantiationException _ -> "a value that is needed is null";
      case MismatchedInputException wrong -> mismatch(wrong);
      default -> e.getOriginalMessage();
    };
  }

  private static String mismatch(MismatchedInputException e) {
    return isMissing(e) ? "is missing" : kind(e.getTargetType()) + " is needed";
  }

  private static String kind(Class<?> type) {
    if (type.equals(int.class) || type.equals(long.class) || type.equals(Integer.class)) {
      return "a whole number";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type.equals(String.class) ? "a text" : "an object";
  }
}
