// A step of the schema.

/// One change of the schema, in the SQL that all engines share. Once released it is never edited: the next change is the
/// next migration.
///
/// A primary key is spelled `BIGINT PRIMARY KEY`, in exactly these words.
package struct Migration: Sendable {
    /// 1, 2, 3 … without a gap.
    package let number: Int
    package let name: String
    package let statements: [SQL]

    package init(number: Int, name: String, statements: [SQL]) {
        self.number = number
        self.name = name
        self.statements = statements
    }

    /// FNV-1a, 64 bits, over the statements' texts. It guards against accidents (somebody edits an old migration), not
    /// against attackers: who can change the binary or the file needs no collision.
    var fingerprint: Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for statement in statements {
            for byte in statement.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            // The end of a statement counts too: two statements are not one with the same letters.
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        return Int64(bitPattern: hash)
    }
}
