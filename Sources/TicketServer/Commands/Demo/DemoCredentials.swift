// The organiser that a demonstration makes, kept beside its data so that a second start can tell it again.

import Glibc
import TicketCore

struct DemoCredentials: Sendable {
    let email: String
    let password: String

    private static let file = "/demo-organiser.txt"

    static func make(in directory: String, _ randomness: any Randomness) throws -> DemoCredentials {
        let password = (0..<4).map { _ in Crockford.encode(randomness.next(), length: 4).lowercased() }
        let made = DemoCredentials(email: "organiser@example.org", password: password.joined(separator: "-"))
        let path = directory + file
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandFailure(message: "\(path) cannot be written") }
        defer { close(descriptor) }
        let text = "\(made.email)\n\(made.password)\n"
        let written = text.utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, text.utf8.count) }
        guard written == text.utf8.count else { throw CommandFailure(message: "\(path) cannot be written") }
        return made
    }

    static func load(from directory: String) throws -> DemoCredentials {
        let path = directory + file
        guard let stream = fopen(path, "re") else {
            throw CommandFailure(
                message: "\(directory) was not made by demo: \(path) is missing. Use serve, or another --data")
        }
        defer { fclose(stream) }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = fread(&buffer, 1, buffer.count, stream)
        let lines = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n")
        guard lines.count == 2 else { throw CommandFailure(message: "\(path) is damaged") }
        return DemoCredentials(email: String(lines[0]), password: String(lines[1]))
    }
}
