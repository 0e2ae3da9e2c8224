// The lines before a response's body (RFC 9112 sections 4 to 7).

/// How a client learns where a response ends.
enum ResponseLength: Sendable {
    /// No body by its status: no field about it.
    case none
    case fixed(Int)
    case chunked
    /// HTTP/1.0 and unknown length: the body ends when the connection does.
    case untilClose
}

/// What a response says of its connection. HTTP/1.1 keeps it without a word; HTTP/1.0 must be told.
enum ConnectionWord: Sendable {
    case silent, close, keepAlive
}

enum ResponseHead {
    /// Where the 29 bytes of the date are in every head: after "HTTP/1.1 200 Phrase" CRLF "Date: ".
    static func dateOffset(_ status: Status) -> Int { 9 + 4 + status.phrase.utf8.count + 2 + 6 }

    static func writeStart(_ status: Status, date: [UInt8], to output: inout [UInt8]) {
        output.append(contentsOf: "HTTP/1.1 ".utf8)
        let code = status.code
        output.append(contentsOf: [
            0x30 + UInt8(code / 100), 0x30 + UInt8(code / 10 % 10), 0x30 + UInt8(code % 10), 0x20,
        ])
        output.append(contentsOf: status.phrase.utf8)
        output.append(contentsOf: "\r\nDate: ".utf8)
        output.append(contentsOf: date)
        output.append(contentsOf: [0x0D, 0x0A])
    }

    static func writeLength(_ length: Int, to output: inout [UInt8]) {
        output.append(contentsOf: "Content-Length: ".utf8)
        writeNumber(length, to: &output)
        output.append(contentsOf: [0x0D, 0x0A])
    }

    static func write(_ word: ConnectionWord, to output: inout [UInt8]) {
        switch word {
        case .silent: break
        case .close: output.append(contentsOf: "Connection: close\r\n".utf8)
        case .keepAlive: output.append(contentsOf: "Connection: keep-alive\r\n".utf8)
        }
    }

    /// A whole head, through its empty line.
    static func write(
        _ status: Status, _ fields: Fields, _ length: ResponseLength, _ word: ConnectionWord, date: [UInt8],
        to output: inout [UInt8]
    ) {
        writeStart(status, date: date, to: &output)
        fields.write(to: &output)
        switch length {
        case .none, .untilClose: break
        case .fixed(let length): writeLength(length, to: &output)
        case .chunked: output.append(contentsOf: "Transfer-Encoding: chunked\r\n".utf8)
        }
        write(word, to: &output)
        output.append(contentsOf: [0x0D, 0x0A])
    }

    private static func writeNumber(_ number: Int, to output: inout [UInt8]) {
        if number >= 10 { writeNumber(number / 10, to: &output) }
        output.append(0x30 + UInt8(number % 10))
    }
}
