// A file descriptor with one owner, closed when its owner is done.

import Glibc

/// A file descriptor that is closed exactly once. Move it or release it; it cannot be copied.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    /// Takes over `number`, which must be open and owned by nobody else.
    init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// Gives the number away: the caller closes it from now on.
    consuming func release() -> Int32 {
        let number = self.number
        discard self
        return number
    }
}
