// The cookies of the waiting room, as browsers are told them.

import XCTest

@testable import TicketCore
@testable import TicketServer

final class QueueCookiesTests: XCTestCase {
    private let event = ID<Event>(rawValue: 19 << 35 | 1)

    private func ticket() -> QueueTicket {
        let keys = MasterKeys(current: (id: 1, bytes: Array(repeating: 7, count: MasterKeys.keyLength)))
        return .issue(
            18_233, of: event, at: Instant(milliseconds: 1_795_217_054_000), SeededRandomness(seed: 1),
            QueueKeys(keys, .ticket, event: event))
    }

    private func texts(_ cookies: [Cookie], secure: Bool = true) -> [String] {
        cookies.map { String(describing: $0.field(secure: secure)) }
    }

    func testOnlyTheBareNumberCanBeReadByScripts() {
        let cookies = QueueCookies(event: event, secure: true)
        let ticket = ticket()
        XCTAssertEqual(
            texts(cookies.keep(ticket, for: .seconds(3_600))),
            [
                "__Host-q_\(event)=\(ticket.text); Path=/; SameSite=Lax; Secure; HttpOnly; Max-Age=3600",
                "q_\(event)_n=18233; Path=/; SameSite=Lax; Secure; Max-Age=3600",
            ])
        XCTAssertEqual(
            texts(
                [QueueCookies(event: event, secure: false).keep(session: "abc", for: .seconds(7_200))], secure: false),
            ["s_\(event)=abc; Path=/; SameSite=Lax; HttpOnly; Max-Age=7200"])
    }

    func testAllThreeAreTakenAway() {
        let gone = texts(QueueCookies(event: event, secure: true).clear())
        XCTAssertEqual(gone.count, 3)
        XCTAssertTrue(gone.allSatisfy { $0.hasSuffix("; Max-Age=0") }, "\(gone)")
    }
}
