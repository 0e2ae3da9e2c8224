// Staff signs in: nobody learns who has an account, and a session has an end.

import XCTest

@testable import TicketCore

final class StaffAccountsTests: ShopTestCase {
    private let hasher = PasswordHasher(threads: 2)
    private var staff: StaffAccounts {
        StaffAccounts(database: shop.database, clock: shop.clock, randomness: shop.randomness, hasher: hasher)
    }

    override func tearDown() async throws {
        hasher.stop()
        try await super.tearDown()
    }

    private func create() async throws -> Account {
        try await staff.create(
            email: " Owner@Example.org ", name: "Owner", role: .owner, password: "correct horse battery")
    }

    func testSignInAndOut() async throws {
        let account = try await create()
        let (found, token) = try await staff.signIn(email: "owner@example.ORG ", password: "correct horse battery")
        XCTAssertEqual(found.id, account.id)
        XCTAssertEqual(found.role, .owner)
        XCTAssertEqual(try staff.account(token: token)?.id, account.id)
        let (_, second) = try await staff.signIn(email: "owner@example.org", password: "correct horse battery")
        XCTAssertNotEqual(token, second)
        try await staff.signOut(token: token)
        XCTAssertNil(try staff.account(token: token))
        XCTAssertEqual(try staff.account(token: second)?.id, account.id)
        XCTAssertNil(try staff.account(token: ""))
    }

    func testASessionEnds() async throws {
        _ = try await create()
        let (_, token) = try await staff.signIn(email: "owner@example.org", password: "correct horse battery")
        shop.clock.advance(by: StaffAccounts.session - .milliseconds(1))
        XCTAssertNotNil(try staff.account(token: token))
        shop.clock.advance(by: .milliseconds(1))
        XCTAssertNil(try staff.account(token: token))
        _ = try await staff.signIn(email: "owner@example.org", password: "correct horse battery")
        let rows = try shop.database.read { try $0.row("SELECT count(*) FROM account_sessions") { $0.int(0) } }
        XCTAssertEqual(rows, 1, "sessions that are over are forgotten")
    }

    /// An unknown address gets the answer of a wrong password, and no quicker: its password is hashed all the same.
    func testAnUnknownAddressLooksLikeAWrongPassword() async throws {
        _ = try await create()
        for (email, password) in [
            ("owner@example.org", "wrong horse battery"), ("nobody@example.org", "correct horse battery"),
            ("owner@example.org", ""), ("", ""), ("owner@example.org", String(repeating: "a", count: 201)),
            (String(repeating: "a", count: 255), "correct horse battery"), ("' OR 1=1--", "x"),
        ] {
            await assertFailure(.wrongCredentials) { try await staff.signIn(email: email, password: password) }
        }
        hasher.stop()
        for email in ["owner@example.org", "nobody@example.org"] {
            do {
                _ = try await staff.signIn(email: email, password: "correct horse battery")
                XCTFail("signed in without hashing")
            } catch { XCTAssertEqual(error as? PasswordHasher.Failure, .busy) }
        }
    }

    func testWhoMayNotBeCreated() async throws {
        _ = try await create()
        for (email, password, field) in [
            ("OWNER@example.org", "correct horse battery", Failure.Field.email),
            ("no address", "correct horse battery", .email), ("", "correct horse battery", .email),
            ("b@example.org", "short", .password), ("b@example.org", String(repeating: "a", count: 201), .password),
        ] {
            await assertFailure(.invalid(field)) {
                try await staff.create(email: email, name: "B", role: .gate, password: password)
            }
        }
    }

    func testTheTokenIsNotInTheDatabase() async throws {
        _ = try await create()
        let (_, token) = try await staff.signIn(email: "owner@example.org", password: "correct horse battery")
        let kept = try shop.database.read { try $0.row("SELECT token_hash FROM account_sessions") { $0.text(0) } }
        XCTAssertNotEqual(kept, token)
        XCTAssertEqual(kept, Hex.encode(SHA256.hash(token.utf8)))
    }
}
