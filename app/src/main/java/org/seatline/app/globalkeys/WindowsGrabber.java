package org.seatline.app.globalkeys;

import static org.seatline.app.globalkeys.Functions.INT;
import static org.seatline.app.globalkeys.Functions.LONG;
import static org.seatline.app.globalkeys.Functions.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seatline.app.keys.KeyCombo;

/**
 * Keys of a Windows desktop (user32): RegisterHotKey posts WM_HOTKEY to the thread that registered.
 * Written by Microsoft's documentation; not tried on a Windows computer.
 *
 * <pre>
 * MSG, 64 bits:  0 hwnd | 8 message | 16 wParam | 24 lParam | 32 time | 36 pt | 48
 * </pre>
 */
final class WindowsGrabber implements KeyGrabber {
  private static final int MOD_ALT = 1;
  private static final int MOD_CONTROL = 2;
  private static final int MOD_SHIFT = 4;
  private static final int MOD_NO_REPEAT = 0x4000;
  private static final int WM_HOTKEY = 0x312;
  private static final int REMOVE = 1;
  private static final int POSTED_MESSAGE = 8;
  private static final long MESSAGE_BYTES = 48;
  private static final long MESSAGE_AT = 8;
  private static final long ID_AT = 16;
  private static final int VK_F1 = 0x70;

  private static final Map<String, Integer> CODES =
      Map.of(
          "Enter",
          0x0D,
          "Page_Up",
          0x21,
          "Page_Down",
          0x22,
          "Left",
          0x25,
          "Up",
          0x26,
          "Right",
          0x27,
          "Down",
          0x28,
          "Comma",
          0xBC,
          "Period",
          0xBE,
          "Slash",
          0xBF);

  private final Functions user32 = new Functions("user32");
  private final MethodHandle register =
      user32.function("RegisterHotKey", INT, POINTER, INT, INT, INT);
  private final MethodHandle unregister = user32.function("UnregisterHotKey", INT, POINTER, INT);
  private final MethodHandle peek =
      user32.function("PeekMessageW", INT, POINTER, POINTER, INT, INT, INT);
  private final MethodHandle await =
      user32.function("MsgWaitForMultipleObjects", INT, INT, POINTER, INT, INT, INT);
  private final Arena arena = Arena.ofShared();
  private final MemorySegment message = arena.allocate(MESSAGE_BYTES, Long.BYTES);
  private int count;

  @Override
  public List<KeyCombo> grab(List<KeyCombo> keys) {
    List<KeyCombo> taken = new ArrayList<>();
    for (KeyCombo key : keys) {
      int modifiers =
          MOD_NO_REPEAT
              | (key.ctrl() ? MOD_CONTROL : 0)
              | (key.alt() ? MOD_ALT : 0)
              | (key.shift() ? MOD_SHIFT : 0);
      try {
        if ((int) register.invokeExact(MemorySegment.NULL, count, modifiers, code(key)) == 0) {
          taken.add(key);
        }
      } catch (Throwable e) {
        throw Functions.misused(e);
      }
      count++;
    }
    return taken;
  }

  /** The virtual key code: letters and digits are their characters. */
  static int code(KeyCombo key) {
    String name = key.key();
    if (name.length() == 1) {
      return name.charAt(0);
    }
    Integer known = CODES.get(name);
    return known == null ? VK_F1 + Integer.parseInt(name.substring(1)) - 1 : known;
  }

  @Override
  public int await(int maxMs) {
    try {
      int _ = (int) await.invokeExact(0, MemorySegment.NULL, 0, maxMs, POSTED_MESSAGE);
      while ((int) peek.invokeExact(message, MemorySegment.NULL, 0, 0, REMOVE) != 0) {
        if (message.get(INT, MESSAGE_AT) == WM_HOTKEY) {
          return (int) message.get(LONG, ID_AT);
        }
      }
      return NONE;
    } catch (Throwable e) {
      throw Functions.misused(e);
    }
  }

  @Override
  public void close() {
    try {
      for (int id = 0; id < count; id++) {
        int _ = (int) unregister.invokeExact(MemorySegment.NULL, id);
      }
    } catch (Throwable e) {
      throw Functions.misused(e);
    }
    arena.close();
  }
}
