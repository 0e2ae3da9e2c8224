// The plain page's reading of `now`: every member may be missing, and nothing that is not `now` is read.

import TicketCore
import XCTest

@testable import TicketServer

final class NowReadingTests: XCTestCase {
    func testAllThatPeopleAreToldIsRead() throws {
        let now = try XCTUnwrap(
            read(
                """
                {"v":1,"e":"K7Q2M9XA","st":"open","gen":4,"seq":18231,"t":1795217054123,"sv":18250,"n0":81234,"rt":46.7,
                "sh":0.71,"eta":[15,21.4],"seats":[[1,"A",0,9900],[2,"B",2,7900]],"iv":[3,60,8],"pf":"abc","so":62000,
                "lob":1,"at":2,"cut":3,"doors":4,"dr":{"g":"A","c":"00","r":4711,"no":1},"ann":{"pl":"Tak","xx":"?"}}
                """))
        XCTAssertEqual(now.state, .open)
        XCTAssertEqual([now.called, now.drawn, now.last, now.round], [18_250, 81_234, 62_000, 4_711])
        XCTAssertTrue(now.isDrawn && now.hasDraw)
        XCTAssertEqual(now.showRate, 0.71)
        XCTAssertEqual(now.pace?.half, 15)
        XCTAssertEqual(now.pace?.most, 21.4)
        XCTAssertEqual(now.left, [1: 0, 2: 2])
        XCTAssertEqual(
            [now.lobbyOpens, now.saleBegins, now.listCloses, now.doorsOpen].map { $0?.milliseconds }, [1, 2, 3, 4])
        XCTAssertEqual(now.announcement, [.polish: "Tak"])
    }

    func testAMemberThatIsMissingOrNullSaysNothing() throws {
        let now = try XCTUnwrap(read(#"{"st":"paused","eta":null,"sh":1,"dr":null}"#))
        XCTAssertEqual([now.called, now.drawn], [0, 0])
        XCTAssertNil(now.pace)
        XCTAssertNil(now.showRate, "if everybody comes, “about” is “at most”")
        XCTAssertNil(now.last)
        XCTAssertFalse(now.isDrawn || now.hasDraw)
        XCTAssertTrue(now.left.isEmpty && now.pauseWords.isEmpty)
    }

    func testWhatIsNotNowIsNotRead() {
        for text in ["", "{}", "[]", #"{"st":"unheard-of"}"#, #"{"st":"open""#] {
            XCTAssertNil(read(text), text)
        }
    }

    /// In every state: before the draw nobody has a place, behind it everybody has, and those drawn once the key is out.
    func testAPlaceIsToldOnceItIsDrawn() throws {
        let table: [(json: String, number: Int, place: Int?)] = [
            (#"{"st":"lobby"}"#, 7, nil), (#"{"st":"announced"}"#, 7, nil), (#"{"st":"drawing"}"#, 7, nil),
            (#"{"st":"drawing","n0":100}"#, 7, nil), (#"{"st":"drawing","n0":100}"#, 100, 100),
            (#"{"st":"open","n0":100}"#, 7, nil), (#"{"st":"open","n0":100,"pf":"k"}"#, 7, 42),
            (#"{"st":"paused","n0":100,"pf":"k"}"#, 7, 42), (#"{"st":"open","n0":100,"pf":"k"}"#, 100, 100),
            (#"{"st":"open","n0":0}"#, 7, 7),
        ]
        for row in table {
            XCTAssertEqual(try XCTUnwrap(read(row.json)).place(of: row.number, 42), row.place, row.json)
        }
    }

    private func read(_ json: String) -> NowReading? { NowReading(Array(json.utf8)) }
}
