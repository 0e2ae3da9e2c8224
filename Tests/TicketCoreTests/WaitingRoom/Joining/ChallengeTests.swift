// Challenges and proofs: what is ours is read as it was made, everything else is nothing.

import XCTest

@testable import TicketCore

final class ChallengeTests: XCTestCase {
    private let event = ID<Event>(rawValue: 0x98_0000_0001)
    private let now = Instant(milliseconds: 1_795_217_054_123)
    private let random = SeededRandomness(seed: 3)
    private let master = MasterKeys(current: (1, Array(repeating: 7, count: 32)))

    private func keys(_ purpose: QueuePurpose = .challenge, _ event: ID<Event>? = nil) -> QueueKeys {
        QueueKeys(master, purpose, event: event ?? self.event)
    }

    private func challenge(_ kind: Challenge.Kind = .work, bits: UInt8 = 13) -> Challenge {
        .issue(kind, bits: bits, of: event, until: now, network: 0x0102_0304, random, keys())
    }

    func testAChallengeIsReadAsItWasMade() {
        for kind in [Challenge.Kind.cookie, .work, .workOnly] {
            let challenge = challenge(kind)
            XCTAssertEqual(challenge.text.utf8.count, 75)
            XCTAssertEqual(Challenge.verify(challenge.text, of: event, keys()), challenge)
        }
        XCTAssertNotEqual(challenge().text, challenge().text, "sixteen bytes are random")
    }

    func testTheBytesStandWhereTheFormatSays() throws {
        let bytes = try XCTUnwrap(Base64URL.decode(challenge().text))
        XCTAssertEqual(bytes.count, 56)
        XCTAssertEqual([bytes[0], bytes[2], bytes[3]], [1, 3, 13])
        XCTAssertEqual(Hex.encode(bytes[4..<12]), "0000009800000001")
        XCTAssertEqual(bytes.bigEndian(at: 12), 1_795_217_054_123)
        XCTAssertEqual(Hex.encode(bytes[36..<40]), "01020304")
    }

    func testEveryBitCountsAndEveryLength() throws {
        let text = challenge().text
        let bytes = try XCTUnwrap(Base64URL.decode(text))
        for bit in 0..<(bytes.count * 8) {
            var changed = bytes
            changed[bit / 8] ^= 1 << (bit % 8)
            XCTAssertNil(Challenge.verify(Base64URL.encode(changed), of: event, keys()), "bit \(bit)")
        }
        for length in 0..<text.count { XCTAssertNil(Challenge.verify(text.prefix(length), of: event, keys())) }
    }

    func testAChallengeIsForOneEventAndNoTicketIsOne() {
        let other = ID<Event>(rawValue: 0x98_0000_0002)
        XCTAssertNil(Challenge.verify(challenge().text, of: other, keys(.challenge, other)))
        XCTAssertNil(Challenge.verify(challenge().text, of: other, keys()), "even under the same key")
        XCTAssertNil(Challenge.verify(challenge().text, of: event, keys(.ticket)))
        let ticket = QueueTicket.issue(1, of: event, at: now, random, keys(.ticket))
        XCTAssertNil(Challenge.verify(ticket.text, of: event, keys(.ticket)))
        XCTAssertNil(QueueTicket.verify(challenge().text, of: event, keys()))
    }

    // MARK: Proofs

    func testAProofIsOneForItsChallengeOnly() {
        let (text, other) = (challenge().text, challenge().text)
        let proof = solve(text, bits: 6)
        XCTAssertTrue(ProofOfWork.verify(proof, of: text, bits: 6))
        XCTAssertFalse(ProofOfWork.verify(proof, of: other, bits: 6))
        let counters = proof.split(separator: ",").map(String.init)
        for wrong in [
            "", ",,,,,,,", proof + ",0", String(proof.dropLast(counters[7].count + 1)), proof + " ",
            proof.replacingOccurrences(of: counters[0] + ",", with: "4294967296,"),
            proof.replacingOccurrences(of: counters[0] + ",", with: "+\(counters[0]),"),
        ] {
            XCTAssertFalse(ProofOfWork.verify(wrong, of: text, bits: 6), wrong)
        }
        // A proof for more than there is costs more than there is: nearly none of these bits is by chance.
        XCTAssertFalse(ProofOfWork.verify(proof, of: text, bits: 30))
    }

    func testALookUpIsTheHashThatTheDocumentSays() {
        let seed = SHA256.hash("challenge".utf8)
        let hash = SHA256.hash(seed + [0, 0, 0, 3] + [0, 0, 1, 2])
        XCTAssertEqual(ProofOfWork.zeroBits(seed, 3, 258), hash.bigEndian(at: 0).leadingZeroBitCount)
    }
}

/// Solves a task as a browser does.
func solve(_ challenge: String, bits: UInt8) -> String {
    let seed = SHA256.hash(challenge.utf8)
    return (0..<ProofOfWork.parts).map { part in
        let counter = (UInt32(0)...).first { ProofOfWork.zeroBits(seed, part, $0) >= bits }
        return String(counter ?? 0)
    }.joined(separator: ",")
}
