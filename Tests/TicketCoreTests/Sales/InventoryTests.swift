// Holding places: all or none, within the limit, one buyer each, back in time.

import XCTest

@testable import TicketCore

final class InventoryTests: ShopTestCase {
    func testAllOrNoneWithTheReasonOfEach() async throws {
        use(try TestShop(directory: directory + "/blocked"))
        try await shop.open(blocked: [12])
        try await shop.buy(10, buyer: 1)
        try await shop.hold(11, buyer: 2)
        await assertFailure(
            .placesTaken([
                TakenPlace(ordinal: 10, state: .sold), TakenPlace(ordinal: 11, state: .held),
                TakenPlace(ordinal: 12, state: .blocked),
            ])
        ) { try await shop.hold(9, 10, 11, 12, 13, buyer: 3) }
        XCTAssertEqual(try shop.states()[9], .free)
        XCTAssertEqual(try shop.states()[13], .free)
        XCTAssertNil(try shop.inventory.cart(of: Buyer(number: 3), shop.listing), "a refused buyer has no cart")
        try assertBoardIsTrue()
    }

    func testWishesThatMakeNoSense() async throws {
        await assertFailure(.nothingChosen) {
            try await shop.inventory.hold(.places([]), for: Buyer(number: 1), of: shop.listing)
        }
        await assertFailure(.unknownPlace) { try await shop.hold(4, 4) }
        await assertFailure(.unknownPlace) { try await shop.hold(-1) }
        await assertFailure(.unknownPlace) { try await shop.hold(TestShop.capacity) }
        await assertFailure(.nothingChosen) { try await shop.best(0) }
        await assertFailure(.tooMany(limit: 6, already: 0)) { try await shop.best(7) }
        await assertFailure(.tooMany(limit: 6, already: 0)) { try await shop.best(.max) }
        await assertFailure(.invalid(.count)) { try await shop.best(2) { $0.accessible = 3 } }
        await assertFailure(.invalid(.count)) { try await shop.best(2) { $0.accessible = -1 } }
        await assertFailure(.invalid(.section)) { try await shop.best(2) { $0.section = 2 } }
    }

    /// 200 buyers on one seat, 50 rounds: one has it, all others are told who is in the way.
    func testHotSeat() async throws {
        let shop = try XCTUnwrap(shop)
        for round in 0..<50 {
            let place = round % 32
            let outcomes = await Outcomes.of(200) { buyer in
                try await shop.hold(place, buyer: Int64(round * 200 + buyer))
            }
            XCTAssertEqual(outcomes.values.count, 1)
            let taken = Failure.placesTaken([TakenPlace(ordinal: place, state: .held)])
            XCTAssertTrue(outcomes.failures.allSatisfy { $0 as? Failure == taken })
            try await shop.inventory.release(outcomes.values[0].buyer, shop.listing)
        }
        XCTAssertEqual(try shop.count(.free), TestShop.capacity)
        try assertBoardIsTrue()
    }

    /// An area with 10 places left and 200 buyers of one: 10 have one.
    func testHotArea() async throws {
        let shop = try XCTUnwrap(shop)
        try await shop.best(6, buyer: 1_001) { $0.section = 1 }
        try await shop.best(4, buyer: 1_002) { $0.section = 1 }
        let outcomes = await Outcomes.of(200) { buyer in
            try await shop.best(1, buyer: Int64(buyer)) { $0.section = 1 }
        }
        XCTAssertEqual(outcomes.values.count, 10)
        XCTAssertEqual(Set(outcomes.values.flatMap { $0.places.map(\.ordinal) }).count, 10)
        for failure in outcomes.failures {
            // A choice set aside for a moment by somebody else is told as what it is then: nothing left.
            XCTAssertEqual(failure as? Failure, .soldOut(left: 0))
        }
        XCTAssertEqual(try shop.count(.held), 20)
        try assertBoardIsTrue()
    }

