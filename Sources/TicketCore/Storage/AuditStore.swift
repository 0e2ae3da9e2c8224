// SQL of the audit log: one way to write a line, and the lines of one subject.

extension Transaction {
    /// Notes what was decided about `subject`.
    ///
    /// - Throws: `Overtaken` if the log has other lines than the decision was made upon.
    func audit(_ decision: Decision, _ id: ID<AuditEntry>, of subject: String, at now: Instant) throws {
        if let seen = decision.seen, try auditCount(of: subject) != seen {
            throw Overtaken(by: try auditLines(of: subject, before: nil, limit: 1).first)
        }
        try run(
            """
            INSERT INTO audit_log (id, at, who, action, subject, details, why, was, became)
            VALUES (\(id), \(now), \(decision.who), \(decision.action), \(subject), \(decision.details), \(decision.why),
                \(decision.was), \(decision.became))
            """)
    }

    /// How many lines a subject has. It only grows, whatever the clock does: it is the version of what the lines tell of.
    package func auditCount(of subject: String) throws -> Int {
        try row("SELECT count(*) FROM audit_log WHERE subject = \(subject)") { row in row.int(0) } ?? 0
    }

    /// The newest lines of a subject first, those before `end` if it is given.
    package func auditLines(of subject: String, before end: ID<AuditEntry>?, limit: Int) throws -> [AuditLine] {
        try rows(
            """
            SELECT id, at, who, action, why, was, became, details FROM audit_log
            WHERE subject = \(subject) AND id < \(end?.rawValue ?? .max) ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            AuditLine(
                id: row.id(0), at: row.instant(1), who: row.text(2), action: row.text(3), why: row.text(4),
                was: row.text(5), became: row.text(6), details: row.text(7))
        }
    }
}
