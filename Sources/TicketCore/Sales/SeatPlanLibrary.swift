// The seat plans of an installation: imported once, never changed, so that what was sold stays where it was.

package struct SeatPlanLibrary: Sendable {
    let database: any Database
    let clock: any Clock
    let randomness: any Randomness

    package init(database: any Database, clock: any Clock, randomness: any Randomness) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
    }

    /// Keeps a plan with its venue. True if it is kept now or was before; false if its version has another text.
    package func keep(_ plan: SeatPlan, definition: String) async throws -> Bool {
        let now = clock.now()
        let venue = Venue(
            id: .new(at: now, randomness), name: plan.name, street: "", postcode: "", city: "", country: "",
            timeZone: "UTC")
        let stored = StoredSeatPlan(id: .new(at: now, randomness), venue: venue.id, definition: definition)
        return try await database.write { transaction in
            if let known = try transaction.seatPlanDefinition(key: plan.key, version: plan.version) {
                return known == definition
            }
            try transaction.insert(venue)
            try transaction.insert(stored, key: plan.key, version: plan.version)
            return true
        }
    }
}