    /// Eight buyers of three at once in an empty house: neighbours for each, nobody's twice.
    func testBestAvailableForAllAtOnce() async throws {
        let shop = try XCTUnwrap(shop)
        let plan = try shop.listing.plan
        let outcomes = await Outcomes.of(8) { buyer in
            try await shop.best(3, buyer: Int64(buyer)) { $0.section = 0 }
        }
        XCTAssertEqual(outcomes.values.count, 8)
        let groups = outcomes.values.map { $0.places.map(\.ordinal) }
        XCTAssertEqual(Set(groups.joined()).count, 24)
        for group in groups where !(plan.areNeighbours(group[0], group[1]) && plan.areNeighbours(group[1], group[2])) {
            XCTFail("\(group) do not sit together")
        }
        try assertBoardIsTrue()
    }

    /// 200 buyers of two at once: nobody's place twice, until no seat is left.
    func testBestAvailableUntilNothingIsLeft() async throws {
        let shop = try XCTUnwrap(shop)
        let outcomes = await Outcomes.of(200) { buyer in
            try await shop.best(2, buyer: Int64(buyer)) { $0.section = 0 }
        }
        let places = outcomes.values.flatMap { $0.places.map(\.ordinal) }
        XCTAssertEqual(Set(places).count, places.count)
        // 32 seats, of which the wheelchair's and its companion's are not offered.
        XCTAssertEqual(places.count, 30)
        try assertBoardIsTrue()
    }

    func testWheelchairAndCompanion() async throws {
        let hold = try await shop.best(2) { $0.accessible = 1 }
        XCTAssertEqual(hold.places.map(\.ordinal), [0, 1])
    }

    /// The limit counts carts and orders, of one buyer, whatever is asked for at once.
    func testLimitOfABuyer() async throws {
        let shop = try XCTUnwrap(shop)
        try await shop.buy(2, 3, buyer: 7)
        let outcomes = await Outcomes.of(50) { index in try await shop.hold(8 + index % 24, buyer: 7) }
        XCTAssertEqual(outcomes.values.count, 4)
        XCTAssertEqual(try shop.count(.held), 4)
        await assertFailure(.tooMany(limit: 6, already: 6)) { try await shop.hold(4, buyer: 7) }
        await assertFailure(.tooMany(limit: 6, already: 6)) { try await shop.best(1, buyer: 7) }
        try await shop.hold(4, buyer: 8)
    }

    /// Six orders of one e-mail address by six buyers: counted together, with what follows a plus left out.
    func testLimitOfAnAddress() async throws {
        let shop = try XCTUnwrap(shop)
        for buyer in 1...10 { try await shop.hold(buyer, buyer: Int64(buyer)) }
        let outcomes = await Outcomes.of(10) { index in
            try await shop.order(buyer: Int64(index + 1), email: "Jan+\(index)@Example.org")
        }
        XCTAssertEqual(outcomes.values.count, 6)
        XCTAssertTrue(outcomes.failures.allSatisfy { $0 as? Failure == .tooMany(limit: 6, already: 6) })
        try await shop.hold(20, buyer: 11)
        try await shop.order(buyer: 11, email: "ja+n@example.org")
    }

    func testAddingDoesNotRestartTheClock() async throws {
        let first = try await shop.hold(2)
        XCTAssertEqual(first.until, shop.clock.now() + .minutes(10))
        shop.clock.advance(by: .minutes(4))
        let second = try await shop.hold(3)
        XCTAssertEqual(second.id, first.id)
        XCTAssertEqual(second.until, first.until)
        XCTAssertEqual(second.places.map(\.ordinal), [2, 3])
    }

