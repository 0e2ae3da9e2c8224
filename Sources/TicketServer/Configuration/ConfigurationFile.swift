// The configuration file: JSON with comments and trailing commas, read with the line of each value.

import TicketCore

/// One value of a file, `section.name`, and the line it stands in.
struct FileEntry: Sendable, Hashable {
    let path: String
    let value: Written
    let line: Int
}

/// Why a file could not be read, and where.
struct FileFailure: Error, Sendable, Hashable {
    let line: Int
    let message: String
}

/// Reads the file's grammar: an object of objects of values. Foundation's JSON5 reader says neither the line of a
/// mistake nor that a key was written twice, and those are what somebody at a keyboard needs to know.
struct ConfigurationFile {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func read(_ text: String) throws(FileFailure) -> [FileEntry] {
        var file = ConfigurationFile(text)
        var entries: [FileEntry] = []
        try file.object { file, section throws(FileFailure) in
            try file.object { file, name throws(FileFailure) in
                let line = file.line
                entries.append(FileEntry(path: "\(section).\(name)", value: try file.value(), line: line))
            }
        }
        try file.skipBlank()
        guard file.next == nil else { throw file.failure("nothing may follow the last brace") }
        return entries
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func failure(_ message: String) -> FileFailure { FileFailure(line: line, message: message) }

    private mutating func take() -> UInt8? {
        guard let byte = next else { return nil }
        position += 1
        if byte == UInt8(ascii: "\n") { line += 1 }
        return byte
    }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: wanted) else { return false }
        _ = take()
        return true
    }

    private mutating func skipBlank() throws(FileFailure) {
        while let byte = next {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: _ = take()
            case UInt8(ascii: "/"): try skipComment()
            default: return
            }
        }
    }

    private mutating func skipComment() throws(FileFailure) {
        _ = take()
        if take("/") {
            while let byte = next, byte != UInt8(ascii: "\n") { _ = take() }
        } else if take("*") {
            let start = line
            while !(take("*") && next == UInt8(ascii: "/")) {
                if next == nil { throw FileFailure(line: start, message: "this comment has no end") }
                if next != UInt8(ascii: "*") { _ = take() }
            }
            _ = take()
        } else {
            throw failure("a comment begins with // or /*")
        }
    }

    private mutating func object(
        _ member: (inout ConfigurationFile, String) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        try skipBlank()
        guard take("{") else { throw failure("a { is expected here") }
        var names: Set<String> = []
        try items(until: "}") { file throws(FileFailure) in
            let name = try file.string()
            guard names.insert(name).inserted else { throw file.failure("\"\(name)\" is written twice") }
            try file.skipBlank()
            guard file.take(":") else { throw file.failure("a : is expected after \"\(name)\"") }
            try file.skipBlank()
            try member(&file, name)
        }
    }

    /// Items with commas between them; one comma after the last is allowed.
    private mutating func items(
        until end: Unicode.Scalar, _ item: (inout ConfigurationFile) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        while true {
            try skipBlank()
            if take(end) { return }
            try item(&self)
            try skipBlank()
            if take(end) { return }
            guard take(",") else { throw failure("a comma or \(end) is expected here") }
        }
    }

    private mutating func value() throws(FileFailure) -> Written {
        switch next {
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "["): return .list(try list())
        default: return try word()
        }
    }

    private mutating func list() throws(FileFailure) -> [String] {
        var texts: [String] = []
        _ = take()
        try items(until: "]") { file throws(FileFailure) in texts.append(try file.string()) }
        return texts
    }

    /// true, false or a whole number.
    private mutating func word() throws(FileFailure) -> Written {
        let start = position
        while let byte = next, byte.isLetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
            _ = take()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        default:
            guard let number = Int(digits: text) else {
                throw failure("a value is expected here: a \"text\", a whole number, true, false or a [list] of texts")
            }
            return .integer(number)
        }
    }

    private mutating func string() throws(FileFailure) -> String {
        guard take("\"") else { throw failure("a \"text\" in double quotes is expected here") }
        var text: [UInt8] = []
        while let byte = next, byte >= 0x20 {
            _ = take()
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: text.append(byte)
            }
        }
        throw failure("this text has no closing quote")
    }

    private mutating func escape(into text: inout [UInt8]) throws(FileFailure) {
        switch take() {
        case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
        default: throw failure("in a text only \\\" \\\\ and \\/ are needed; write other characters as they are")
        }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
