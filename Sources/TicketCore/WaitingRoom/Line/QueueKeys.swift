// The keys of one event's waiting room: one purpose, one event, every master key that is still honoured.

/// What a waiting room's tokens are authenticated for. The text is the HKDF info: changing it invalidates every token.
enum QueuePurpose: String {
    case ticket = "tkt/1"
    case session = "ses/1"
    case draw = "drw/1"
    case challenge = "chl/1"
    case code = "cod/1"
}

/// The keys for one purpose of one event. The newest makes new tokens; each older one still verifies its own until the
/// operator takes its master key away.
struct QueueKeys: Sendable {
    /// A key and the byte that names it in a token. The byte is the key's own fingerprint, so that it needs no registry;
    /// two keys that happen to share it are both tried.
    struct Named: Sendable {
        let kid: UInt8
        let key: HMAC.Key

        fileprivate func matches(_ message: some Collection<UInt8>, _ mac: some Collection<UInt8>) -> Bool {
            equalInConstantTime(key.authenticate(message).prefix(mac.count), mac)
        }
    }

    private let keys: [Named]

    init(_ master: MasterKeys, _ purpose: QueuePurpose, event: ID<Event>) {
        let salt = withUnsafeBytes(of: event.rawValue.bigEndian, Array.init)
        keys = master.keys(purpose: purpose.rawValue, salt: salt).map { key in
            Named(kid: key.authenticate("kid".utf8)[0], key: key)
        }
    }

    var current: Named { keys[0] }

    /// Every key that is honoured, the newest first.
    var all: [HMAC.Key] { keys.map(\.key) }

    /// Whether `mac` is the beginning of the code of `message` under a key that is called `kid`.
    func verify(_ message: some Collection<UInt8>, mac: some Collection<UInt8>, kid: UInt8) -> Bool {
        keys.contains { $0.kid == kid && $0.matches(message, mac) }
    }

    /// The same for a code that does not say its key: every one is tried.
    func verify(_ message: some Collection<UInt8>, mac: some Collection<UInt8>) -> Bool {
        keys.reduce(false) { $1.matches(message, mac) || $0 }
    }

    /// The newest key that is called `kid`, if one is still honoured.
    func key(called kid: UInt8) -> HMAC.Key? { keys.first { $0.kid == kid }?.key }
}
