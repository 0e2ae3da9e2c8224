// Small files of a rehearsal: the key that is read, the reports that are written.

import Glibc

enum TextFile {
    /// More than any key file has.
    private static let longest = 4_096

    static func read(_ path: String) throws(CommandFailure) -> String {
        guard let file = fopen(path, "re") else { throw failed(path, "read") }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: longest)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    /// Replaces the file at once, so that no reader sees a part of it.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        let draft = path + ".new"
        guard let file = fopen(draft, "we") else { throw failed(path, "written") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count, rename(draft, path) == 0 else {
            unlink(draft)
            throw failed(path, "written")
        }
    }

    private static func failed(_ path: String, _ verb: String) -> CommandFailure {
        CommandFailure(message: "\(path) cannot be \(verb): \(String(cString: strerror(errno)))")
    }
}
