// How a value is written: one form for each type, shared by the file, the environment, the flags and `config show`.

import TicketCore

/// A value as somebody wrote it. A word from the environment or a flag has no type yet; the file's values have one.
enum Written: Sendable, Hashable {
    case word(String)
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([String])

    /// As `config show` prints it and as an environment variable would be set.
    var plain: String {
        switch self {
        case .word(let text), .text(let text): text
        case .integer(let number): String(number)
        case .flag(let on): on ? "true" : "false"
        case .list(let items): items.joined(separator: ",")
        }
    }
}

/// The form of values of one type: what is allowed in words, reading, writing.
struct ValueForm<Value: Sendable>: Sendable {
    /// Ends the sentence "… must be".
    let allowed: String
    let read: @Sendable (Written) -> Value?
    let write: @Sendable (Value) -> Written
}

extension ValueForm {
    /// A form over one text.
    static func text(
        _ allowed: String, _ parse: @escaping @Sendable (String) -> Value?,
        _ write: @escaping @Sendable (Value) -> String
    ) -> ValueForm {
        ValueForm(allowed: allowed) { written in
            switch written {
            case .word(let text), .text(let text): parse(text)
            case .integer, .flag, .list: nil
            }
        } write: { value in
            .text(write(value))
        }
    }

    /// Nothing (an empty text) or a value.
    static func optional<Wrapped>(_ form: ValueForm<Wrapped>) -> ValueForm where Value == Wrapped? {
        ValueForm(allowed: "\(form.allowed), or empty") { written in
            if written == .word("") || written == .text("") { return .some(nil) }
            return form.read(written).map { .some($0) }
        } write: { value in
            value.map(form.write) ?? .text("")
        }
    }

    /// A list in the file; words with commas between them elsewhere.
    static func list<Element>(
        _ allowed: String, _ parse: @escaping @Sendable (String) -> Element?
    ) -> ValueForm where Value == [Element], Element: CustomStringConvertible {
        ValueForm(allowed: "a list of \(allowed)") { written in
            let items: [String]
            switch written {
            case .list(let list): items = list
            case .word(let text): items = text.split(separator: ",").map { String($0).trimmed }
            case .text, .integer, .flag: return nil
            }
            let values = items.compactMap(parse)
            return values.count == items.count ? values : nil
        } write: { values in
            .list(values.map(\.description))
        }
    }
}

extension ValueForm where Value == Int {
    static func integer(_ range: ClosedRange<Int>) -> ValueForm {
        ValueForm(allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)") { written in
            let number: Int? =
                switch written {
                case .word(let text): Int(digits: text)
                case .integer(let number): number
                case .text, .flag, .list: nil
                }
            return number.flatMap { range.contains($0) ? $0 : nil }
        } write: { value in
            .integer(value)
        }
    }
}

extension ValueForm where Value == Bool {
    static var flag: ValueForm {
        ValueForm(allowed: "true or false") { written in
            switch written {
            case .flag(let on): on
            case .word("true"): true
            case .word("false"): false
            case .word, .text, .integer, .list: nil
            }
        } write: { value in
            .flag(value)
        }
    }
}

extension ValueForm where Value == Duration {
    /// A number with its unit, so that nobody has to remember whether a key counts seconds or minutes.
    static func duration(_ range: ClosedRange<Duration>) -> ValueForm {
        let low = DurationText.write(range.lowerBound)
        let high = DurationText.write(range.upperBound)
        return .text("a time with its unit (ms, s, m or h), from \(low) to \(high)") { text in
            DurationText.parse(text).flatMap { range.contains($0) ? $0 : nil }
        } _: { value in
            DurationText.write(value)
        }
    }
}

/// Times as people write them in settings: `250ms`, `10s`, `15m`, `2h`.
enum DurationText {
    private static let units: [(name: String, milliseconds: Int)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]

    static func parse(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let name = text[digits.endIndex...]
        guard let number = Int(digits: digits), let unit = units.first(where: { $0.name == name }) else { return nil }
        let (milliseconds, overflow) = number.multipliedReportingOverflow(by: unit.milliseconds)
        return overflow ? nil : .milliseconds(milliseconds)
    }

    /// With the largest unit that leaves a whole number; a lone 90 minutes stays `90m`.
    static func write(_ duration: Duration) -> String {
        let milliseconds = Int(duration.inMilliseconds)
        let unit = units.last { milliseconds != 0 && milliseconds.isMultiple(of: $0.milliseconds) } ?? units[1]
        return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }
}

extension String {
    /// Without the spaces and tabs around it.
    var trimmed: String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(drop(while: blank).reversed().drop(while: blank).reversed())
    }
}