    func testExtensionsByNumberAndAge() async throws {
        try await shop.hold(2)
        let buyer = Buyer(number: 1)
        for count in 1...10 {
            shop.clock.advance(by: .seconds(1))
            let hold = try await shop.inventory.extend(buyer, shop.listing)
            XCTAssertEqual(hold.extensions, count)
            XCTAssertEqual(hold.until, shop.clock.now() + .minutes(10))
        }
        await assertFailure(.noExtensionLeft) { try await shop.inventory.extend(buyer, shop.listing) }

        var rules = HoldRules()
        rules.extensions = 1_000
        use(try TestShop(directory: directory + "/cap", rules: rules))
        try await shop.open()
        try await shop.hold(2)
        let begin = shop.clock.now()
        var last = begin
        while let hold = try? await shop.inventory.extend(buyer, shop.listing) {
            last = hold.until
            shop.clock.advance(by: .minutes(2))
        }
        XCTAssertEqual(last, begin + .minutes(120))
        await assertFailure(.noExtensionLeft) { try await shop.inventory.extend(buyer, shop.listing) }
    }

    func testNothingCanBeDoneWithACartThatIsOver() async throws {
        try await shop.hold(2, 3)
        let buyer = Buyer(number: 1)
        shop.clock.advance(by: .minutes(10))
        XCTAssertNil(try shop.inventory.cart(of: buyer, shop.listing))
        await assertFailure(.holdExpired) { try await shop.inventory.extend(buyer, shop.listing) }
        await assertFailure(.holdExpired) { try await shop.inventory.remove([2], from: buyer, shop.listing) }
        await assertFailure(.holdExpired) { try await shop.order() }
        try await shop.housekeeping.run()
        await assertFailure(.holdNotFound) { try await shop.inventory.extend(buyer, shop.listing) }
        await assertFailure(.holdNotFound) { try await shop.order() }
    }

    /// Before the sweep has come: the old cart is nobody's, its places count for no limit and can be had again.
    func testTheNextCartAfterOneThatIsOver() async throws {
        try await shop.hold(2, 3, 4, 5, 6, 7)
        shop.clock.advance(by: .minutes(10))
        let next = try await shop.hold(2, 3, 4, 5, 6, 8)
        XCTAssertEqual(next.places.map(\.ordinal), [2, 3, 4, 5, 6, 8])
        XCTAssertEqual(next.until, shop.clock.now() + .minutes(10))
        XCTAssertEqual(try shop.states()[7], .free)
        try assertBoardIsTrue()
    }

    func testTheSweepFreesExactlyWhatIsOver() async throws {
        try await shop.hold(2, 3, buyer: 1)
        shop.clock.advance(by: .minutes(5))
        try await shop.hold(4, buyer: 2)
        try await shop.buy(5, buyer: 3)
        _ = try await shop.inventory.extend(Buyer(number: 2), shop.listing)
        shop.clock.advance(by: .minutes(5) - .milliseconds(1))
        try await shop.housekeeping.run()
        XCTAssertEqual(try shop.count(.held), 3, "not a millisecond too early")
        shop.clock.advance(by: .milliseconds(1))
        try await shop.housekeeping.run()
        let states = try shop.states()
        XCTAssertEqual([2, 3, 4, 5].map { states[$0] }, [.free, .free, .held, .sold])
        try assertBoardIsTrue()
    }

    func testTheSweepOfMany() async throws {
        let shop = try XCTUnwrap(shop)
        for buyer in 0..<Int64(Housekeeping.batch + 50) {
            try await shop.database.write { transaction in
                let hold = Hold(
                    id: ID(rawValue: buyer + 1), event: TestShop.event, buyer: Buyer(number: buyer),
                    createdAt: shop.clock.now(), until: shop.clock.now(), extensions: 0, places: [])
                try transaction.insert(hold, as: .live)
            }
        }
        try await shop.housekeeping.expireHolds()
        XCTAssertTrue(try shop.database.read { try $0.overdueHolds(at: shop.clock.now(), limit: 1) }.isEmpty)
    }

