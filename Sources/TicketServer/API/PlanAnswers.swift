// Seat plans and their availability for programs.

import TicketCore

extension ShopApplication {
    /// The plan of an event: sections, rows and seats with their ordinals.
    func seatPlan(_ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let kept = shared.plan(of: listing) {
            let plan = listing.plan
            let tag = "\"\(plan.key)-\(plan.version)-\(plan.count)\""
            return self.prepared(SeatPlanJSON.bytes(plan), etag: tag, caching: "public, max-age=3600")
        }
        return Response(.ok, body: .prepared(kept))
    }

    /// What every place is now, or what has changed since a revision.
    func availability(_ request: Request, _ event: ID<Event>) throws -> Response {
        let listing = try shop.listing(event)
        let since = try since(request)
        let map = listing.board.map
        if let since, let changes = map.changes(since: since) {
            let bytes = AvailabilityJSON.changes(changes, since: since, map)
            return Response(.ok, body: .prepared(fresh(bytes, "\"\(map.revision)-\(since)\"")))
        }
        let whole = shared.availability(of: listing, at: map.revision) {
            fresh(AvailabilityJSON.whole(map), "\"\(map.revision)\"")
        }
        return Response(.ok, body: .prepared(whole))
    }

    /// The largest whole number that every reader of JSON keeps exactly (RFC 8259 section 6).
    private static let latestRevision: UInt64 = 1 << 53 - 1

    private func since(_ request: Request) throws(Failure) -> UInt64? {
        guard request.query != nil else { return nil }
        let query = try query(request)
        guard !query.pairs.isEmpty else { return nil }
        guard query.pairs.count == 1, let text = query.value("since"), let since = UInt64(digits: text),
            since <= ShopApplication.latestRevision
        else { throw .invalid(.since) }
        return since
    }

    /// A second is what a crowd may share, and no longer than a fan takes to press.
    private func fresh(_ bytes: [UInt8], _ tag: String) -> PreparedResponse {
        prepared(bytes, etag: tag, caching: "public, max-age=1")
    }

    private func prepared(_ bytes: [UInt8], etag: String, caching: FieldValue) -> PreparedResponse {
        var fields: Fields = [.contentType: "application/json", .cacheControl: caching]
        if let tag = FieldValue(etag) { fields.set(.etag, tag) }
        SecurityFields.add(to: &fields, isSecure: shop.secureCookies)
        return PreparedResponse(.ok, fields, body: bytes)
    }
}

enum SeatPlanJSON {
    /// Sections in the order of the plan; ordinals of a row follow each other, so each row says its first only.
    static func bytes(_ plan: SeatPlan) -> [UInt8] {
        JSONWriter.object(capacity: plan.count * 6 + 4096) { json in
            json.member("key", plan.key)
            json.member("version", plan.version)
            json.member("name", plan.name)
            json.member("places", plan.count)
            json.array("categories", plan.categories) { json, category in
                json.object { json in
                    json.member("key", category.key)
                    json.member("name", category.name)
                    json.member("colour", category.colour)
                }
            }
            json.array("sections", plan.sections.indices) { section(&$0, $1, plan) }
            json.array("accessible", places(plan, .accessible)) { $0.value($1) }
            json.array("companion", places(plan, .companion)) { $0.value($1) }
            json.array("restrictedView", places(plan, .restrictedView)) { $0.value($1) }
            json.array("aisleBefore", places(plan, .aisleBefore)) { $0.value($1) }
        }
    }

    private static func places(_ plan: SeatPlan, _ flag: PlaceFlags) -> [Int] {
        (0..<plan.count).filter { plan.flags(of: $0).contains(flag) }
    }

    private static func section(_ json: inout JSONWriter, _ index: Int, _ plan: SeatPlan) {
        let section = plan.sections[index]
        json.object { json in
            json.member("key", section.key)
            json.member("name", section.name)
            json.member("kind", section.kind.rawValue)
            json.member("entrance", section.entrance)
            json.member("view", section.view.rawValue)
            json.member("first", section.places.lowerBound)
            json.member("count", section.places.count)
            categories(&json, section.places, plan)
            json.array("rows", section.rows) { row(&$0, $1, plan) }
        }
    }

    private static func row(_ json: inout JSONWriter, _ index: Int, _ plan: SeatPlan) {
        let row = plan.rows[index]
        json.object { json in
            json.member("label", row.label)
            json.member("first", row.places.lowerBound)
            json.array("seats", row.places) { $0.value(plan.seatLabel(of: $1)) }
        }
    }

    /// Runs of one category: the places from `first` on, until the next run's.
    private static func categories(_ json: inout JSONWriter, _ places: Range<Int>, _ plan: SeatPlan) {
        let starts = places.filter { $0 == places.lowerBound || plan.category(of: $0) != plan.category(of: $0 - 1) }
        json.array("categories", starts) { json, place in
            json.object { json in
                json.member("first", place)
                json.member("category", plan.categories[plan.category(of: place)].key)
            }
        }
    }
}

enum AvailabilityJSON {
    static func whole(_ map: AvailabilityMap) -> [UInt8] {
        JSONWriter.object(capacity: map.plan.count / 3 + 256) { json in
            json.member("revision", map.revision)
            json.counts("counts", map.total)
            json.member("states", Base64URL.encode(map.wholeBytes().dropFirst(AvailabilityMap.wholeHead)))
        }
    }

    static func changes(_ changes: [PlaceChange], since: UInt64, _ map: AvailabilityMap) -> [UInt8] {
        JSONWriter.object(capacity: changes.count * 32 + 256) { json in
            json.member("revision", map.revision)
            json.counts("counts", map.total)
            json.member("since", since)
            json.array("changes", changes) { json, change in
                json.object { json in
                    json.member("place", change.place)
                    json.member("state", change.state.word)
                }
            }
        }
    }
}

extension AvailabilityMap {
    /// Bytes before the states in `wholeBytes`: the revision and the number of places, which JSON says by name.
    fileprivate static let wholeHead = 12
}
