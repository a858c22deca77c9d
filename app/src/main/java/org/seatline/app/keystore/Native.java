package org.seatline.app.keystore;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Functions of a library of the system; loaded once and for good. */
final class Native {
  static final AddressLayout POINTER = ValueLayout.ADDRESS;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup symbols;

  private Native(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /** A library by the name of its file; empty where it is not installed. */
  static Optional<Native> library(String file) {
    try {
      return Optional.of(new Native(SymbolLookup.libraryLookup(file, Arena.global())));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not installed: the caller says what follows from that
    }
  }

  /** A function without a result. */
  MethodHandle action(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(symbol(name), FunctionDescriptor.ofVoid(arguments));
  }

  /** A function with a result. */
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
  }

  /** The address of a function. */
  MemorySegment symbol(String name) {
    return symbols
        .find(name)
        .orElseThrow(() -> new IllegalStateException("the system's library lacks " + name));
  }

  /** Whether there is such a function. */
  boolean has(String name) {
    return symbols.find(name).isPresent();
  }

  /** What a native call throws when it is called wrongly. */
  static IllegalStateException misused(Throwable e) {
    return new IllegalStateException("a function of the system could not be called", e);
  }
}
