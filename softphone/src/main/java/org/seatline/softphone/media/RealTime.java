package org.seatline.softphone.media;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduling before all ordinary work, for a thread that audio hangs on and that works for less
 * than a third of its time. Linux only, where the process may have it ({@code CAP_SYS_NICE} or
 * {@code RLIMIT_RTPRIO}); a Java priority is not heard there. The kernel itself sees to it that
 * such threads leave 5 % of the processors to the rest.
 */
public final class RealTime {
  private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);
  private static final int SCHED_RR = 2;
  private static final int LOWEST_PRIORITY = 1;
  private static final int THIS_THREAD = 0;

  private RealTime() {}

  /**
   * Asks for it, for the calling thread.
   *
   * @return whether it was granted; if not everything is as it was
   */
  public static boolean ask() {
    boolean granted = System.getProperty("os.name", "").startsWith("Linux") && schedule();
    LOG.debug("{} has real-time priority: {}", Thread.currentThread().getName(), granted);
    return granted;
  }

  /** {@code int sched_setscheduler(pid_t, int policy, const struct sched_param *)}. */
  @SuppressWarnings("restricted") // one call of the C library
  private static boolean schedule() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("sched_setscheduler");
    if (function.isEmpty()) {
      return false;
    }
    MethodHandle call =
        linker.downcallHandle(
            function.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameter = arena.allocateFrom(ValueLayout.JAVA_INT, LOWEST_PRIORITY);
      return (int) call.invokeExact(THIS_THREAD, SCHED_RR, parameter) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library failed", e);
    }
  }
}
