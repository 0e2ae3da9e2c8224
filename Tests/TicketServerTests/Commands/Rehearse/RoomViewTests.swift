// What fans make of `now`: when to look again, and where they stand.

import TicketCore
import XCTest

@testable import TicketServer

final class RoomViewTests: XCTestCase {
    private func view(_ members: String) throws -> RoomView {
        let text = #"{"v":1,"e":"K7Q2M9XA","gen":4,"seq":7,"t":1000000,"sv":100,"n0":0,"iv":[3,60,8],"# + members + "}"
        return try XCTUnwrap(RoomView(try JSON.read(Array(text.utf8), JSON.Limits(depth: 8, members: 64))))
    }

    func testTheNextLookIsAsThePageCountsIt() throws {
        let cases: [(String, Int64?, Int64?, Double)] = [
            (#""st":"announced","at":9000000"#, nil, nil, 300),
            (#""st":"announced","at":1010000"#, nil, nil, 13),
            (#""st":"announced","lob":1001000,"at":1900000"#, nil, nil, 4),
            (#""st":"lobby","cut":1500000,"doors":1560000"#, 5_000, nil, 60),
            (#""st":"lobby","cut":1020000,"doors":1060000"#, 50_000, nil, 25),
            (#""st":"drawing""#, 100, nil, 3),
            (#""st":"open","eta":[20.0,30.0]"#, 10_100, 10_100, 25),
            (#""st":"open","eta":[20.0,30.0]"#, 50, 50, 10),
            (#""st":"open","eta":null"#, 400, 400, 30),
            (#""st":"open","eta":[20.0,30.0],"so":9000"#, 10_100, 10_100, 25),
            (#""st":"open","eta":[20.0,30.0],"so":9000"#, 40_100, 40_100, 100),
            (#""st":"open","eta":[20.0,30.0],"so":9000"#, 200_100, 200_100, 300),
            (#""st":"sold-out","eta":null"#, 150, 150, 30),
            (#""st":"sold-out","eta":null"#, 10_100, 10_100, 300),
            (#""st":"open","eta":[20.0,30.0]"#, nil, nil, 60),
        ]
        for (members, number, place, seconds) in cases {
            XCTAssertEqual(try view(members).pause(number: number, place: place), seconds, members)
        }
    }

    func testWhatIsNoAnswerIsNone() {
        for text in ["{}", #"{"st":"open"}"#, #"{"st":"new","gen":1,"seq":1,"sv":0,"n0":0,"iv":[3,60,8]}"#, "[1]"] {
            let json = try? JSON.read(Array(text.utf8), JSON.Limits(depth: 8, members: 64))
            XCTAssertNil(json.flatMap(RoomView.init), text)
        }
    }

    func testAnOlderAnswerIsKnownForWhatItIs() throws {
        var newer = try view(#""st":"open""#)
        let older = newer
        newer.sequence += 1
        XCTAssertTrue(older.isOlder(than: newer))
        XCTAssertFalse(newer.isOlder(than: older))
        newer.sequence = 0
        newer.generation += 1
        XCTAssertTrue(older.isOlder(than: newer), "a restart begins a new count")
        XCTAssertFalse(older.isOlder(than: older))
    }

    func testDrawnPlacesAreThoseOfTheDraw() {
        let places = DrawnPlaces()
        let key = [UInt8](repeating: 7, count: SwapOrNot.keyLength)
        let draw = SwapOrNot(key: key, size: 1_000)
        for number in [0, 1, 500, 999] as [Int64] {
            XCTAssertEqual(places.place(of: number, key: key, size: 1_000), draw.place(of: number))
        }
        XCTAssertNil(places.place(of: 1_000, key: key, size: 1_000))
        XCTAssertNil(places.place(of: 0, key: [1], size: 1_000))
        var other = key
        other[0] = 8
        XCTAssertEqual(
            places.place(of: 3, key: other, size: 1_000), SwapOrNot(key: other, size: 1_000).place(of: 3), "a redraw")
    }
}
