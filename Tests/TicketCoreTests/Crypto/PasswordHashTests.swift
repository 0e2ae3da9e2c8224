// Passwords: the right one only, in the system's own form, and never too many at once.

import XCTest

@testable import TicketCore

final class PasswordHashTests: XCTestCase {
    private let randomness = SeededRandomness(seed: 9)

    func testVerifiesTheRightPasswordOnly() throws {
        let stored = try PasswordHash.hash("Zażółć gęślą jaźń", randomness)
        XCTAssertTrue(stored.hasPrefix("$y$j9T$"), stored)
        XCTAssertTrue(PasswordHash.verify("Zażółć gęślą jaźń", against: stored))
        XCTAssertFalse(PasswordHash.verify("Zażółć gęślą jaźn", against: stored))
        XCTAssertFalse(PasswordHash.verify("", against: stored))
        XCTAssertFalse(PasswordHash.verify("anything", against: nil))
        XCTAssertNotEqual(stored, try PasswordHash.hash("Zażółć gęślą jaźń", randomness), "a fresh salt each time")
    }

    func testReadsHashesOfOtherMethods() {
        // openssl passwd -6 -salt saltsalt secret
        let stored =
            "$6$saltsalt$TVLlQcbpFVof5W3Yz4DTP6gRstiNuHwwTt6GLc1E5n0U0aDehy0S5knV8wiOQSpT0Y77vwPZN.Pq.H91p5hVO1"
        XCTAssertTrue(PasswordHash.verify("secret", against: stored))
        XCTAssertFalse(PasswordHash.verify("Secret", against: stored))
    }

    func testWhatCWouldCutShortIsRefused() throws {
        let stored = try PasswordHash.hash(String(repeating: "x", count: 511), randomness)
        XCTAssertTrue(PasswordHash.verify(String(repeating: "x", count: 511), against: stored))
        XCTAssertFalse(PasswordHash.verify(String(repeating: "x", count: 512), against: stored))
        for password in [String(repeating: "x", count: 512), "abc\0def"] {
            XCTAssertThrowsError(try PasswordHash.hash(password, randomness)) {
                XCTAssertEqual($0 as? PasswordHash.Failure, .unusable)
            }
        }
        let short = try PasswordHash.hash("abc", randomness)
        XCTAssertFalse(PasswordHash.verify("abc\0def", against: short))
    }

    func testDamagedHashesAreNeverRight() {
        for stored in ["", "*", "*0", "$y$", "$y$j9T$", "x", "$9$no$such"] {
            XCTAssertFalse(PasswordHash.verify("password", against: stored), stored)
        }
    }

    func testTheHasherVerifiesForMany() async throws {
        let hasher = PasswordHasher(threads: 2, randomness: randomness)
        let stored = try await hasher.hash("secret")
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<12 {
                group.addTask { try await hasher.verify(number % 3 == 0 ? "wrong" : "secret", against: stored) }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        XCTAssertEqual(outcomes.count { $0 }, 8)
        XCTAssertEqual(outcomes.count { !$0 }, 4)
    }

    /// With no thread that works, three of forty may wait; the others are refused at once, and the three by `stop`.
    func testAFloodIsRefusedAndNobodyIsForgotten() async throws {
        let hasher = PasswordHasher(threads: 0, capacity: 3, randomness: randomness)
        await withTaskGroup(of: PasswordHasher.Failure?.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await hasher.hash("secret")
                        return nil
                    } catch {
                        return error as? PasswordHasher.Failure
                    }
                }
            }
            for _ in 0..<37 {
                let refused = await group.next()
                XCTAssertEqual(refused, .busy)
            }
            hasher.stop()
            for _ in 0..<3 {
                let stopped = await group.next()
                XCTAssertEqual(stopped, .busy)
            }
        }
        do {
            _ = try await hasher.hash("late")
            XCTFail("a stopped hasher must refuse")
        } catch {
            XCTAssertEqual(error as? PasswordHasher.Failure, .busy)
        }
    }
}
