package org.seatline.app.shell;

import java.awt.Frame;
import java.awt.TextField;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;

/** A window of another process, with a field that takes the focus and tells what is typed. */
public final class OtherProgram {
  /** Where no test looks or clicks. */
  private static final int AT = 20;

  private static final int SIZE = 160;

  private OtherProgram() {}

  /** Runs until it is ended. */
  public static void main(String... args) {
    TextField field = new TextField("another program");
    field.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            System.out.println("focus");
          }
        });
    field.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyPressed(KeyEvent event) {
            System.out.println("key " + KeyEvent.getKeyText(event.getKeyCode()));
          }
        });
    Frame frame = new Frame("Another program");
    frame.add(field);
    frame.setBounds(AT, AT, SIZE, SIZE);
    frame.setVisible(true);
    frame.toFront();
    field.requestFocus();
  }
}
