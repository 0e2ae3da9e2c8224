// The shop put together: everything that handlers ask, made once at start.

import TicketCore

/// The services of one running server.
final class Shop: Sendable {
    let configuration: Configuration
    let log: Log
    let clock: any Clock
    let randomness: any Randomness
    let database: SQLiteDatabase
    let catalogue: Catalogue
    let inventory: Inventory
    let checkout: Checkout
    let payments: Payments
    let testGateway: TestGateway?
    /// Where every rehearsal is paid, whatever the server takes real money with.
    let rehearsalGateway: TestGateway
    let rehearsals: Rehearsals
    let ledgerDesk: LedgerDesk
    let housekeeping: Housekeeping
    let rooms: WaitingRooms
    let checkIns: CheckIns
    let devices: Devices
    let staff: StaffAccounts
    /// Signs the address a buyer comes back to from a gateway.
    let returnSealer: Sealer
    /// Signs what a browser keeps to be known at the next sign-in.
    let browserSealer: Sealer
    /// What the organisers' live screens show.
    let live: LiveSales
    /// How the server bears its load at this moment.
    let pressure: @Sendable () -> ShopPressure
    let ticketKeys: TicketKeys

    /// Opens the shop that a database holds.
    ///
    /// - Parameters:
    ///   - pressure: how the server bears its load at this moment.
    ///   - onPublish: receives every new answer of a waiting room's `now`.
    init(
        configuration: Configuration, database: SQLiteDatabase, keys: MasterKeys, log: Log,
        clock: any Clock = SystemClock(), randomness: any Randomness = SystemRandomness(),
        pressure: @escaping @Sendable () -> ShopPressure = { .calm },
        onPublish: @escaping @Sendable (ID<Event>, NowSnapshot) -> Void = { _, _ in }
    ) async throws {
        self.configuration = configuration
        self.log = log
        self.clock = clock
        self.randomness = randomness
        self.database = database
        self.pressure = pressure
        ticketKeys = TicketKeys(keys)
        var rules = HoldRules()
        rules.life = configuration.hold.duration
        rules.extensions = configuration.hold.extensions
        rules.longestLife = configuration.hold.longest
        let catalogue = try Catalogue(database: database, clock: clock, randomness: randomness)
        self.catalogue = catalogue
        inventory = Inventory(database: database, clock: clock, randomness: randomness, rules: rules)
        testGateway =
            configuration.payment.testGateway
            ? TestGateway(
                database: database, clock: clock, randomness: randomness, keys: keys,
                session: configuration.payment.session) : nil
        rehearsalGateway = TestGateway(
            database: database, clock: clock, randomness: randomness, keys: keys,
            session: configuration.payment.session, name: Gateways.rehearsalName)
        let gateways = Gateways(
            sale: testGateway ?? ClosedGateway(session: configuration.payment.session), rehearsal: rehearsalGateway,
            seenAs: { GatewayElsewhere(gateway: $0) })
        rehearsals = Rehearsals(database: database, clock: clock, randomness: randomness, catalogue: catalogue)
        checkout = Checkout(database: database, clock: clock, randomness: randomness, gateways: gateways)
        payments = Payments(
            database: database, clock: clock, randomness: randomness, gateways: gateways, catalogue: catalogue,
            inventory: inventory, ticketKeys: ticketKeys, log: log)
        housekeeping = Housekeeping(
            database: database, clock: clock, catalogue: catalogue, inventory: inventory, payments: payments)
        checkIns = CheckIns(database: database, clock: clock, ticketKeys: ticketKeys)
        devices = Devices(database: database, clock: clock, randomness: randomness)
        staff = StaffAccounts(
            database: database, clock: clock, randomness: randomness, hasher: PasswordHasher(randomness: randomness))
        returnSealer = keys.sealer(purpose: "payment-return/1")
        browserSealer = keys.sealer(purpose: "known-browser/1")
        let live = LiveSales()
        self.live = live
        var settings = WaitingRoomSettings()
        settings.sessions.idle = configuration.waitingRoom.idle
        settings.sessions.budget = configuration.waitingRoom.budget
        settings.sessions.hold = configuration.hold.duration
        settings.sessions.payment = configuration.payment.session
        settings.joining.networkBurst = configuration.waitingRoom.joinBurst
        settings.joining.networkPerMinute = configuration.waitingRoom.joinRate
        let rooms = try await WaitingRooms(
            database: database, keys: keys, clock: clock, randomness: randomness, settings: settings,
            stock: { Shop.stock($0, catalogue) }, pressure: pressure,
            announcement: { catalogue.listing($0)?.announcement ?? [:] },
            isPaused: { [.paused, .closed].contains(catalogue.listing($0)?.event.sale.status) }, onPublish: onPublish,
            onAlarm: {
                live.note($0)
                Shop.report($0, log)
            })
        self.rooms = rooms
        ledgerDesk = try LedgerDesk(LedgerCheck(database: database, clock: clock)) { rooms.place(of: $1, in: $0) }
        try await prepareRooms()
    }

    private static func report(_ alarm: RoomAlarm, _ log: Log) {
        switch alarm {
        case .numbersLost(let event, let seen, let next):
            log.error(
                "a waiting room's numbers were lost: an old copy of the database is in use; no numbers are given",
                ["event.id": .text(event.description), "seen": .integer(seen), "next": .integer(next)])
        case .seedLost(let event):
            log.error(
                "a draw's seed needs a master key that was taken away: put it back, or draw anew",
                ["event.id": .text(event.description)])
        case .notWritten(let event, let reason):
            log.error(
                "a waiting room could not be written; its door stands still",
                ["event.id": .text(event.description), "error.message": .text(reason)])
        }
    }

    var secureCookies: Bool { configuration.cookies.secure }

    /// The event of an address that fans may see.
    func listing(_ event: ID<Event>) throws -> Listing {
        guard let listing = catalogue.listing(event), listing.event.sale.status != .draft else {
            throw Failure.notFound
        }
        return listing
    }
}
