package org.seatline.protocol.form;

import java.util.List;

/**
 * Something that is wrong with a form, at its place.
 *
 * @param pointer of the place (RFC 6901)
 * @param line of the document's text, from 1
 * @param weight whether the form can be published all the same
 * @param key of the sentence in the bundles
 * @param arguments of the sentence
 */
public record FormFinding(
    String pointer, int line, Weight weight, String key, List<Object> arguments) {
  /** Copies the list. */
  public FormFinding {
    arguments = List.copyOf(arguments);
  }

  /** How bad it is. */
  public enum Weight {
    /** The form cannot be published. */
    WRONG,
    /** It works, but hardly as it is meant. */
    DOUBTFUL
  }
}
