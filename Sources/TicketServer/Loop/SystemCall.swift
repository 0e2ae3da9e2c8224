// The one place that knows errno.

import Glibc

/// A system call that failed, with its name and what the kernel said.
struct SystemError: Error, CustomStringConvertible {
    let call: StaticString
    let code: Int32

    var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// Repeats `body` while it is interrupted; nil when it would have to wait.
///
/// EBADF and EFAULT are our own mistakes: going on would touch somebody else's descriptor.
@inline(__always)
func systemCall(_ call: StaticString, _ body: () -> Int) throws(SystemError) -> Int? {
    while true {
        let result = body()
        if result >= 0 { return result }
        let code = errno
        switch code {
        case EINTR: continue
        case EAGAIN: return nil
        case EBADF, EFAULT: preconditionFailure("\(call): a descriptor or an address of ours is wrong")
        default: throw SystemError(call: call, code: code)
        }
    }
}

/// The same for calls that never wait.
@discardableResult
func requireCall(_ call: StaticString, _ body: () -> Int32) throws(SystemError) -> Int32 {
    guard let result = try systemCall(call, { Int(body()) }) else { throw SystemError(call: call, code: EAGAIN) }
    return Int32(truncatingIfNeeded: result)
}
