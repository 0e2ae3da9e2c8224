// A visit to the shop: what time does to it, and what it may become.

import XCTest

@testable import TicketCore

final class VisitTests: XCTestCase {
    private let start = Instant(milliseconds: 1_800_000_000_000)
    private let settings = SessionSettings()

    private func visit(_ state: ShopperState, used: Duration = .zero) -> Visit {
        let keys = QueueKeys(
            MasterKeys(current: (1, Array(repeating: 7, count: 32))), .session, event: ID(rawValue: 1 << 39))
        return Visit(
            number: 1, id: ID(rawValue: 1),
            token: ShoppingToken(SessionSecret(high: 1, low: 2), under: keys.current.key), kid: keys.current.kid,
            state: state, since: start, entered: start, seen: start, used: used)
    }

    func testWhatTimeDoesToEachState() {
        let table: [(ShopperState, after: Int, becomes: ShopperState?)] = [
            (.shopping, 180, nil), (.shopping, 181, .idle),
            (.holding, 181, nil), (.holding, 600, nil), (.holding, 601, .idle), (.holding, 3_001, .left),
            (.paying, 900, nil), (.paying, 901, .holding), (.paying, 3_001, .left),
            (.left, 9_999, nil), (.idle, 9_999, nil), (.done, 9_999, nil),
        ]
        for (state, seconds, expected) in table {
            XCTAssertEqual(
                visit(state).lapsed(at: start + .seconds(seconds), settings), expected, "\(state) \(seconds)")
        }
        var active = visit(.shopping, used: .seconds(1_000))
        active.seen = start + .seconds(801)
        XCTAssertEqual(active.lapsed(at: start + .seconds(800), settings), nil)
        XCTAssertEqual(active.lapsed(at: start + .seconds(801), settings), .left, "the budget of all visits")
        var holding = visit(.holding)
        holding.seen = start + .seconds(3_000)
        XCTAssertEqual(holding.lapsed(at: start + .seconds(3_000), settings), nil)
        XCTAssertEqual(holding.lapsed(at: start + .seconds(3_001), settings), .left)
        var paying = visit(.paying)
        paying.since = start + .seconds(3_890)
        XCTAssertEqual(paying.lapsed(at: start + .seconds(3_900), settings), nil, "a payment is not interrupted")
        XCTAssertEqual(paying.lapsed(at: start + .seconds(3_901), settings), .left, "begun again and again")
    }

    func testOnlyWhoMayReturnReturns() {
        var visit = visit(.shopping)
        visit.become(.left, at: start + .seconds(100))
        XCTAssertEqual(visit.used, .seconds(100))
        visit.become(.left, at: start + .seconds(900))
        XCTAssertEqual(visit.used, .seconds(100), "time outside costs nothing")
        XCTAssertTrue(visit.mayReturn(settings))
        visit.visits = 4
        XCTAssertFalse(visit.mayReturn(settings))
        visit.visits = 2
        visit.used = .seconds(1_800)
        XCTAssertFalse(visit.mayReturn(settings))
    }

    func testTheTimeWithoutAShopCostsNothing() {
        var visit = visit(.paying)
        visit.seen = start + .seconds(60)
        visit.resume(at: start + .seconds(10_000))
        XCTAssertEqual(visit.used, .seconds(60))
        XCTAssertNil(visit.lapsed(at: start + .seconds(10_900), settings))
    }

    func testEveryMoveBetweenStates() {
        let allowed: [ShopperState: Set<ShopperState>] = [
            .shopping: [.shopping, .holding, .left, .done], .holding: [.shopping, .holding, .paying, .left, .done],
            .paying: [.shopping, .holding, .paying, .done], .left: [.done], .idle: [.done], .done: [],
        ]
        for from in ShopperState.allCases {
            for to in ShopperState.allCases {
                let record = RoomRecord(
                    event: ID(rawValue: 1 << 39), state: .open, opensAt: start, endsAt: start, highWater: 10,
                    called: 10, generation: 1, pace: DoorPace())
                var core = RoomCore(record, [visit(from)], WaitingRoomSettings(), at: start)
                let moved = core.move(1, to: to, at: start)
                XCTAssertEqual(moved, allowed[from]?.contains(to) == true, "\(from) to \(to)")
                XCTAssertEqual(core.visits[1]?.state, moved ? to : from)
                XCTAssertEqual(core.inside, core.visits[1]?.state.isInside == true ? 1 : 0)
            }
        }
    }

    func testStatesOfARoom() {
        for state in RoomState.allCases {
            XCTAssertFalse(state.next.contains(state))
            XCTAssertFalse(state.next.isEmpty)
        }
        XCTAssertEqual(RoomState.allCases.filter(\.admitsJoins), [.lobby, .drawing, .open, .paused, .soldOut])
        XCTAssertEqual(RoomState.lobby.next, [.drawing, .closed], "no way around the draw")
    }
}
