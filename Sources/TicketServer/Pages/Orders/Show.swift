// Moments, money and numbers as the pages of a purchase print them.

import Foundation
import TicketCore

enum Show {
    static func money(_ money: Money, _ say: any Phrases) -> String {
        let whole = number(Int(money.amount / 100), say)
        let cents = money.amount % 100
        let mark = say.language == .polish ? "," : "."
        let text = cents == 0 ? whole : "\(whole)\(mark)\(cents < 10 ? "0" : "")\(cents)"
        return "\(text) \(money.currency == .pln ? "zł" : money.currency.rawValue)"
    }

    static func number(_ value: Int, _ say: any Phrases) -> String {
        let separator = say.language == .polish ? "\u{a0}" : ","
        var text = String(value)
        var index = text.count - 3
        while index > 0 {
            text.insert(contentsOf: separator, at: text.index(text.startIndex, offsetBy: index))
            index -= 3
        }
        return text
    }

    static func dayAndTime(_ at: Instant, _ zone: String, _ say: any Phrases) -> String {
        "\(day(at, zone, say)), \(time(at, zone, say))"
    }
    static func day(_ at: Instant, _ zone: String, _ say: any Phrases) -> String { text(at, zone, say, "EEEE d MMMM y") }
    static func time(_ at: Instant, _ zone: String, _ say: any Phrases) -> String { text(at, zone, say, "HH:mm") }
    static func timeWithSeconds(_ at: Instant, _ zone: String, _ say: any Phrases) -> String { text(at, zone, say, "HH:mm:ss") }

    private static func text(_ at: Instant, _ zone: String, _ say: any Phrases, _ format: String) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: say.language.rawValue)
        formatter.timeZone = TimeZone(identifier: zone)
        formatter.dateFormat = format
        return formatter.string(from: Date(timeIntervalSince1970: Double(at.milliseconds) / 1000))
    }
}
