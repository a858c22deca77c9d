package org.seatline.app.globalkeys;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Functions of a library of the system; loaded once and for good. */
final class Functions {
  static final AddressLayout POINTER = ValueLayout.ADDRESS;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final SymbolLookup symbols;

  /**
   * @throws IllegalArgumentException when there is no such library
   */
  Functions(String file) {
    this.symbols = SymbolLookup.libraryLookup(file, Arena.global());
  }

  Functions(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  /** What a native call throws when it is called wrongly. */
  static IllegalStateException misused(Throwable e) {
    return new IllegalStateException("a function of the system could not be called", e);
  }
}
