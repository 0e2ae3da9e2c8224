// The nouns that identifiers speak of before their own files do: each is a value type with its rules beside it.

/// A device provisioned to scan at a gate.
package enum Device {}
/// A person who works here: organiser, box office, gate …
package enum StaffAccount {}
/// One scan at a gate.
package enum CheckInRecord {}
/// The agency that sells.
package enum Organiser {}
