// A closed roster as bytes, for its row.

extension Roster {
    private static let gapLength = 16

    /// The windows' roots, 32 bytes each.
    var packedWindows: [UInt8] { Array(windows.joined()) }

    /// The gaps, first and count in 8 bytes each, the highest byte first.
    var packedGaps: [UInt8] {
        gaps.reduce(into: []) { bytes, gap in
            bytes.append(bigEndian: UInt64(bitPattern: gap.first))
            bytes.append(bigEndian: UInt64(bitPattern: gap.count))
        }
    }

    /// Nil for bytes that no roster was packed into.
    init?(packedWindows windows: [UInt8], gaps: [UInt8]) {
        let digest = SHA256.digestLength
        guard windows.count % digest == 0, gaps.count % Self.gapLength == 0 else { return nil }
        self.init(
            windows: stride(from: 0, to: windows.count, by: digest).map { Array(windows[$0..<$0 + digest]) },
            gaps: stride(from: 0, to: gaps.count, by: Self.gapLength).map { offset in
                Gap(
                    first: Int64(bitPattern: gaps.bigEndian(at: offset)),
                    count: Int64(bitPattern: gaps.bigEndian(at: offset + 8)))
            })
    }
}