    func testReleaseAndRemove() async throws {
        let buyer = Buyer(number: 1)
        try await shop.hold(2, 3, 4)
        try await shop.hold(9, buyer: 2)
        let left = try await shop.inventory.remove([3], from: buyer, shop.listing)
        XCTAssertEqual(left.places.map(\.ordinal), [2, 4])
        await assertFailure(.unknownPlace) { try await shop.inventory.remove([9], from: buyer, shop.listing) }
        await assertFailure(.unknownPlace) { try await shop.inventory.remove([2, 2], from: buyer, shop.listing) }
        await assertFailure(.unknownPlace) { try await shop.inventory.remove([-1], from: buyer, shop.listing) }
        XCTAssertEqual(try shop.states()[2], .held, "a refused removal removes nothing")
        let empty = try await shop.inventory.remove([2, 4], from: buyer, shop.listing)
        XCTAssertTrue(empty.places.isEmpty)
        XCTAssertNil(try shop.inventory.cart(of: buyer, shop.listing))
        try await shop.inventory.release(buyer, shop.listing)
        try await shop.hold(2, 3)
        try await shop.inventory.release(buyer, shop.listing)
        try await shop.inventory.release(buyer, shop.listing)
        XCTAssertEqual(try shop.count(.held), 1)
        try assertBoardIsTrue()
    }

    func testTicketTypesAndPrices() async throws {
        let buyer = Buyer(number: 1)
        try await shop.hold(2, 3, 32)
        let changed = try await shop.inventory.setTicketTypes([3: 1], of: buyer, shop.listing)
        XCTAssertEqual(changed.places.map(\.ticketType), [0, 1, 0])
        // There is no reduced standing place, no third type, no seat of somebody else's.
        for (place, type) in [(32, 1), (2, 2), (2, -1)] {
            await assertFailure(.unknownTicketType) {
                try await shop.inventory.setTicketTypes([place: type], of: buyer, shop.listing)
            }
        }
        await assertFailure(.unknownPlace) { try await shop.inventory.setTicketTypes([5: 0], of: buyer, shop.listing) }
        let order = try await shop.order()
        XCTAssertEqual(order.items.map(\.price.amount), [10_000, 7_000, 5_000])
        XCTAssertEqual(order.total, Money(22_000, .pln))
    }

    func testTheSaleMustBeOpen() async throws {
        let catalogue = shop.catalogue
        try await catalogue.setSaleStatus(.paused, of: TestShop.event, by: "test")
        await assertFailure(.salePaused) { try await shop.hold(2) }
        try await catalogue.setSaleStatus(.draft, of: TestShop.event, by: "test")
        await assertFailure(.notFound) { try await shop.hold(2) }
        try await catalogue.setSaleStatus(.closed, of: TestShop.event, by: "test")
        await assertFailure(.saleClosed) { try await shop.hold(2) }
        try await catalogue.setSaleStatus(.open, of: TestShop.event, by: "test")
        try await shop.hold(2)
        shop.clock.advance(by: .seconds(864_000))
        await assertFailure(.saleClosed) { try await shop.hold(3, buyer: 2) }
        try restart()
        XCTAssertEqual(try shop.listing.event.sale.status, .open)
    }

    func testNotBeforeTheSaleOpens() async throws {
        var event = try shop.listing.event
        event.sale.opensAt = shop.clock.now() + .milliseconds(1)
        try shop.listing.replaceEvent(event)
        await assertFailure(.saleNotOpen(opensAt: event.sale.opensAt)) { try await shop.hold(2) }
        shop.clock.advance(by: .milliseconds(1))
        try await shop.hold(2)
    }

    /// Identities are drawn by lot: a number that is in use is drawn again, and the buyer notices nothing.
    func testAnIdentityThatIsInUseIsDrawnAgain() async throws {
        let seed: UInt64 = 99
        let draws = SeededRandomness(seed: seed)
        let used = ID<Hold>.new(at: shop.clock.now(), draws)
        use(try TestShop(directory: directory + "/draw", seed: seed))
        try await shop.open()
        let (clock, listing) = (shop.clock, try shop.listing)
        try await shop.database.write { transaction in
            let hold = Hold(
                id: used, event: listing.id, buyer: Buyer(number: 9), createdAt: clock.now(), until: clock.now(),
                extensions: 0, places: [])
            try transaction.insert(hold, as: .released)
        }
        let hold = try await shop.hold(2)
        XCTAssertNotEqual(hold.id, used)
        XCTAssertEqual(try shop.states()[2], .held)
    }
}
