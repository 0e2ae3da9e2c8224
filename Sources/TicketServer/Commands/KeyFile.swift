// The master key of an installation: everything that is signed is signed with keys derived from it.

import Glibc
import TicketCore

/// `master.key` in the data directory, mode 0600: lines of a key id and 64 hexadecimal digits, the current key first. It is
/// part of every back-up: without it tickets, queue places and signed addresses of the database are worth nothing.
struct KeyFile {
    let path: String

    init(in directory: String) { path = directory + "/master.key" }

    /// The keys, or nil if there is no file.
    func read() throws(CommandFailure) -> MasterKeys? {
        guard let file = fopen(path, "re") else {
            if errno == ENOENT { return nil }
            throw failed("read")
        }
        defer { fclose(file) }
        var status = stat()
        guard fstat(fileno(file), &status) == 0 else { throw failed("read") }
        guard status.st_mode & 0o077 == 0 else {
            throw CommandFailure(
                message: "\(path) can be read by others, who could then make tickets: chmod 600 \(path)")
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&buffer, 1, buffer.count, file)
        return try parse(String(decoding: buffer.prefix(count), as: UTF8.self))
    }

    /// Makes the first key. It is durable before anything is signed with it, and never there in part.
    func make(_ randomness: any Randomness) throws(CommandFailure) -> MasterKeys {
        let key = randomness.bytes(MasterKeys.keyLength)
        let draft = path + ".new"
        unlink(draft)
        try write("1 \(Hex.encode(key))\n", to: draft)
        // A link and not a new name: if another process was first, its key stays.
        guard link(draft, path) == 0 else { throw failed("written") }
        unlink(draft)
        return MasterKeys(current: (1, key))
    }

    private func parse(_ text: String) throws(CommandFailure) -> MasterKeys {
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

    private func write(_ text: String, to path: String) throws(CommandFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failed("written") }
        defer { close(file) }
        let written = text.utf8CString.withUnsafeBytes { Glibc.write(file, $0.baseAddress, text.utf8.count) }
        guard written == text.utf8.count, fsync(file) == 0 else { throw failed("written") }
    }

    private func failed(_ verb: String) -> CommandFailure {
        CommandFailure(message: "\(path) cannot be \(verb): \(String(cString: strerror(errno)))")
    }
}
