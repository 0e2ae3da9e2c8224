// The square of a QR code: where patterns, format, version and data lie, the masks and their penalties.

struct QRMatrix {
    private let version: Int
    private let level: QRCode.Level
    private let size: Int
    private(set) var modules: [Bool]
    /// Modules that belong to a pattern or to the format: neither data nor masked.
    private var isReserved: [Bool]

    init(version: Int, level: QRCode.Level) {
        self.version = version
        self.level = level
        size = version * 4 + 17
        modules = [Bool](repeating: false, count: size * size)
        isReserved = modules
        drawTiming()
        drawFinders()
        drawAlignment()
        drawFormat(mask: 0)
        drawVersion()
    }

    // MARK: Patterns

    private mutating func set(_ column: Int, _ row: Int, _ dark: Bool) {
        modules[row * size + column] = dark
        isReserved[row * size + column] = true
    }

    private mutating func drawTiming() {
        for index in 0..<size {
            set(6, index, index % 2 == 0)
            set(index, 6, index % 2 == 0)
        }
    }

    /// Three finders, each with its light border.
    private mutating func drawFinders() {
        for (column, row) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            for y in max(0, row - 4)...min(size - 1, row + 4) {
                for x in max(0, column - 4)...min(size - 1, column + 4) {
                    let ring = max(abs(x - column), abs(y - row))
                    set(x, y, ring != 2 && ring != 4)
                }
            }
        }
    }

    private mutating func drawAlignment() {
        let centres = alignmentCentres
        for row in centres {
            for column in centres where !isInFinder(column, row) {
                for y in -2...2 { for x in -2...2 { set(column + x, row + y, max(abs(x), abs(y)) != 1) } }
            }
        }
    }

    private func isInFinder(_ column: Int, _ row: Int) -> Bool {
        (row == 6 && (column == 6 || column == size - 7)) || (row == size - 7 && column == 6)
    }

    /// Annex E: evenly spaced from the far side, the first at 6. Version 32 is the one that breaks the rule.
    private var alignmentCentres: [Int] {
        guard version > 1 else { return [] }
        let count = version / 7 + 2
        let step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).map { size - 7 - $0 * step }.reversed()
    }

    /// Level and mask, protected by BCH(15,5), twice (7.9).
    private mutating func drawFormat(mask: Int) {
        let data = [1, 0, 3, 2][level.rawValue] << 3 | mask
        let bits = (data << 10 | Self.remainder(data, degree: 10, divisor: 0x537)) ^ 0x5412
        for index in 0..<15 {
            let dark = bits >> index & 1 == 1
            let near = index < 6 ? index : index < 8 ? index + 1 : 14 - index
            if index < 8 {
                set(8, near, dark)
                set(size - 1 - index, 8, dark)
            } else {
                set(index == 8 ? 7 : near, 8, dark)
                set(8, size - 15 + index, dark)
            }
        }
        set(8, size - 8, true)
    }

    /// The version, protected by BCH(18,6), twice; from version 7 on (7.10).
    private mutating func drawVersion() {
        guard version >= 7 else { return }
        let bits = version << 12 | Self.remainder(version, degree: 12, divisor: 0x1F25)
        for index in 0..<18 {
            let dark = bits >> index & 1 == 1
            set(size - 11 + index % 3, index / 3, dark)
            set(index / 3, size - 11 + index % 3, dark)
        }
    }

    private static func remainder(_ data: Int, degree: Int, divisor: Int) -> Int {
        var remainder = data
        for _ in 0..<degree { remainder = remainder << 1 ^ (remainder >> (degree - 1)) * divisor }
        return remainder
    }

    // MARK: Data

    /// Lays the codewords in pairs of columns, from the right, up and down in turn, around everything reserved (7.7.3).
    mutating func place(_ codewords: [UInt8]) {
        var bit = 0
        for right in stride(from: size - 1, through: 1, by: -2) {
            let pair = right <= 6 ? right - 1 : right  // the timing column belongs to no pair
            let isUpward = (pair + 1) & 2 == 0
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [pair, pair - 1] where !isReserved[row * size + column] && bit < codewords.count * 8 {
                    modules[row * size + column] = codewords[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
        }
    }

    /// A copy under mask `number`, which the format then names (7.8.2).
    func masked(_ number: Int) -> QRMatrix {
        var copy = self
        for row in 0..<size {
            for column in 0..<size where !isReserved[row * size + column] {
                if Self.isInverted(number, column, row) { copy.modules[row * size + column].toggle() }
            }
        }
        copy.drawFormat(mask: number)
        return copy
    }

    private static func isInverted(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    // MARK: Penalty

    /// What a scanner has against this picture (7.8.3): long runs, blocks, look-alikes of a finder, too dark or light.
    var penalty: Int {
        var penalty = blockPenalty + balancePenalty
        for index in 0..<size {
            penalty += Self.linePenalty((0..<size).map { modules[index * size + $0] })
            penalty += Self.linePenalty((0..<size).map { modules[$0 * size + index] })
        }
        return penalty
    }

    private static func linePenalty(_ line: [Bool]) -> Int {
        var penalty = 0
        var length = 0
        for index in line.indices {
            length = index > 0 && line[index] == line[index - 1] ? length + 1 : 1
            if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
        }
        for pattern in lookAlikes {
            for start in 0...(line.count - pattern.count)
            where line[start..<start + pattern.count].elementsEqual(pattern) {
                penalty += 40
            }
        }
        return penalty
    }

    /// 1:1:3:1:1 with four light modules on one side.
    private static let lookAlikes: [[Bool]] = {
        let finder = [true, false, true, true, true, false, true]
        let light = [Bool](repeating: false, count: 4)
        return [finder + light, light + finder]
    }()

    private var blockPenalty: Int {
        var penalty = 0
        for row in 1..<size {
            for column in 1..<size {
                let corner = row * size + column
                let colour = modules[corner]
                let isBlock =
                    modules[corner - 1] == colour && modules[corner - size] == colour
                    && modules[corner - size - 1] == colour
                if isBlock { penalty += 3 }
            }
        }
        return penalty
    }

    private var balancePenalty: Int {
        let dark = modules.count { $0 }
        return abs(dark * 20 - modules.count * 10) / modules.count * 10
    }
}
