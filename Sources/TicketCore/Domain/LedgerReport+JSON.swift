// A ledger report as JSON: kept with a closed rehearsal, told to the program that rehearsed.

extension LedgerReport {
    package func write(to json: inout JSONWriter) {
        json.member("at", at)
        json.member("capacity", capacity)
        json.member("free", free)
        json.member("held", held)
        json.member("sold", sold)
        json.member("blocked", blocked)
        json.member("orders", orders)
        json.member("paid", paid)
        json.member("refunded", refunded)
        json.member("tickets", tickets)
        json.member("violations", violations)
        json.array("findings", findings) { json, finding in
            json.object { json in
                json.member("rule", finding.rule.rawValue)
                json.member("count", finding.count)
                json.array("examples", finding.examples) { $0.value($1) }
            }
        }
    }

    package var json: String {
        String(decoding: JSONWriter.object(capacity: 1024) { write(to: &$0) }, as: UTF8.self)
    }

    package init?(json: String) {
        guard let value = try? JSON.read(Array(json.utf8), JSON.Limits(depth: 6, members: 32)) else { return nil }
        self.init(value)
    }

    /// From the object that `write` makes; nil if it is not one. Rules that this version does not know are left out.
    package init?(_ json: JSON) {
        guard let at = json["at"]?.text.flatMap({ Timestamp.read($0) }) else { return nil }
        self.init(at: at)
        func number(_ name: String) -> Int { json[name]?.wholeNumber ?? 0 }
        capacity = number("capacity")
        free = number("free")
        held = number("held")
        sold = number("sold")
        blocked = number("blocked")
        orders = number("orders")
        paid = number("paid")
        refunded = number("refunded")
        tickets = number("tickets")
        for finding in json["findings"]?.items ?? [] {
            guard let rule = finding["rule"]?.text.flatMap(LedgerRule.init) else { continue }
            self[rule] = Finding(
                rule: rule, count: finding["count"]?.wholeNumber ?? 0,
                examples: (finding["examples"]?.items ?? []).compactMap(\.text))
        }
    }
}
