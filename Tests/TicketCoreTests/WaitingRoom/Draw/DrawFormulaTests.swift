// Commitment and key of a draw, against the vector that two other implementations computed.

import XCTest

@testable import TicketCore

final class DrawFormulaTests: XCTestCase {
    private let seed = Array(UInt8(0)..<32)

    private func ingredients(_ change: (inout Fields) -> Void = { _ in }) throws -> DrawFormula.Ingredients {
        var fields = Fields(
            event: try XCTUnwrap(ID<Event>("K7Q2M9XA")),
            randomness: try XCTUnwrap(Hex.decode("fc1873a13f3545aeade8401532ef5519"))
                + Array(repeating: 0, count: 16))
        change(&fields)
        return DrawFormula.Ingredients(
            event: fields.event, round: fields.round, randomness: fields.randomness, root: fields.root,
            size: fields.size)
    }

    private struct Fields {
        var event: ID<Event>
        var round: Int64 = 0
        var randomness: [UInt8]
        var root = SHA256.hash("roster".utf8)
        var size: Int64 = 81_234
    }

    func testTheWholeVector() throws {
        XCTAssertEqual(
            Hex.encode(DrawFormula.commitment(to: seed)),
            "18ca109d6c257c0b6c74a8cab8afad92ca9717341617a2041a55be8d323cac07")
        let key = DrawFormula.key(seed: seed, try ingredients())
        XCTAssertEqual(Hex.encode(key), "79894ab8bada4589e850d8c540f8254a71c992a82964d81d14bec28023864e52")
        let shuffle = SwapOrNot(key: key, size: 81_234)
        XCTAssertEqual([0, 1, 2, 81_233].map { shuffle.place(of: $0) }, [1_793, 69_321, 72_626, 32_927])
    }

    func testEveryIngredientChangesTheKey() throws {
        let keys = [
            DrawFormula.key(seed: seed, try ingredients()),
            DrawFormula.key(seed: seed.reversed(), try ingredients()),
            DrawFormula.key(seed: seed, try ingredients { $0.event = ID(rawValue: 1 << 39) }),
            DrawFormula.key(seed: seed, try ingredients { $0.event = ID(rawValue: 1 << 62) }),
            DrawFormula.key(seed: seed, try ingredients { $0.round = 1 }),
            DrawFormula.key(seed: seed, try ingredients { $0.randomness[31] = 1 }),
            DrawFormula.key(seed: seed, try ingredients { $0.root[0] ^= 1 }),
            DrawFormula.key(seed: seed, try ingredients { $0.size += 1 }),
        ]
        XCTAssertEqual(Set(keys).count, keys.count)
    }
}
