// The thread behind the access log: takes the lines away and writes them, however slowly they are read.

import CLinux
import Glibc
import Synchronization
import TicketCore

/// A system call that failed, and why.
struct SystemFailure: Error, Sendable, Hashable, CustomStringConvertible {
    let call: String
    let code: Int32
    var description: String { "\(call): \(String(cString: strerror(code)))" }
}

final class AccessLogWriter: Sendable {
    private let descriptor: Int32
    private let event: Int32
    /// How much one write may have so that it cannot block: a pipe that polls as writable takes PIPE_BUF bytes (pipe(7)).
    private let step: Int
    private let isStopping = Atomic(false)
    private let thread = Mutex<pthread_t?>(nil)

    init(descriptor: Int32) throws(SystemFailure) {
        self.descriptor = descriptor
        event = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard event >= 0 else { throw SystemFailure(call: "eventfd", code: errno) }
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        step = isFile ? .max : 4096
    }

    deinit { close(event) }

    /// Starts the thread; `collect` is called on it.
    func start(_ collect: @escaping @Sendable () -> [[UInt8]]) {
        let work = Unmanaged.passRetained(Work(writer: self, collect: collect))
        var created = pthread_t()
        let code = pthread_create(
            &created, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, work.toOpaque())
        if code == 0 {
            thread.withLock { $0 = created }
        } else {
            work.release()
        }
    }

    func wake() {
        var one: UInt64 = 1
        _ = Glibc.write(event, &one, 8)
    }

    func stop() {
        isStopping.store(true, ordering: .releasing)
        wake()
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        if let thread { pthread_join(thread, nil) }
    }

    private final class Work: Sendable {
        let writer: AccessLogWriter
        let collect: @Sendable () -> [[UInt8]]

        init(writer: AccessLogWriter, collect: @escaping @Sendable () -> [[UInt8]]) {
            self.writer = writer
            self.collect = collect
        }

        func run() {
            // Signals are the loop's: one that arrived here would end the process instead of draining it, and a closed
            // pipe is an error like any other.
            var signals = sigset_t()
            sigfillset(&signals)
            pthread_sigmask(SIG_BLOCK, &signals, nil)
            while true {
                let isLast = writer.isStopping.load(ordering: .acquiring)
                for lines in collect() { writer.write(lines) }
                if isLast { return }
                writer.wait()
            }
        }
    }

    /// Until `wake` or for 200 ms.
    private func wait() {
        var place = pollfd(fd: event, events: Int16(POLLIN), revents: 0)
        guard poll(&place, 1, 200) > 0 else { return }
        var count: UInt64 = 0
        _ = read(event, &count, 8)
    }

    private func write(_ lines: [UInt8]) {
        var rest = lines[...]
        while !rest.isEmpty {
            guard canWrite() else {
                if isStopping.load(ordering: .acquiring) { return }
                continue
            }
            let written = rest.prefix(step).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if written < 0, errno != EINTR, errno != EAGAIN {
                return  // closed pipe, full disk: these lines are lost, the next may go through
            }
        }
    }

    private func canWrite() -> Bool {
        var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&place, 1, 1000) > 0
    }
}
