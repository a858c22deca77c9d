package org.seatline.app.local.faults;

import org.jspecify.annotations.Nullable;

/** Which fault meets which operation. */
@FunctionalInterface
public interface FaultPlan {

  /** Everything works. */
  FaultPlan HEALTHY = step -> null;

  /** What is done to files. */
  enum Operation {
    /** A file is opened or made. */
    OPEN,
    /** Bytes are read. */
    READ,
    /** Bytes are written, or the file is cut. */
    WRITE,
    /** What was written is forced to the disk. */
    FORCE,
    /** Names change: moved, deleted, made. */
    NAME;

    /** Whether it changes something. */
    public boolean changes() {
      return this != READ;
    }
  }

  /**
   * One operation.
   *
   * @param count how many operations there were before since the plan came into force
   * @param writtenBytes how many bytes were written since then
   */
  record Step(Operation operation, long count, long writtenBytes) {}

  /** The fault that meets this operation; null for none. */
  @Nullable Fault at(Step step);

  /** No room after so many more bytes, until the plan ends. */
  static FaultPlan fullAfter(long bytes) {
    return step ->
        step.operation() == Operation.WRITE && step.writtenBytes() >= bytes ? Fault.NO_SPACE : null;
  }

  /** This fault meets {@code length} operations that change something, from the k-th on. */
  static FaultPlan from(long k, long length, Fault fault) {
    long[] changes = {0};
    return step -> {
      if (!step.operation().changes()) {
        return null;
      }
      long at = changes[0]++;
      return at >= k && at < k + length ? fault : null;
    };
  }

  /** This fault meets every operation of one kind. */
  static FaultPlan always(Operation operation, Fault fault) {
    return step -> step.operation() == operation ? fault : null;
  }
}
