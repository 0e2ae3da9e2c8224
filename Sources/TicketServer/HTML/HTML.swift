// Pages as values: a literal is trusted, every hole is escaped. There is no other way to make a page.

/// A piece of a page, in UTF-8.
///
/// Written as a string literal. What stands in a hole decides how it is printed:
/// - `\(text)` a String, with `& < > " '` escaped, so that text and quoted attribute values are one rule;
/// - `\(html)` another HTML (or nil, which prints nothing), as it is;
/// - `\(number)` an integer; `\(route)` the path of an address of our own;
/// - `\(each: rows, function)` the HTML of each row; `\(if: condition, html)` the HTML or nothing;
/// - `\(url: text)` an address from data: https, mailto or a path of our own, anything else becomes `#`;
/// - `\(json: value)` a data block inside `<script type="application/ld+json">`;
/// - `\(inline: asset)` a file of ours, where a page must live without a server.
///
/// A hole in a multi-line literal stays on one line: a repeated fragment becomes a small function of its own.
struct HTML: Sendable, Equatable {
    private(set) var bytes: [UInt8]

    /// For tests and logs; the network takes `bytes`.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    var isEmpty: Bool { bytes.isEmpty }

    static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }
}

extension HTML: ExpressibleByStringInterpolation {
    init(stringLiteral literal: String) { bytes = Array(literal.utf8) }
    init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

        mutating func appendInterpolation(_ text: String) { appendEscaped(text) }

        mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        mutating func appendInterpolation(_ number: some FixedWidthInteger) {
            bytes.append(contentsOf: String(number).utf8)
        }

        mutating func appendInterpolation(_ route: Route) { appendEscaped(route.path) }

        mutating func appendInterpolation<Rows: Sequence>(each rows: Rows, _ row: (Rows.Element) -> HTML) {
            for element in rows { bytes.append(contentsOf: row(element).bytes) }
        }

        mutating func appendInterpolation(`if` condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: html().bytes) }
        }

        mutating func appendInterpolation(url: String) { appendEscaped(HTML.isSafe(url: url) ? url : "#") }

        mutating func appendInterpolation(json value: LinkedData) { value.append(to: &bytes) }

        /// A file of ours inside the page, for pages that people save: in a `style` or `script` element.
        mutating func appendInterpolation(inline asset: Asset) { bytes.append(contentsOf: asset.bytes) }

        private mutating func appendEscaped(_ text: String) {
            var text = text
            text.withUTF8 { utf8 in
                var plain = 0
                for (index, byte) in utf8.enumerated() {
                    guard let entity = HTML.entity(byte) else { continue }
                    bytes.append(contentsOf: utf8[plain..<index])
                    bytes.append(contentsOf: entity.utf8)
                    plain = index + 1
                }
                bytes.append(contentsOf: utf8[plain...])
            }
        }
    }

    /// What stands in a page for a character that has a meaning there; nil for all others.
    @inline(__always)
    private static func entity(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    /// Whether an address from data may stand in `href` or `src`.
    ///
    /// Browsers drop tabs and line ends and read `\` as `/` before they look at the scheme, so `/\t/evil.example` would leave
    /// the site: such bytes are refused, not cleaned.
    private static func isSafe(url: String) -> Bool {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\\") && $0 != 0x7F }) else { return false }
        if url.hasPrefix("/") { return !url.hasPrefix("//") }
        let scheme = url.prefix(8).lowercased()
        return scheme.hasPrefix("https://") || scheme.hasPrefix("mailto:")
    }
}
