// Where commands write: the two standard streams, or a test's own.

import Glibc

/// Text for people on standard output and standard error.
struct Console: Sendable {
    let out: @Sendable (String) -> Void
    let error: @Sendable (String) -> Void
    var style = Style(colour: false)

    /// The process's own streams; colour only if standard output is a terminal and NO_COLOR is not set (no-color.org).
    static func process(environment: [String: String]) -> Console {
        let wanted = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        return Console(
            out: { write($0, to: STDOUT_FILENO) }, error: { write($0, to: STDERR_FILENO) },
            style: Style(colour: wanted && isatty(STDOUT_FILENO) == 1))
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                return
            }
        }
    }
}

/// Bold text, if the reader's terminal knows it.
struct Style: Sendable {
    let colour: Bool
    func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
