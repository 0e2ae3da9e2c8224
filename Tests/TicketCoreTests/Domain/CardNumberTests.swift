import XCTest

@testable import TicketCore

final class CardNumberTests: XCTestCase {
    func testNumbersOfCardsAreFoundAndOthersLeftAlone() {
        let cards = [
            "4111111111111111", "Jan 4111-1111-1111-1111 Kos", "4111 1111 1111 1111@example.org", "Ż 378282246310005",
        ]
        for text in cards { XCTAssertTrue(CardNumber.isIn(text), text) }
        let others = [
            "", "Jan Kos", "4111111111111112", "411111111111", "0000000000000000", "b4111-1111-1111-1111@example.org",
            "x4111111111111111",
        ]
        for text in others { XCTAssertFalse(CardNumber.isIn(text), text) }
    }
}
