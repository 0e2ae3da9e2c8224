// The noun that identifiers speak of and that has no file of its own yet.

/// The agency that sells.
package enum Organiser {}

/// One line of the audit log.
package enum AuditEntry {}
