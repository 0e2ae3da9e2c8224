import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// A shop with one small event, on a real database file, and its application: what a server has between its sockets.
final class APIShop {
    let clock = ManualClock()
    let database: SQLiteDatabase
    let shop: Shop
    let application: ShopApplication
    let event: ID<Event>

    /// - Parameters:
    ///   - limit: places one buyer may have.
    ///   - testGateway: whether there is a gateway at all.
    init(_ test: XCTestCase, limit: Int = 6, testGateway: Bool = true, change: (inout Configuration) -> Void = { _ in })
        async throws
    {
        let directory = try temporaryDirectory(for: test)
        let randomness = SeededRandomness(seed: 11)
        database = try SQLiteDatabase(
            path: directory.appending(path: "shop.db").path, migrations: Schema.migrations, clock: clock)
        var configuration = Configuration()
        configuration.payment.testGateway = testGateway
        configuration.limits.sparesLoopback = true
        change(&configuration)
        let keys = MasterKeys(current: (id: 1, bytes: Array(repeating: 7, count: MasterKeys.keyLength)))
        let answers = PublicAnswers(publicURL: "https://tickets.example")
        shop = try await Shop(
            configuration: configuration, database: database, keys: keys, log: Log(level: .error) { _ in },
            clock: clock,
            randomness: randomness, onPublish: { answers.publish($0, $1) })
        event = try await APIShop.plant(shop, limit: limit)
        // The room notices that its time has come.
        for _ in 0..<5 {
            clock.advance(by: .seconds(1))
            await shop.rooms.tick()
        }
        answers.open(shop)
        let desk = ServerGauges(database: database, home: try Loop(name: "test")).desk(shop, nil)
        application = ShopApplication(shop: shop, answers: answers, operations: desk)
    }

    /// Rows 1 and 2 of ten seats in section S (category `a`), five standing places in F (category `b`).
    private static let plan = """
        {"format":"ticketserver-seat-plan/1","key":"hall","version":3,"name":"Hall",
         "stage":{"label":"Stage","focus":[50,0],"facing":90},
         "categories":[{"key":"a","name":"A","colour":"#aa0000"},{"key":"b","name":"B","colour":"#00aa00"}],
         "sections":[
          {"key":"S","name":"Stalls","category":"a","rows":[
           {"rows":"1-2","seats":10,"step":[0,8],"line":[[0,10],[100,10]]}]},
          {"key":"F","name":"Floor","kind":"standing","category":"b","capacity":5,
           "outline":[[0,60],[100,60],[100,90],[0,90]]}]}
        """

    static func plant(_ shop: Shop, limit: Int, version: Int = 3) async throws -> ID<Event> {
        let now = shop.clock.now()
        let venue = Venue(
            id: .new(at: now, shop.randomness), name: "Hall", street: "Długa 1", postcode: "80-001", city: "Gdańsk",
            country: "PL", timeZone: "Europe/Warsaw")
        let stored = StoredSeatPlan(
            id: .new(at: now, shop.randomness), venue: venue.id,
            definition: plan.replacing("\"version\":3", with: "\"version\":\(version)"))
        let types = [
            TicketType(number: 0, key: "adult", names: [.english: "Adult", .polish: "Normalny"], contents: [:]),
            TicketType(number: 1, key: "reduced", names: [.english: "Reduced"], contents: [:]),
        ]
        let texts = [
            Language.english: Event.Text(title: "Show", subtitle: "", description: "One night.", terms: "Be kind.")
        ]
        let event = Event(
            id: .short(shop.randomness), organiser: "Agency", venue: venue, plan: stored.id,
            startsAt: now + .seconds(30 * 86_400), doorsAt: now + .seconds(30 * 86_400 - 3600), currency: .pln,
            sale: Sale(status: .open, opensAt: now - .seconds(3600), closesAt: now + .seconds(30 * 86_400)),
            limitPerBuyer: limit, hue: 10, texts: texts,
            prices: PriceList(currency: .pln, types: types, amounts: ["a": [12_000, 6_000], "b": [8_000, nil]]))
        try await shop.catalogue.add(event, plan: stored)
        try await shop.prepareRooms()
        return event.id
    }

    /// A client with cookies of its own.
    func client() -> APIClient { APIClient(self) }

