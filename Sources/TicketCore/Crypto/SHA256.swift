// SHA-256 (FIPS 180-4), streaming and in one call.

/// A running SHA-256. A value: a copy goes on independently, which is what `HMAC.Key` is built from.
package struct SHA256: Sendable {
    /// Bytes of a digest.
    package static let digestLength = 32
    static let blockLength = 64

    private var state = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
    private var block = InlineArray<64, UInt8>(repeating: 0)
    private var filled = 0
    private var length: UInt64 = 0

    package init() {}

    /// The digest of `bytes`.
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The digest of `bytes`.
    package static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let contiguous: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
        if contiguous == nil { Array(bytes).withUnsafeBytes { update($0) } }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard var next = bytes.baseAddress else { return }
        length += UInt64(bytes.count)
        var left = bytes.count
        if filled > 0 {
            let taken = min(left, Self.blockLength - filled)
            fill(from: next, count: taken)
            next += taken
            left -= taken
            if filled == Self.blockLength { compressBlock() }
        }
        let whole = left / Self.blockLength
        compress(next, blocks: whole)
        fill(from: next + whole * Self.blockLength, count: left % Self.blockLength)
    }

    /// The digest, 32 bytes. `self` is not changed and can go on.
    package func finish() -> [UInt8] {
        var last = self
        last.pad()
        return [UInt8](unsafeUninitializedCapacity: Self.digestLength) { buffer, count in
            for word in 0..<8 {
                let value = last.state[word].bigEndian
                UnsafeMutableRawBufferPointer(buffer).storeBytes(of: value, toByteOffset: word * 4, as: UInt32.self)
            }
            count = Self.digestLength
        }
    }

    /// A one bit, zeros, and the length in bits as 64 bits (FIPS 180-4 section 5.1.1).
    private mutating func pad() {
        let bits = length &* 8
        block[filled] = 0x80
        filled += 1
        if filled > Self.blockLength - 8 {
            for index in filled..<Self.blockLength { block[index] = 0 }
            compressBlock()
        }
        for index in filled..<(Self.blockLength - 8) { block[index] = 0 }
        for index in 0..<8 { block[56 + index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - index * 8)) }
        compressBlock()
    }

    private mutating func fill(from source: UnsafeRawPointer, count: Int) {
        for index in 0..<count { block[filled + index] = source.load(fromByteOffset: index, as: UInt8.self) }
        filled += count
    }

    private mutating func compressBlock() {
        let whole = block
        whole.span.withUnsafeBufferPointer { buffer in
            if let start = buffer.baseAddress { compress(UnsafeRawPointer(start), blocks: 1) }
        }
        filled = 0
    }

    /// The compression function over `blocks` whole blocks (FIPS 180-4 section 6.2.2).
    private mutating func compress(_ start: UnsafeRawPointer, blocks: Int) {
        var schedule = InlineArray<16, UInt32>(repeating: 0)
        for number in 0..<blocks {
            let source = start + number * Self.blockLength
            for index in 0..<16 {
                let word = source.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
                schedule[unchecked: index] = UInt32(bigEndian: word)
            }
            var words = Words(state)
            words.eightRounds(0, schedule)
            words.eightRounds(8, schedule)
            for first in stride(from: 16, to: 64, by: 16) {
                Self.extend(&schedule)
                words.eightRounds(first, schedule)
                words.eightRounds(first + 8, schedule)
            }
            state &+= words.vector
        }
    }

    /// The next sixteen words of the message schedule, in place of the last sixteen.
    @inline(__always)
    private static func extend(_ schedule: inout InlineArray<16, UInt32>) {
        for index in 0..<16 {
            let near = schedule[unchecked: (index &+ 14) & 15]
            let far = schedule[unchecked: (index &+ 1) & 15]
            let fromNear = rotate(near, 17) ^ rotate(near, 19) ^ (near &>> 10)
            let fromFar = rotate(far, 7) ^ rotate(far, 18) ^ (far &>> 3)
            schedule[unchecked: index] &+= fromNear &+ schedule[unchecked: (index &+ 9) & 15] &+ fromFar
        }
    }

    @inline(__always)
    fileprivate static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }
}

/// The eight working variables of the compression function.
private struct Words {
    var a, b, c, d, e, f, g, h: UInt32

    @inline(__always)
    init(_ state: SIMD8<UInt32>) {
        (a, b, c, d) = (state[0], state[1], state[2], state[3])
        (e, f, g, h) = (state[4], state[5], state[6], state[7])
    }

    @inline(__always)
    var vector: SIMD8<UInt32> { SIMD8(a, b, c, d, e, f, g, h) }

    /// Eight rounds: after eight the variables are back in their places, so nothing has to be moved between rounds.
    @inline(__always)
    mutating func eightRounds(_ first: Int, _ schedule: InlineArray<16, UInt32>) {
        @inline(__always) func added(_ index: Int) -> UInt32 {
            schedule[unchecked: (first &+ index) & 15] &+ roundConstants[unchecked: first &+ index]
        }
        Self.round(a, b, c, &d, e, f, g, &h, added(0))
        Self.round(h, a, b, &c, d, e, f, &g, added(1))
        Self.round(g, h, a, &b, c, d, e, &f, added(2))
        Self.round(f, g, h, &a, b, c, d, &e, added(3))
        Self.round(e, f, g, &h, a, b, c, &d, added(4))
        Self.round(d, e, f, &g, h, a, b, &c, added(5))
        Self.round(c, d, e, &f, g, h, a, &b, added(6))
        Self.round(b, c, d, &e, f, g, h, &a, added(7))
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
        _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ added: UInt32
    ) {
        let sum1 = SHA256.rotate(e, 6) ^ SHA256.rotate(e, 11) ^ SHA256.rotate(e, 25)
        let choice = g ^ (e & (f ^ g))
        let first = h &+ sum1 &+ choice &+ added
        let sum0 = SHA256.rotate(a, 2) ^ SHA256.rotate(a, 13) ^ SHA256.rotate(a, 22)
        let majority = (a & b) | (c & (a | b))
        d = d &+ first
        h = first &+ sum0 &+ majority
    }
}

private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
