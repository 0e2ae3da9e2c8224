// Small plans for tests, and the shipped venues.

import Foundation
import XCTest

@testable import TicketCore

enum PlanFixtures {
    /// The folder of shipped venue files.
    static let venues = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Config/venues")

    static func venueNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: venues.path).filter { $0.hasSuffix(".json") }.sorted()
    }

    static func venue(_ file: String) throws -> SeatPlan {
        try SeatPlanFile.read([UInt8](Data(contentsOf: venues.appendingPathComponent(file))))
    }

    /// A venue file around the given sections.
    static func file(_ sections: String, categories: String = ##"{"key":"a","name":"A","colour":"#aa0000"}"##)
        -> [UInt8]
    {
        Array(
            """
            {"format":"ticketserver-seat-plan/1","key":"hall","version":3,"name":"Hall",
             "stage":{"label":"Stage","focus":[50,0],"facing":90},
             "categories":[\(categories)],"sections":[\(sections)]}
            """.utf8)
    }

    /// A section of straight rows; `rows` is a JSON object.
    static func section(_ rows: String, more: String = "") -> String {
        #"{"key":"S","name":"Stalls","category":"a","rows":[\#(rows)]\#(more)}"#
    }

    /// Seats of a section as "label" with "|" before those that an aisle precedes, a text for each row.
    static func rows(_ plan: SeatPlan, section: Int = 0) -> [String] {
        plan.rows[plan.sections[section].rows].map { row in
            let seats = row.places.map {
                (plan.flags(of: $0).contains(.aisleBefore) ? "|" : "") + plan.seatLabel(of: $0)
            }
            return "\(row.label): " + seats.joined(separator: " ")
        }
    }

    /// A random plan of a few short rows: two sections, two categories, aisles, special seats.
    static func random(_ randomness: SeededRandomness) throws -> SeatPlan {
        let stage = SeatPlan.Stage(
            label: "", outline: [], focus: PlanPoint(x: 40, y: -30), facing: PlanPoint(x: 0, y: 1))
        var draft = SeatPlanDraft(key: "random", version: 1, name: "Random", stage: stage)
        draft.categories = [
            SeatPlan.Category(key: "a", name: "A", colour: "#aa0000"),
            SeatPlan.Category(key: "b", name: "B", colour: "#00aa00"),
        ]
        for number in 0..<2 {
            var section = SeatPlanDraft.Section(key: "S\(number)", name: "Section \(number)")
            for row in 0..<Int(1 + randomness.below(3)) {
                let seats = (0..<Int(2 + randomness.below(8))).map { seat in
                    SeatPlanDraft.Seat(
                        label: "\(seat + 1)", x: Float(seat * 5 + number * 60), y: Float(row * 8),
                        category: Int(randomness.below(2)), flags: flags(randomness))
                }
                section.rows.append(SeatPlanDraft.Row(label: "\(row + 1)", seats: seats))
            }
            draft.sections.append(section)
        }
        return try draft.plan()
    }

    private static func flags(_ randomness: SeededRandomness) -> PlaceFlags {
        switch randomness.below(12) {
        case 0: .aisleBefore
        case 1: .restrictedView
        case 2: .accessible
        case 3: .companion
        default: []
        }
    }
}

/// The error a piece of work throws; a test fails without one.
func refusal(_ bytes: [UInt8], line: UInt = #line) -> SeatPlanRefusal? {
    do {
        _ = try SeatPlanFile.read(bytes)
        XCTFail("accepted", line: line)
        return nil
    } catch { return error }
}