    /// A client that was let in.
    func shopper() async throws -> APIClient {
        let client = client()
        let joined = await client.send("POST", "/queue/\(event)/join")
        XCTAssertEqual(joined.status, 201, joined.text)
        for _ in 0..<30 {
            clock.advance(by: .seconds(1))
            await shop.rooms.tick()
            let entered = await client.send("POST", "/queue/\(event)/enter")
            if entered.status == 200 { return client }
            guard entered.status == 202 else { throw NotAdmitted(answer: entered.text) }
        }
        throw NotAdmitted(answer: joined.text)
    }

    struct NotAdmitted: Error { let answer: String }
}

/// What a program keeps between its requests: cookies.
final class APIClient {
    private let world: APIShop
    var cookies: [(name: String, value: String)] = []
    /// Where the requests come from.
    var address = IPAddress(high: 0, low: 0xFFFF_7F00_0001)

    init(_ world: APIShop) { self.world = world }

    /// Sends a request as text would have it; a body goes as JSON unless `fields` says otherwise. Goes where a 307 leads,
    /// with the same body, as every client does.
    func send(_ method: String, _ target: String, _ body: String? = nil, _ fields: [String: String] = [:]) async
        -> APIReply
    {
        let reply = await sendOnce(method, target, body, fields)
        guard reply.status == 307, let next = reply.fields[.location] else { return reply }
        return await send(method, next, body, fields)
    }

    func sendOnce(_ method: String, _ target: String, _ body: String? = nil, _ fields: [String: String] = [:]) async
        -> APIReply
    {
        let reply = APIReply(await world.application.respond(to: request(method, target, body, fields)))
        for cookie in reply.fields.all(.setCookie) { keep(cookie) }
        return reply
    }

    func request(
        _ method: String, _ target: String, _ body: String? = nil, _ fields: [String: String] = [:]
    ) -> Request {
        var all = Fields()
        for (name, value) in fields {
            if let name = FieldName(name), let value = FieldValue(value) { all.append(name, value) }
        }
        if body != nil, fields["Content-Type"] == nil { all.append(.contentType, "application/json") }
        if !cookies.isEmpty, let value = FieldValue(cookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")) {
            all.append(.cookie, value)
        }
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        return Request(
            requestID: .number(1), method: Method(Array(method.utf8).span), path: parts[0],
            query: parts.count > 1 ? parts[1] : nil, fields: all, body: Array((body ?? "").utf8),
            client: address, isSecure: true, host: "tickets.example", start: .now())
    }

    private func keep(_ field: String) {
        let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
        cookies.removeAll { $0.name == pair[0] }
        if pair.count == 2 { cookies.append((pair[0], pair[1])) }
    }
}

struct APIReply {
    let status: Int
    /// Status line and fields as they would be sent, of an answer that was prepared; else empty.
    let head: String
    let fields: Fields
    let body: [UInt8]
    let etag: String?

    init(_ response: Response) {
        switch response.body {
        case .prepared(let prepared):
            status = prepared.status.code
            head = String(decoding: prepared.head, as: UTF8.self)
            body = prepared.body
            etag = prepared.etag.map { String(decoding: $0, as: UTF8.self) }
        case .bytes(let bytes):
            status = response.status.code
            head = ""
            body = bytes
            etag = response.fields[.etag]
        default:
            status = response.status.code
            head = ""
            body = []
            etag = nil
        }
        fields = response.fields
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as Foundation reads it: what is written by hand must be JSON for others, too.
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }

    func string(_ name: String) -> String { json[name] as? String ?? "" }
    func list(_ name: String) -> [[String: Any]] { json[name] as? [[String: Any]] ?? [] }

    /// Status, type and what a problem adds to it: `409 sold-out`.
    var problem: String {
        let type = string("type")
        let errors = list("errors").map { error in
            [error["field"] as? String, error["reason"] as? String].compactMap { $0 }.joined(separator: " ")
        }
        guard fields[.contentType] == "application/problem+json", json["status"] as? Int == status,
            type.hasPrefix("/problems/")
        else { return "no problem: \(status) \(text)" }
        return ([String(status), String(type.dropFirst("/problems/".count))] + errors).joined(separator: " ")
    }
}
