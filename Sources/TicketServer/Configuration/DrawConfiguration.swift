// The settings of draws: where the public beacon's rounds are read.

import TicketCore

/// What an operator can set about draws.
struct DrawConfiguration: Sendable, Equatable {
    /// Mirrors of the drand beacon, asked in this order; empty: an organiser pastes the value by hand.
    var mirrors = ["https://api.drand.sh", "https://drand.cloudflare.com"].compactMap(PublicURL.init)
}

extension PublicURL: CustomStringConvertible {
    var description: String { text }
}

extension ConfigurationKey {
    static let draw: [ConfigurationKey] = [
        ConfigurationKey(
            "draw.mirrors", \.draw.mirrors, .list("origins, for instance https://api.drand.sh", PublicURL.init),
            unit: "addresses",
            reason: """
                Where a draw's public randomness is read, one after the other. Empty: an organiser pastes it by hand.
                """)
    ]
}
