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

    /// Over the statements' texts. It guards against accidents (somebody edits an old migration), not
    /// against attackers: who can change the binary or the file needs no collision.
    var fingerprint: Int64 {
        // The end of a statement counts too: two statements are not one with the same letters.
        Int64(bitPattern: FNV1a.hash(statements.flatMap { Array($0.text.utf8) + [0xFF] }))
    }
}
