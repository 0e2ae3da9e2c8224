// The text of a QR code as codewords: mode, bits, padding, and the division into blocks.

/// A text in the densest mode that has all its characters.
struct QRSegment {
    enum Mode {
        case numeric, alphanumeric, bytes
    }

    let mode: Mode
    private let bytes: [UInt8]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let mode: Mode =
            if bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
                .numeric
            } else if bytes.allSatisfy({ Self.alphanumeric[Int($0)] != nil }) {
                .alphanumeric
            } else {
                .bytes
            }
        self.init(bytes, mode: mode)
    }

    init(_ bytes: [UInt8], mode: Mode) {
        self.bytes = bytes
        self.mode = mode
    }

    func bitCount(version: Int) -> Int { 4 + countBits(version: version) + dataBitCount }

    private var dataBitCount: Int {
        switch mode {
        case .numeric: bytes.count / 3 * 10 + [0, 4, 7][bytes.count % 3]
        case .alphanumeric: bytes.count / 2 * 11 + bytes.count % 2 * 6
        case .bytes: bytes.count * 8
        }
    }

    /// Width of the character count (table 3 of the standard).
    private func countBits(version: Int) -> Int {
        let group = version < 10 ? 0 : version < 27 ? 1 : 2
        return switch mode {
        case .numeric: [10, 12, 14][group]
        case .alphanumeric: [9, 11, 13][group]
        case .bytes: [8, 16, 16][group]
        }
    }

    /// All data codewords, filled up with 0xEC and 0x11 in turn.
    func codewords(for capacity: QRCapacity) -> [UInt8] {
        var bits = Bits()
        bits.append(mode == .numeric ? 1 : mode == .alphanumeric ? 2 : 4, width: 4)
        bits.append(bytes.count, width: countBits(version: capacity.version))
        appendData(to: &bits)
        bits.append(0, width: min(4, capacity.dataBits - bits.count))
        bits.append(0, width: (8 - bits.count % 8) % 8)
        var codewords = bits.bytes
        for filler in Array(repeating: [0xEC, 0x11] as [UInt8], count: capacity.dataCodewords).joined() {
            guard codewords.count < capacity.dataCodewords else { break }
            codewords.append(filler)
        }
        return codewords
    }

    private func appendData(to bits: inout Bits) {
        switch mode {
        case .numeric:
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let group = bytes[start..<min(start + 3, bytes.count)]
                bits.append(group.reduce(0) { $0 * 10 + Int($1) - 0x30 }, width: [4, 7, 10][group.count - 1])
            }
        case .alphanumeric:
            for start in stride(from: 0, to: bytes.count, by: 2) {
                let group = bytes[start..<min(start + 2, bytes.count)]
                bits.append(
                    group.reduce(0) { $0 * 45 + (Self.alphanumeric[Int($1)] ?? 0) }, width: [6, 11][group.count - 1])
            }
        case .bytes:
            for byte in bytes { bits.append(Int(byte), width: 8) }
        }
    }

    private struct Bits {
        private(set) var bytes: [UInt8] = []
        private(set) var count = 0

        mutating func append(_ value: Int, width: Int) {
            for place in stride(from: width - 1, through: 0, by: -1) {
                if count % 8 == 0 { bytes.append(0) }
                bytes[count / 8] |= UInt8(value >> place & 1) << UInt8(7 - count % 8)
                count += 1
            }
        }
    }

    /// Value of each character of the alphanumeric set.
    private static let alphanumeric: [Int?] = {
        var values = [Int?](repeating: nil, count: 256)
        for (value, character) in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8.enumerated() {
            values[Int(character)] = value
        }
        return values
    }()
}

/// How many codewords a version holds at a level, and in how many blocks (table 9 of the standard).
struct QRCapacity {
    let version: Int
    let blocks: Int
    let correctionPerBlock: Int
    private let totalCodewords: Int

    init(version: Int, level: QRCode.Level) {
        self.version = version
        blocks = Self.blocks[level.rawValue][version - 1]
        correctionPerBlock = Self.correction[level.rawValue][version - 1]
        totalCodewords = Self.dataModules(version) / 8
    }

    var dataCodewords: Int { totalCodewords - blocks * correctionPerBlock }
    var dataBits: Int { dataCodewords * 8 }

    /// Data in blocks, each with its correction; then the first codeword of every block, the second of every block, …
    func interleaved(_ data: [UInt8]) -> [UInt8] {
        let short = dataCodewords / blocks
        let longFrom = blocks - dataCodewords % blocks
        var dataBlocks: [ArraySlice<UInt8>] = []
        var rest = data[...]
        for number in 0..<blocks {
            let length = number < longFrom ? short : short + 1
            dataBlocks.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        let corrections = dataBlocks.map { ReedSolomon.remainder(of: $0, degree: correctionPerBlock) }
        var codewords: [UInt8] = []
        for index in 0...short {
            for block in dataBlocks where index < block.count { codewords.append(block[block.startIndex + index]) }
        }
        for index in 0..<correctionPerBlock { codewords += corrections.map { $0[index] } }
        return codewords
    }

    /// Modules that are no part of a pattern, of the format or of the version.
    private static func dataModules(_ version: Int) -> Int {
        let size = version * 4 + 17
        let finders = 3 * 64
        let timing = 2 * (size - 16)
        let format = 31
        guard version > 1 else { return size * size - finders - timing - format }
        let perSide = version / 7 + 2
        let alignment = (perSide * perSide - 3) * 25 - (perSide - 2) * 2 * 5
        let versionInformation = version < 7 ? 0 : 36
        return size * size - finders - timing - format - alignment - versionInformation
    }

    private static let correction: [[Int]] = [
        [
            7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
            28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
            10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
            26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        ],
        [
            13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
            28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
        [
            17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
            30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
        ],
    ]

    private static let blocks: [[Int]] = [
        [
            1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
            8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
        ],
        [
            1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
            17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
        ],
        [
            1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
            23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
        ],
        [
            1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
            25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
        ],
    ]
}
