// The master key of an installation: everything that is signed is signed with keys derived from it.

import Glibc
import TicketCore

/// `master.key` in the data directory, mode 0600: lines of a key id and 64 hexadecimal digits, the current key first. It is
/// part of every back-up: without it tickets, queue places and signed addresses of the database are worth nothing.
enum KeyFile {
    static let name = "master.key"

    /// Reads the keys, or makes the first one.
    static func load(from directory: String, _ randomness: any Randomness) throws(CommandFailure) -> MasterKeys {
        let path = directory + "/" + name
        if let text = read(path) { return try parse(text, path) }
        let key = randomness.bytes(MasterKeys.keyLength)
        try write("1 \(Hex.encode(key))\n", to: path)
        return MasterKeys(current: (1, key))
    }

    private static func parse(_ text: String, _ path: String) throws(CommandFailure) -> MasterKeys {
        var keys: [(id: UInt8, bytes: [UInt8])] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let id = UInt8(digits: parts[0]), let bytes = Hex.decode(parts[1]),
                bytes.count == MasterKeys.keyLength
            else {
                throw CommandFailure(message: "\(path) is damaged: each line is a number and 64 hexadecimal digits")
            }
            keys.append((id, bytes))
        }
        guard let current = keys.first else {
            throw CommandFailure(message: "\(path) is empty: bring it back from the back-up of this data directory")
        }
        return MasterKeys(current: current, old: Array(keys.dropFirst()))
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    /// Durable before anything is signed with it.
    private static func write(_ text: String, to path: String) throws(CommandFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failed(path) }
        defer { close(file) }
        let written = text.utf8CString.withUnsafeBytes { Glibc.write(file, $0.baseAddress, text.utf8.count) }
        guard written == text.utf8.count, fsync(file) == 0 else { throw failed(path) }
    }

    private static func failed(_ path: String) -> CommandFailure {
        CommandFailure(message: "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
}
