// How the API writes the shop's own values as JSON.

import TicketCore

extension JSONWriter {
    /// `{"amount":12900,"currency":"PLN"}`, in minor units.
    mutating func member(_ name: StaticString, _ money: Money) {
        key(name)
        object { json in
            json.member("amount", money.amount)
            json.member("currency", money.currency.rawValue)
        }
    }

    mutating func member(_ name: StaticString, _ money: Money?) {
        if let money {
            member(name, money)
        } else {
            key(name)
            null()
        }
    }

    /// An object with a member for each language, in the order of their codes.
    mutating func languages<Value>(
        _ name: StaticString, _ values: [Language: Value], _ write: (inout JSONWriter, Value) -> Void
    ) {
        key(name)
        object { json in
            for (language, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                json.key(text: language.rawValue)
                write(&json, value)
            }
        }
    }
}
