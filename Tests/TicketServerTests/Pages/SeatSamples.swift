// A stadium as the pages of seat choice get it: two rings of sectors around a pitch, one sector seat by seat.

import Foundation
import TicketCore

@testable import TicketServer

enum SeatSamples {
    static let categories = [
        SeatCategory(
            index: 0, name: "Golden Circle", colour: "#b5459c", price: Money(49900, .pln), priceText: "499,00 zł"),
        SeatCategory(index: 1, name: "Płyta", colour: "#3367d6", price: Money(24900, .pln), priceText: "249,00 zł"),
        SeatCategory(index: 2, name: "Trybuna I", colour: "#0b8a6a", price: Money(34900, .pln), priceText: "349,00 zł"),
        SeatCategory(
            index: 3, name: "Trybuna II", colour: "#b86408", price: Money(19900, .pln), priceText: "199,00 zł"),
    ]

    static func clock(minutes: Int = 8) -> HoldClock {
        let now = Instant(milliseconds: 1_800_000_000_000)
        return HoldClock(event: Samples.gdansk, now: now, until: now + .minutes(minutes), isExtendable: true)
    }

    static let cartLine = CartLine(
        event: Samples.gdansk, left: 4, cart: CartLine.Cart(tickets: 2, totalText: "698,00 zł", clock: clock()))

    static let overview = SeatOverviewPage.Model(
        event: Samples.gdansk, title: "The 20/20 Experience", date: "środa, 19 sierpnia 2026, godz. 20:00",
        categories: categories,
        map: SeatOverviewPage.Map(
            width: 2000, height: 1500, stage: SeatOverviewPage.Label(text: "Scena", x: 470, y: 750, size: 44),
            stagePath: "M400 560h140v380h-140z"),
        sections: pitch + ring(prefix: "1", group: "Trybuna dolna", inner: 1.0, outer: 1.28, category: 2)
            + ring(prefix: "2", group: "Trybuna górna", inner: 1.32, outer: 1.66, category: 3),
        best: BestForm.Model(
            event: Samples.gdansk, most: 6, categories: categories, mostAccessible: 2,
            hasRestrictedViews: true),
        sale: .onSale)

    private static let pitch = [
        standing("GC", "Golden Circle", 0, "M560 560h260v380h-260z", 690, 1_204),
        standing("P", "Płyta", 1, "M840 560h560v380h-560z", 1120, 8_310),
    ]

    private static func standing(_ key: String, _ name: String, _ category: Int, _ path: String, _ x: Int, _ free: Int)
        -> SeatOverviewPage.Section
    {
        SeatOverviewPage.Section(
            key: key, name: name, group: "Płyta stadionu", isStanding: true, prices: categories[category].priceText,
            free: free,
            freeText: "\(free)", colour: categories[category].colour, path: path,
            label: SeatOverviewPage.Label(text: name, x: x, y: 750, size: 34))
    }

    private static func ring(prefix: String, group: String, inner: Double, outer: Double, category: Int)
        -> [SeatOverviewPage.Section]
    {
        (0..<22).map { index in
            let angles = (Double(index) * 2 * .pi / 22 + 0.012, Double(index + 1) * 2 * .pi / 22 - 0.012)
            func point(_ angle: Double, _ reach: Double) -> String {
                "\(Int(1000 + cos(angle) * 590 * reach)) \(Int(750 + sin(angle) * 430 * reach))"
            }
            let middle = (angles.0 + angles.1) / 2
            let reach = (inner + outer) / 2
            let key = prefix + (index < 9 ? "0" : "") + String(index + 1)
            let free = index % 7 == 3 ? 0 : 611 - index * 17
            return SeatOverviewPage.Section(
                key: key, name: "Sektor \(key)", group: group, isStanding: false,
                prices: categories[category].priceText, free: free,
                freeText: "\(free)", colour: categories[category].colour,
                path:
                    "M\(point(angles.0, inner))L\(point(angles.0, outer))L\(point(middle, outer * 1.005))L\(point(angles.1, outer))L\(point(angles.1, inner))z",
                label: SeatOverviewPage.Label(
                    text: key, x: Int(1000 + cos(middle) * 590 * reach), y: Int(750 + sin(middle) * 430 * reach),
                    size: 30))
        }
    }

