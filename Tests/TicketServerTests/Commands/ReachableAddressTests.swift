import XCTest

@testable import TicketServer

final class ReachableAddressTests: XCTestCase {
    func testAnAddressOfItsOwnStays() throws {
        let bound = try XCTUnwrap(SocketAddress("127.0.0.1:8080"))
        XCTAssertEqual(ReachableAddress.of(bound), bound)
    }

    func testAllAddressesBecomeOneThatIsThere() throws {
        let bound = try XCTUnwrap(SocketAddress("0.0.0.0:8080"))
        let told = ReachableAddress.of(bound)
        XCTAssertEqual(told.port, 8080)
        XCTAssertFalse(told.ip.isLoopback)
    }
}
