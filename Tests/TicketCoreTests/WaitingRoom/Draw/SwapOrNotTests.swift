// The permutation: against Ethereum's published vectors, and what makes it fair.

import XCTest

@testable import TicketCore

final class SwapOrNotTests: XCTestCase {
    private func bytes(_ hex: String) throws -> [UInt8] { try XCTUnwrap(Hex.decode(hex)) }

    /// A file of Ethereum's consensus-spec-tests, tests/mainnet/phase0/shuffling/core/shuffle, at commit 4d5317b (that of
    /// 33 at 0f15fd7): seed, count, and the SHA-256 of the whole `mapping.yaml`, as Git LFS names it.
    private static let published: [(seed: String, count: Int64, file: String)] = [
        (
            "0623ccb9b1619bd388284a438034d8cb6431964ba727d8b1c450303105735488", 3,
            "3866f86d3e367e965d3e43b53d0510fddb11f2188fedb7202293e7329b698b72"
        ),
        (
            "23bcd11624a07465b1c2fc1a0fe52996daae4bf87b0fb6bed45926096c644843", 5,
            "296fe543e6a05cc7ddb1daa0544937e211bd97247d8c89250bfa33886330c293"
        ),
        (
            "23bcd11624a07465b1c2fc1a0fe52996daae4bf87b0fb6bed45926096c644843", 33,
            "9f0d985372f76c63a623cac19a1499289ce2f68660dfe37ce5065539423244a4"
        ),
        (
            "01b4f6bd5d6a06a7b74a8565ceb4f845afe0ae96a0ac05cf5e86066bf7b538ec", 100,
            "76856e7b9132ba539787cc0563014a8c43e83f1052a814757e43258eda616a4f"
        ),
        (
            "0623ccb9b1619bd388284a438034d8cb6431964ba727d8b1c450303105735488", 1_000,
            "de654ac9b2d46e0648bef91d2641df3b4076034a3506e03bbb6c0e13c5585517"
        ),
        (
            "01b4f6bd5d6a06a7b74a8565ceb4f845afe0ae96a0ac05cf5e86066bf7b538ec", 9_999,
            "c3577795cf7bbe42bcca0c97e2d97b8caf8bf3defa8d1b3cffd6ce7813a06575"
        ),
    ]

    /// The file as its generator writes it: YAML whose lists are broken after column 80.
    private func mappingFile(_ seed: String, _ mapping: [UInt32]) -> String {
        var text = "seed: '0x\(seed)'\ncount: \(mapping.count)\nmapping: ["
        var column = "mapping: [".utf8.count
        for (index, place) in mapping.enumerated() {
            if index > 0 {
                let separator = column + 1 > 80 ? ",\n  " : ", "
                text += separator
                column = column + 1 > 80 ? 2 : column + 2
            }
            text += String(place)
            column += String(place).utf8.count
        }
        return text + "]\n"
    }

    func testTheFilesThatEthereumPublishes() throws {
        for (seed, count, file) in Self.published {
            let shuffle = SwapOrNot(key: try bytes(seed), size: count)
            let digest = Hex.encode(SHA256.hash(mappingFile(seed, shuffle.places()).utf8))
            XCTAssertEqual(digest, file, "\(count) places")
        }
    }

    /// A line of github.com/protolambda/eth2-shuffle, spec/tests.csv: a list before and after.
    func testAListOfAnotherImplementation() throws {
        let key = try bytes("df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119")
        let before = [8, 7, 5, 9, 2, 3, 6, 1, 4, 0]
        var after = Array(repeating: 0, count: 10)
        let shuffle = SwapOrNot(key: key, size: 10)
        for (index, value) in before.enumerated() { after[Int(shuffle.place(of: Int64(index)))] = value }
        XCTAssertEqual(after, [2, 6, 9, 5, 7, 3, 4, 8, 1, 0])
    }

    func testTheDemonstration() {
        let shuffle = SwapOrNot(key: SHA256.hash("demo".utf8), size: 1_000)
        XCTAssertEqual((0..<5).map { shuffle.place(of: $0) }, [101, 579, 786, 583, 468])
    }

    func testEverybodyHasAPlaceOfTheirOwnAndBothWaysAgree() {
        for size in [1, 2, 3, 5, 6, 7, 64, 255, 256, 257, 511, 512, 513, 1_000] as [Int64] {
            let shuffle = SwapOrNot(key: SHA256.hash("size \(size)".utf8), size: size)
            let places = shuffle.places()
            XCTAssertEqual(places.sorted(), (0..<UInt32(size)).map { $0 }, "\(size)")
            for number in stride(from: 0, to: size, by: Swift.max(1, Int(size) / 7)) {
                XCTAssertEqual(shuffle.place(of: number), Int64(places[Int(number)]), "\(number) of \(size)")
            }
        }
        XCTAssertEqual(SwapOrNot(key: SHA256.hash([]), size: 0).places(), [])
    }

    /// 720 orders of six people, each as likely as the other: a Feistel network of ten rounds fails this by far.
    func testSixPeopleStandInEveryOrderEquallyOften() {
        var seen: [[UInt32]: Int] = [:]
        let draws = 7_200
        for draw in 0..<draws {
            seen[SwapOrNot(key: SHA256.hash("draw \(draw)".utf8), size: 6).places(), default: 0] += 1
        }
        let expected = Double(draws) / 720
        let never = Double(720 - seen.count) * expected
        let chiSquare = seen.values.reduce(never) {
            $0 + ($1.asDouble - expected) * ($1.asDouble - expected) / expected
        }
        // 719 degrees of freedom: mean 719, standard deviation 37.9.
        XCTAssertEqual((chiSquare - 719) / 37.9, 0, accuracy: 3)
    }

    func testOneMoreMovesNearlyEverybody() {
        let key = SHA256.hash("one more".utf8)
        let before = SwapOrNot(key: key, size: 1_000).places()
        let after = SwapOrNot(key: key, size: 1_001).places()
        let stayed = zip(before, after).count { $0 == $1 }
        XCTAssertLessThan(stayed, 10, "who knows the key but not the count knows nothing")
    }
}

extension Int {
    fileprivate var asDouble: Double { Double(self) }
}