    static let first = 17_000
    private static let rowCount = 18

    /// Rows that widen with the distance from the stage, with an aisle in the middle.
    private static func seatCount(_ row: Int) -> Int { 22 + row / 2 }

    static let rows: [SectionPage.Row] = {
        let dice = SeededRandomness(seed: 7)
        var place = first
        return (0..<rowCount).map { row in
            SectionPage.Row(
                label: "\(row + 1)",
                seats: (0..<seatCount(row)).map { seat in
                    defer { place += 1 }
                    var flags: SectionPage.Flags = seat == seatCount(row) / 2 ? .aisleBefore : []
                    if row == 0, seat < 6 { flags.insert(seat % 2 == 0 ? .accessible : .companion) }
                    if row == rowCount - 1, seat > 18 { flags.insert(.restrictedView) }
                    let luck = dice.below(100)
                    let state: SectionPage.State = luck < 38 ? .taken : luck < 46 ? .held : .free
                    return SectionPage.Seat(
                        place: place, label: "\(seat + 1)", category: row < 11 ? 2 : 3,
                        state: row == 4 && (9...10).contains(seat) ? .chosen : state, flags: flags)
                })
        }
    }()

    static func section() -> SectionPage.Model {
        SectionPage.Model(
            event: Samples.gdansk, title: "The 20/20 Experience", plan: "gdansk-3", key: "105",
            name: "Sektor 105",
            entrance: "Brama 4", isTables: false, categories: [categories[2], categories[3]], most: 6,
            places: .seats(
                rows, SectionPage.Drawing(width: "190", height: "160", scale: "16", stageX: 95, stageY: -240)),
            revision: 41, sale: .onSale)
    }

    static let standingSection = SectionPage.Model(
        event: Samples.gdansk, title: "The 20/20 Experience", plan: "gdansk-3", key: "P", name: "Płyta",
        entrance: "Brama 1",
        isTables: false, categories: [categories[1]], most: 6, places: .standing(free: 8_310, freeText: "8 310"),
        revision: 41, sale: .onSale)

    /// Coordinates as the server sends them: u16 pairs, sixteenths of a unit.
    static var geometry: [UInt8] {
        rows.enumerated().flatMap { row, content in
            content.seats.indices.flatMap { seat -> [UInt8] in
                let middle = Double(content.seats.count - 1) / 2
                let gap = seat >= content.seats.count / 2 ? 2.5 : -2.5
                let offset = (Double(seat) - middle) * 5.4 + gap
                let x = 95 + offset
                let y = 12 + Double(row) * 7.6 + offset * offset / 420
                return [x, y].flatMap { value -> [UInt8] in
                    let step = UInt16(value * 16)
                    return [UInt8(step & 255), UInt8(step >> 8)]
                }
            }
        }
    }

    /// The whole map as the server sends it, for a venue of 42,000 places.
    static var availability: [UInt8] {
        var bytes: [UInt8] = Array(repeating: 0, count: 12 + 42_000 / 4)
        bytes[0] = 42
        withUnsafeBytes(of: UInt32(42_000).littleEndian) {
            for (index, byte) in $0.enumerated() { bytes[8 + index] = byte }
        }
        for seat in rows.flatMap(\.seats) {
            let state: UInt8 =
                switch seat.state {
                case .free, .chosen: 0
                case .held: 1
                case .taken: 2
                }
            bytes[12 + seat.place / 4] |= state << UInt8(seat.place % 4 * 2)
        }
        return bytes
    }
}
