// Text as a JSON string, for the lines and answers that are written by hand.

package enum JSONText {
    /// Appends `text` in quotes. What a terminal or a reader of lines could take for a command or a line end is escaped:
    /// C0 and C1 control characters, DEL, U+2028 and U+2029; so a log line is one line, whatever somebody sent. And `<`,
    /// so that the text may stand in a page's script element: there `</script` would end it, and `<!--` change how it is
    /// read (HTML Standard, "Restrictions for contents of script elements").
    package static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        bytes.append(0x22)
        text.withUTF8 { text in
            // Nearly all texts need no escape: looking first and copying whole is several times faster.
            if text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C && $0 != 0x3C }) {
                bytes.append(contentsOf: text)
            } else {
                appendEscaped(text, to: &bytes)
            }
        }
        bytes.append(0x22)
    }

    private static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var lead: UInt8 = 0
        var place = 0
        for byte in text {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
            case 0x00..<0x20, 0x3C, 0x7F: appendEscape(UInt16(byte), to: &bytes)
            case 0x80...0x9F where lead == 0xC2 && place == 1:
                bytes.removeLast()
                appendEscape(UInt16(byte), to: &bytes)
            case 0xA8...0xA9 where lead == 0xE2 && place == 2 && bytes.last == 0x80:
                bytes.removeLast(2)
                appendEscape(0x2000 | UInt16(byte & 0x3F), to: &bytes)
            default: bytes.append(byte)
            }
            place = byte & 0xC0 == 0x80 ? place + 1 : 1
            if byte & 0xC0 != 0x80 { lead = byte }
        }
    }

    package static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func appendEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
        let digits = StaticString("0123456789abcdef")
        bytes.append(contentsOf: [0x5C, 0x75])
        for shift in [12, 8, 4, 0] as [UInt16] { bytes.append(digits.utf8Start[Int(unit >> shift & 15)]) }
    }
}
