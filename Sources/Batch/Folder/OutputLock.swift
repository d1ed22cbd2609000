import Glibc

/// Sees to it that one run at a time writes into an output folder; freed when it goes.
final class OutputLock {
  private let descriptor: Int32

  /// Takes the lock; `Failure` 75 if another run has it.
  init(outputs: String, modes: FileModes) throws(Failure) {
    let path = "\(outputs)/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, modes.file)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotCreate, "output.cannot-create", ["file": path, "cause": systemCause()])
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Failure(.busy, "output.busy", ["folder": outputs])
    }
  }

  deinit { close(descriptor) }
}
