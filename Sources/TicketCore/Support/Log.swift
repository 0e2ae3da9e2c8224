// What the operator is told: one JSON object a line on standard error, with the names of the Elastic Common Schema.

import Glibc

/// A log with a level. Values go in as fields, never into the message: the message is a constant that can be searched for.
///
/// Never a secret: no token, no password, no whole e-mail address (`Log.masked(email:)`), no ticket code.
package struct Log: Sendable {
    package enum Level: Int, Sendable, Comparable, CaseIterable {
        case debug, info, warning, error

        package init?(name: String) {
            guard let level = Level.allCases.first(where: { $0.name == name }) else { return nil }
            self = level
        }

        package var name: String {
            switch self {
            case .debug: "debug"
            case .info: "info"
            case .warning: "warning"
            case .error: "error"
            }
        }

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// A field's value.
    package enum Value: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
        ExpressibleByBooleanLiteral
    {
        case text(String)
        case integer(Int64)
        case flag(Bool)

        package init(stringLiteral text: String) { self = .text(text) }
        package init(integerLiteral number: Int64) { self = .integer(number) }
        package init(booleanLiteral on: Bool) { self = .flag(on) }
    }

    package let level: Level
    private let clock: any Clock
    private let write: @Sendable ([UInt8]) -> Void

    /// `write` is given one whole line, its line end included, and may be called from any thread.
    package init(
        level: Level = .info, clock: any Clock = SystemClock(),
        write: @escaping @Sendable ([UInt8]) -> Void = Log.writeToStandardError
    ) {
        self.level = level
        self.clock = clock
        self.write = write
    }

    /// A log that says nothing.
    package static let silent = Log(level: .error) { _ in }

    package func debug(_ message: StaticString, _ fields: KeyValuePairs<StaticString, Value> = [:]) {
        line(.debug, message, fields)
    }
    package func info(_ message: StaticString, _ fields: KeyValuePairs<StaticString, Value> = [:]) {
        line(.info, message, fields)
    }
    package func warning(_ message: StaticString, _ fields: KeyValuePairs<StaticString, Value> = [:]) {
        line(.warning, message, fields)
    }
    package func error(_ message: StaticString, _ fields: KeyValuePairs<StaticString, Value> = [:]) {
        line(.error, message, fields)
    }

    private func line(_ level: Level, _ message: StaticString, _ fields: KeyValuePairs<StaticString, Value>) {
        guard level >= self.level else { return }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        bytes.append(contentsOf: #"{"@timestamp":""#.utf8)
        Timestamp.append(clock.now(), to: &bytes)
        bytes.append(contentsOf: #"","log.level":""#.utf8)
        bytes.append(contentsOf: level.name.utf8)
        bytes.append(contentsOf: #"","message":"#.utf8)
        JSONText.append(message.description, to: &bytes)
        for (name, value) in fields {
            bytes.append(0x2C)
            JSONText.append(name.description, to: &bytes)
            bytes.append(0x3A)
            Log.append(value, to: &bytes)
        }
        bytes.append(contentsOf: #","ecs.version":"8.11.0","service.name":"ticketserver"}"#.utf8)
        bytes.append(0x0A)
        write(bytes)
    }

    private static func append(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .text(let text): JSONText.append(text, to: &bytes)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .flag(let on): bytes.append(contentsOf: (on ? "true" : "false").utf8)
        }
    }

    /// One write(2) a line, so that lines of several threads do not mix. What standard error does not take is lost: the
    /// log must not stop the sale.
    package static func writeToStandardError(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if written == 0 || errno != EINTR {
                return
            }
        }
    }

    /// `a***@example.org`: enough to recognise one's own address in a complaint, too little to write to it.
    package static func masked(email: String) -> String {
        guard let at = email.lastIndex(of: "@"), at != email.startIndex else { return "***" }
        return "\(email[email.startIndex])***\(email[at...])"
    }
}
