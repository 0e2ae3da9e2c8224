// What somebody decided about a sale: who, what, why, and what it was before.

/// A change that an organiser makes, as the audit log keeps it.
package struct Decision: Sendable, Hashable {
    /// How long a reason may be, in Unicode scalars.
    package static let longestReason = 200

    /// The account's address.
    package let who: String
    /// A stable word: `sale.paused`, `door.pace`, `announcement.set`.
    package let action: String
    package let why: String
    /// The state before and after, in a few words; empty where there is no such thing.
    package let was: String
    package let became: String
    /// What there is to say of an action that has no state before and after.
    package let details: String
    /// How many lines the event's log had when whoever decides last looked; nil if that does not matter.
    package let seen: Int?

    package init(
        who: String, action: String, why: String = "", was: String = "", became: String = "", details: String = "",
        seen: Int? = nil
    ) {
        self.who = who
        self.action = action
        self.why = why
        self.was = was
        self.became = became
        self.details = details
        self.seen = seen
    }
}

/// One line of the audit log. It is never changed and never deleted.
package struct AuditLine: Sendable, Hashable {
    package let id: ID<AuditEntry>
    package let at: Instant
    package let who: String
    package let action: String
    package let why: String
    package let was: String
    package let became: String
    package let details: String

    package init(
        id: ID<AuditEntry>, at: Instant, who: String, action: String, why: String, was: String, became: String,
        details: String
    ) {
        self.id = id
        self.at = at
        self.who = who
        self.action = action
        self.why = why
        self.was = was
        self.became = became
        self.details = details
    }
}

/// Somebody else changed the same event since the one who decides looked at it. Nothing was done.
package struct Overtaken: Error, Sendable, Hashable {
    package let by: AuditLine?
}
