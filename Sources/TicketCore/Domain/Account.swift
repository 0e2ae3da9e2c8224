// Staff accounts: who may do what.

/// What a member of staff is here for. The raw values are stored.
package enum Role: String, Sendable, CaseIterable {
    case owner, organiser, accounting
    case boxOffice = "box_office"
    case supervisor, hostess, gate
    case `operator`

    /// Whether this role may open, pause and close sales.
    package var mayControlSales: Bool { self == .owner || self == .organiser }
    /// Whether this role may read the organiser's pages.
    package var mayReadAdmin: Bool { self != .gate && self != .hostess }
}

package struct Account: Sendable {
    package let id: ID<Account>
    package let email: String
    package let name: String
    package let role: Role
    package let passwordHash: String
}
