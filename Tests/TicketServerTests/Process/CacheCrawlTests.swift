import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// Every address there is, asked by a stranger and by somebody with every cookie of ours: what is everybody's is the same
/// bytes for both and sets no cookie, and the rest is kept by no cache.
final class CacheCrawlTests: XCTestCase {
    func testPublicAnswersAreEverybodysAndPersonalOnesNobodyElses() throws {
        let server = try ServerProcess(self) { $0.arguments = ["--cookies-secure", "false"] }
        try server.waitReady()
        let report = try server.report()
        let person = try Visitor(server.port)
        let paid = try Purchase(event: report.event, visitor: person).whole()
        // In the shop again, with seats in hand.
        let again = Purchase(event: report.event, visitor: person)
        try again.enter()
        _ = try again.hold()
        XCTAssertEqual(try person.get("/en/e/\(report.event)/cart/line").status, 200)
        let staff = ["email": report.organiser.email, "password": report.organiser.password]
        XCTAssertEqual(try person.submit("/en/sign-in", staff).status, 303)
        XCTAssertEqual(try person.submit("/en/gate/set-up", ["code": report.device.code]).status, 303)
        XCTAssertGreaterThanOrEqual(person.cookies.count, 4, "\(person.cookies.keys)")

        var seen: [Bool: Int] = [:]
        for path in try addresses(report.event, paid) {
            let stranger = try Visitor(server.port)
            for accept in ["text/html", "application/json", "*/*"] {
                let fields = ["Accept": accept]
                let (theirs, own) = (try stranger.get(path, fields), try person.get(path, fields))
                let isPublic = theirs.field("cache-control")?.hasPrefix("public") ?? false
                seen[isPublic, default: 0] += 1
                if isPublic {
                    check(theirs, own, path)
                } else {
                    for answer in [theirs, own] {
                        let cache = answer.field("cache-control") ?? "none"
                        XCTAssertTrue(cache.contains("no-store"), "\(path) \(answer.status) \(accept): \(cache)")
                    }
                }
            }
            XCTAssertEqual(stranger.cookies, [:], "\(path): looking at something gives nobody a cookie")
        }
        XCTAssertGreaterThan(seen[true] ?? 0, 40)
        XCTAssertGreaterThan(seen[false] ?? 0, 40)
        server.stop()
    }

    private func check(_ theirs: Answer, _ own: Answer, _ path: String) {
        for answer in [theirs, own] {
            XCTAssertEqual(answer.all("set-cookie"), [], path)
            XCTAssertTrue([200, 303].contains(answer.status), "\(path): \(answer.status)")
        }
        XCTAssertEqual(own.status, theirs.status, path)
        // `now` and halls may have been made anew between the two questions: then their tags say so.
        if own.field("etag") == theirs.field("etag") { XCTAssertEqual(own.body, theirs.body, path) }
        if let vary = theirs.field("vary") {
            XCTAssertFalse(vary.lowercased().contains("cookie"), "\(path): a cache would keep one for each person")
        }
    }

    /// One address of each kind that can be asked for, with names that exist.
    private func addresses(_ event: String, _ paid: Purchase.Paid) throws -> [String] {
        let id = try XCTUnwrap(ID<Event>(event))
        var paths = Route.templates.filter { !$0.contains("{order}") && !$0.contains("{ticket}") }.map { template in
            template.replacing("{language}", with: "en").replacing("{event}", with: event)
                .replacing("{section}", with: "101").replacing("{version}", with: "1").replacing("{number}", with: "0")
                .replacing("{state}", with: "x").replacing("{gateway}", with: "test").replacing(
                    "{reference}", with: "x"
                )
                .replacing("{hold}", with: "x").replacing("{hash}", with: Assets.style.hash)
                .replacing("{name}", with: Assets.style.name)
        }
        let order = "/en/order/\(paid.order)/\(paid.secret)"
        paths += [order, order + "/tickets.pdf", Route.section(.polish, id, "101").path, "/nothing", "/en/e/AAAAAAAA"]
        let left = paths.filter { $0.contains("{") }
        XCTAssertEqual(left, [], "no name is known for these")
        // A stream of an organiser's figures does not end.
        return paths.filter { !$0.hasSuffix("/feed") }
    }
}
