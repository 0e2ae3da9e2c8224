import TicketCore
import XCTest

final class NearestTests: XCTestCase {
    func testDistances() {
        XCTAssertEqual(Nearest.distance(Array("serev".utf8), Array("serve".utf8)), 1, "neighbours swapped")
        XCTAssertEqual(Nearest.distance(Array("kitten".utf8), Array("sitting".utf8)), 3)
        XCTAssertEqual(Nearest.distance([], Array("abc".utf8)), 3)
    }

    func testOnlyWhatIsNearIsSuggested() {
        XCTAssertEqual(Nearest.to("SERV", of: ["serve", "demo"]), "serve")
        XCTAssertNil(Nearest.to("banana", of: ["serve", "demo"]))
        XCTAssertEqual(Nearest.hint("dmeo", of: ["serve", "demo"]), "; did you mean demo?")
        XCTAssertEqual(Nearest.hint("banana", of: ["serve", "demo"]), "")
    }
}
