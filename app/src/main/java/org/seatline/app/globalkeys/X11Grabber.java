package org.seatline.app.globalkeys;

import static org.seatline.app.globalkeys.Functions.INT;
import static org.seatline.app.globalkeys.Functions.LONG;
import static org.seatline.app.globalkeys.Functions.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.seatline.app.keys.KeyCombo;

/**
 * Keys of an X display, by XGrabKey on its root window over a connection of its own. Written by the
 * Xlib manual; offsets are those of 64 bits.
 *
 * <pre>
 * XKeyEvent:   0 type | 80 state | 84 keycode;  XEvent: 192 bytes
 * XErrorEvent: 0 type | 8 display | 16 resourceid | 24 serial | 32 error_code
 * pollfd:      0 fd | 4 events | 6 revents
 * </pre>
 */
final class X11Grabber implements KeyGrabber {
  private static final int KEY_PRESS = 2;
  private static final int GRAB_ASYNC = 1;
  private static final int SHIFT = 1;
  private static final int CAPS_LOCK = 2;
  private static final int CONTROL = 4;
  private static final int ALT = 8;
  private static final int NUM_LOCK = 16;
  private static final int WANTED = SHIFT | CONTROL | ALT;
  private static final int[] LOCKS = {0, CAPS_LOCK, NUM_LOCK, CAPS_LOCK | NUM_LOCK};
  private static final long EVENT_BYTES = 192;
  private static final long STATE_AT = 80;
  private static final long KEYCODE_AT = 84;
  private static final long ERROR_DISPLAY_AT = 8;
  private static final long ERROR_BYTES = 40;
  private static final long POLL_BYTES = 8;
  private static final short POLL_IN = 1;

  /** Names of keys that X calls otherwise. */
  private static final Map<String, String> NAMES =
      Map.of("Enter", "Return", "Comma", "comma", "Period", "period", "Slash", "slash");

  private final Functions x11 = new Functions("libX11.so.6");
  private final Functions system = new Functions(Linker.nativeLinker().defaultLookup());
  private final MethodHandle grabKey =
      x11.function("XGrabKey", INT, POINTER, INT, INT, LONG, INT, INT, INT);
  private final MethodHandle setErrorHandler = x11.function("XSetErrorHandler", POINTER, POINTER);
  private final MethodHandle sync = x11.function("XSync", INT, POINTER, INT);
  private final MethodHandle toKeysym = x11.function("XStringToKeysym", LONG, POINTER);
  private final MethodHandle toKeycode =
      x11.function("XKeysymToKeycode", ValueLayout.JAVA_BYTE, POINTER, LONG);
  private final MethodHandle pending = x11.function("XPending", INT, POINTER);
  private final MethodHandle nextEvent = x11.function("XNextEvent", INT, POINTER, POINTER);
  private final MethodHandle closeDisplay = x11.function("XCloseDisplay", INT, POINTER);
  private final MethodHandle poll = system.function("poll", INT, POINTER, LONG, INT);

  private final Arena arena = Arena.ofShared();
  private final MemorySegment event = arena.allocate(EVENT_BYTES, Long.BYTES);
  private final MemorySegment waiting = arena.allocate(POLL_BYTES, Long.BYTES);
  private final MemorySegment display;
  private final long root;
  private final List<Grab> grabs = new ArrayList<>();
  private boolean refused;

  private record Grab(int keycode, int modifiers) {}

  /**
   * @throws IllegalStateException when there is no display
   */
  X11Grabber() {
    try {
      display =
          (MemorySegment)
              x11.function("XOpenDisplay", POINTER, POINTER).invokeExact(MemorySegment.NULL);
      if (display.equals(MemorySegment.NULL)) {
        throw new IllegalStateException("there is no X display");
      }
      root = (long) x11.function("XDefaultRootWindow", LONG, POINTER).invokeExact(display);
      int socket = (int) x11.function("XConnectionNumber", INT, POINTER).invokeExact(display);
      waiting.set(INT, 0, socket);
      waiting.set(ValueLayout.JAVA_SHORT, Integer.BYTES, POLL_IN);
    } catch (IllegalStateException e) {
      throw e;
    } catch (Throwable e) {
      throw Functions.misused(e);
    }
  }

  @Override
  public List<KeyCombo> grab(List<KeyCombo> keys) {
    List<KeyCombo> taken = new ArrayList<>();
    for (KeyCombo key : keys) {
      Grab grab = new Grab(keycode(key), modifiers(key));
      grabs.add(grab);
      if (grab.keycode() == 0 || !grab(grab)) {
        taken.add(key);
      }
    }
    return taken;
  }

  /**
   * An error of X ends the process unless somebody hears it: the toolkit's handler is replaced
   * while this asks.
   */
  private boolean grab(Grab grab) {
    refused = false;
    try {
      MemorySegment before = (MemorySegment) setErrorHandler.invokeExact(handler());
      try {
        for (int locks : LOCKS) {
          int _ =
              (int)
                  grabKey.invokeExact(
                      display,
                      grab.keycode(),
                      grab.modifiers() | locks,
                      root,
                      0,
                      GRAB_ASYNC,
                      GRAB_ASYNC);
        }
        int _ = (int) sync.invokeExact(display, 0);
      } finally {
        MemorySegment _ = (MemorySegment) setErrorHandler.invokeExact(before);
      }
    } catch (Throwable e) {
      throw Functions.misused(e);
    }
    return !refused;
  }

  /** Called by X, on any thread that talks to it. */
  private MemorySegment handler() throws ReflectiveOperationException {
    ToIntBiFunction<MemorySegment, MemorySegment> handler = (_, error) -> note(error);
    MethodHandle heard =
        MethodHandles.publicLookup()
            .findVirtual(
                ToIntBiFunction.class,
                "applyAsInt",
                MethodType.methodType(int.class, Object.class, Object.class))
            .bindTo(handler)
            .asType(MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
    return Linker.nativeLinker()
        .upcallStub(heard, FunctionDescriptor.of(INT, POINTER, POINTER), arena);
  }

  private int note(MemorySegment error) {
    MemorySegment about = error.reinterpret(ERROR_BYTES).get(POINTER, ERROR_DISPLAY_AT);
    if (about.equals(display)) {
      refused = true;
    }
    return 0;
  }

  private int keycode(KeyCombo key) {
    try (Arena name = Arena.ofConfined()) {
      String called = NAMES.getOrDefault(key.key(), key.key());
      long keysym = (long) toKeysym.invokeExact(name.allocateFrom(called));
      return Byte.toUnsignedInt((byte) toKeycode.invokeExact(display, keysym));
    } catch (Throwable e) {
      throw Functions.misused(e);
    }
  }

  private static int modifiers(KeyCombo key) {
    return (key.shift() ? SHIFT : 0) | (key.ctrl() ? CONTROL : 0) | (key.alt() ? ALT : 0);
  }

  @Override
  public int await(int maxMs) {
    try {
      if ((int) pending.invokeExact(display) == 0) {
        int _ = (int) poll.invokeExact(waiting, 1L, maxMs);
      }
      while ((int) pending.invokeExact(display) > 0) {
        int _ = (int) nextEvent.invokeExact(display, event);
        if (event.get(INT, 0) == KEY_PRESS) {
          int state = event.get(INT, STATE_AT) & WANTED;
          return grabs.indexOf(new Grab(event.get(INT, KEYCODE_AT), state));
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
      int _ = (int) closeDisplay.invokeExact(display);
    } catch (Throwable e) {
      throw Functions.misused(e);
    }
    arena.close();
  }
}
