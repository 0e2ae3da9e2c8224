// How often what is secret may be guessed: passwords, set-up codes of devices, codes of tickets.

import TicketCore

final class GuessLimits: Sendable {
    /// Wrong passwords of one account from anywhere; its owner's browser does not count among them.
    private let accounts: TryLimit<[UInt8]>
    /// Wrong passwords of one account from a browser that signed in to it before.
    private let browsers: TryLimit<[UInt8]>
    /// Wrong passwords from one address, whatever account they are for.
    private let addresses: TryLimit<IPAddress>
    /// Wrong set-up codes from one address: they are short enough to be typed.
    private let codes: TryLimit<IPAddress>
    /// Scans of one device: a turnstile with a queue in front of it makes one a second.
    private let scans: TryLimit<ID<GateDevice>>
    /// Scans of one device that were no code of ours.
    private let misses: TryLimit<ID<GateDevice>>
    private let sealer: Sealer
    private let randomness: any Randomness
    private let sparesLoopback: Bool

    /// - Parameter sealer: signs the cookie of browsers that signed in before.
    init(sealer: Sealer, sparesLoopback: Bool, clock: any Clock, randomness: any Randomness) {
        accounts = TryLimit(10, per: .minutes(1), clock: clock)
        browsers = TryLimit(10, per: .minutes(1), clock: clock)
        addresses = TryLimit(100, per: .minutes(1), clock: clock)
        codes = TryLimit(10, per: .minutes(1), clock: clock)
        scans = TryLimit(50, per: .seconds(1), clock: clock)
        misses = TryLimit(100, per: .minutes(10), clock: clock)
        self.sealer = sealer
        self.randomness = randomness
        self.sparesLoopback = sparesLoopback
    }

    // MARK: Signing in

    /// A try that counts as wrong until `wasRight`.
    struct SignIn {
        fileprivate let account: [UInt8]
        fileprivate let browser: [UInt8]?
        fileprivate let address: IPAddress
    }

    /// - Parameter known: the cookie of `knownBrowser`, genuine or not. With it somebody can sign in while others guess at
    ///   the same account: nobody is locked out by strangers.
    func signIn(_ email: String, from address: IPAddress, known: String?) throws(Failure) -> SignIn {
        let account = GuessLimits.key(email)
        let browser = known.flatMap(sealer.open).flatMap { $0.starts(with: account) ? $0 : nil }
        if isCounted(address) { try addresses.take(address.customer) }
        if let browser { try browsers.take(browser) } else { try accounts.take(account) }
        return SignIn(account: account, browser: browser, address: address)
    }

    func wasRight(_ attempt: SignIn) {
        if isCounted(attempt.address) { addresses.giveBack(attempt.address.customer) }
        if let browser = attempt.browser { browsers.giveBack(browser) } else { accounts.giveBack(attempt.account) }
    }

    /// What a browser keeps after a sign-in. It opens nothing.
    func knownBrowser(_ email: String) -> String { sealer.seal(GuessLimits.key(email) + randomness.bytes(8)) }

    /// The account as it is looked up, known or not; hashed, so that a long address takes no more memory.
    private static func key(_ email: String) -> [UInt8] {
        Array(SHA256.hash(email.trimmed.lowercased().utf8).prefix(8))
    }

    // MARK: Codes

    /// Counts a try at a set-up code, as a wrong one until `codeWasRight`.
    func code(from address: IPAddress) throws(Failure) {
        if isCounted(address) { try codes.take(address.customer) }
    }

    func codeWasRight(from address: IPAddress) {
        if isCounted(address) { codes.giveBack(address.customer) }
    }

    private func isCounted(_ address: IPAddress) -> Bool { !(sparesLoopback && address.isLoopback) }

    /// Counts a scan, as a miss until `hit`.
    func scan(_ device: ID<GateDevice>) throws(Failure) {
        try scans.take(device)
        try misses.take(device)
    }

    func hit(_ device: ID<GateDevice>) { misses.giveBack(device) }
}
