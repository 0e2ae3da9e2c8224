// `now` as the plain page reads it: the very bytes that the script gets, so that both tell the same.

import TicketCore

/// The members of `now` that people are told of. All but the state may be missing.
struct NowReading {
    let state: RoomState
    let time: Instant
    /// Places called.
    let called: Int
    /// Numbers that are drawn; 0 without a draw, and before it.
    let drawn: Int
    /// Whether the draw's key is out: before, nobody knows a place below `drawn`.
    let isDrawn: Bool
    /// The roster's root in hexadecimal digits.
    let root: String?
    /// Whether there is a draw, and the beacon's round that it waits for.
    let hasDraw: Bool
    let round: Int?
    /// Share of the called who come, between 0 and 1, both excluded.
    let showRate: Double?
    /// Seconds for a thousand places: half of the people wait no longer, and nine in ten.
    let pace: (half: Double, most: Double)?
    /// The place near which the house is sold out at the present speed.
    let last: Int?
    /// What is left by category's number: 0 none free, 1 few, 2 many.
    let left: [Int: Int]
    let lobbyOpens: Instant?
    let saleBegins: Instant?
    let listCloses: Instant?
    let doorsOpen: Instant?
    /// The organiser's words while the line is paused, and to everybody.
    let pauseWords: [Language: String]
    let announcement: [Language: String]

    /// - Returns: nil for what is not `now`.
    init?(_ body: [UInt8]) {
        guard let json = try? JSON.read(body, JSON.Limits(depth: 8, members: 64)),
            let state = json["st"]?.text.flatMap(RoomState.init)
        else { return nil }
        self.state = state
        time = json.instant("t") ?? Instant(milliseconds: 0)
        called = json.whole("sv") ?? 0
        drawn = json.whole("n0") ?? 0
        isDrawn = json["pf"]?.text != nil
        root = json["root"]?.text
        hasDraw = json["dr"] != nil
        round = json["dr"]?.whole("r")
        showRate = json["sh"]?.double.flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
        pace = NowReading.pace(json["eta"]?.elements.compactMap(\.double) ?? [])
        last = json.whole("so")
        left = NowReading.left(json["seats"]?.elements ?? [])
        lobbyOpens = json.instant("lob")
        saleBegins = json.instant("at")
        listCloses = json.instant("cut")
        doorsOpen = json.instant("doors")
        pauseWords = json["msg"]?.byLanguage ?? [:]
        announcement = json["ann"]?.byLanguage ?? [:]
    }

    private static func pace(_ eta: [Double]) -> (half: Double, most: Double)? {
        guard eta.count == 2, eta[1] > 0 else { return nil }
        return (eta[0], eta[1])
    }

    private static func left(_ tiers: [JSON]) -> [Int: Int] {
        let pairs = tiers.compactMap { tier -> (Int, Int)? in
            let row = tier.elements
            guard row.count >= 3, let number = row[0].wholeNumber, let level = row[2].wholeNumber else { return nil }
            return (number, level)
        }
        return Dictionary(pairs) { $1 }
    }

    /// The place, from 0, of a number whose place the room says to be `place`; nil while it is not drawn.
    func place(of number: Int, _ place: Int) -> Int? {
        switch state {
        case .draft, .announced, .lobby: return nil
        case .drawing where drawn == 0: return nil
        default: break
        }
        if number >= drawn { return number }
        return isDrawn ? place : nil
    }
}

extension JSON {
    fileprivate subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self, let value = members.first(where: { $0.name == name })?.value else {
            return nil
        }
        return value == .null ? nil : value
    }

    fileprivate var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    fileprivate var elements: [JSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    fileprivate func whole(_ name: String) -> Int? { self[name]?.wholeNumber }

    fileprivate func instant(_ name: String) -> Instant? {
        whole(name).map { Instant(milliseconds: Int64($0)) }
    }

    fileprivate var byLanguage: [Language: String] {
        guard case .object(let members) = self else { return [:] }
        let pairs = members.compactMap { member in
            Language(rawValue: member.name).flatMap { language in member.value.text.map { (language, $0) } }
        }
        return Dictionary(pairs) { $1 }
    }
}
