// Files of seat plans: read whole, with a limit.

import Glibc

enum PlanFile {
    /// Larger than any plan of 262,144 places in either format that a person would write.
    private static let limit = 64 << 20

    static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
        guard let file = fopen(path, "re") else {
            throw CommandFailure(message: "\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&piece, 1, piece.count, file)
            if count == 0 { break }
            bytes.append(contentsOf: piece.prefix(count))
            guard bytes.count <= limit else { throw CommandFailure(message: "\(path) is larger than 64 MB") }
        }
        guard ferror(file) == 0 else { throw CommandFailure(message: "\(path) cannot be read to its end") }
        return bytes
    }

    /// Where the venues of the demonstration are: beside the sources, or where the package puts them.
    static func venue(_ name: String) throws(CommandFailure) -> [UInt8] {
        let places = ["Config/venues/", "/usr/share/ticketserver/venues/"]
        for place in places where access(place + name, R_OK) == 0 { return try bytes(place + name) }
        throw CommandFailure(
            message: "the example venues are not found: start demo in the directory that has Config/venues")
    }
}
