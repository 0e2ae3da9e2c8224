// Devices: a scanner or a phone gets its right to scan by a one-time code, and keeps it as a token.

package struct Devices: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness

    package init(database: any Database, clock: any Clock, randomness: any Randomness) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
    }

    /// Makes a device that waits to be set up, and the code to do it with: 10 characters, good once and until `life` is
    /// over. Only its hash is kept.
    package func invite(
        name: String, gate: String, event: ID<Event>, life: Duration = .seconds(7 * 24 * 3600)
    ) async throws -> (device: GateDevice, code: String) {
        let now = clock.now()
        let device = GateDevice(id: .new(at: now, randomness), event: event, name: name, gate: gate)
        let code = Crockford.encode(randomness.next(), length: 10)
        try await database.write { transaction in
            try transaction.insert(device, setUpCodeHash: Secret.hash(code), setUpUntil: now + life, at: now)
        }
        return (device, code)
    }

    /// Trades the code for a token.
    package func setUp(code: String) async throws -> (device: GateDevice, token: String) {
        let plain = code.trimmed.uppercased().filter { $0 != "-" && $0 != " " }
        guard plain.utf8.count == 10, let value = Crockford.decode(plain) else { throw Failure.invalid(.code) }
        let hash = Secret.hash(Crockford.encode(value, length: 10))
        let token = Secret.draw(randomness)
        let now = clock.now()
        let device = try await database.write { transaction in
            try transaction.provision(setUpCodeHash: hash, tokenHash: Secret.hash(token), at: now)
        }
        guard let device else { throw Failure.wrongCredentials }
        return (device, token)
    }

    /// The device of a token.
    package func device(token: String) throws -> GateDevice? {
        guard token.utf8.count == Secret.length else { return nil }
        return try database.read { try $0.device(tokenHash: Secret.hash(token)) }
    }

    /// Ends a device's right to scan.
    package func revoke(_ device: ID<GateDevice>) async throws {
        try await database.write { try $0.revoke(device) }
    }
}
