import Foundation

/// A whole purchase through the programs' addresses, step by step, so that a test knows what was acknowledged.
struct Purchase: Sendable {
    let event: String
    let visitor: Visitor
    var places = 2
    var email = "jan.kowalski@example.org"

    struct Refused: Error, CustomStringConvertible {
        let step: String
        let answer: Answer
        var description: String { "\(step): \(answer.status) \(answer.text)" }
    }

    struct Paid: Sendable {
        let order: String
        let secret: String
        let codes: [String]
    }

    /// A number in the line; 201 for a new one.
    func join() throws -> Int {
        let answer = try expect("join", [200, 201], try visitor.post("/queue/\(event)/join"))
        return answer.json["n"] as? Int ?? -1
    }

    /// Asks at the door until it opens, as often as the door wants to be asked.
    func enter() throws {
        for _ in 0..<20 {
            let answer = try expect("enter", [200, 202, 429], try visitor.post("/queue/\(event)/enter"))
            if answer.status == 200 { return }
            sleep(1)
        }
        throw ProcessTrouble(description: "the door of \(event) does not open")
    }

    func hold() throws -> String {
        let body = ["best": ["count": places]]
        let answer = try expect("hold", [201], try visitor.post("/api/v1/events/\(event)/holds", body))
        return answer.json["id"] as? String ?? ""
    }

    func order(_ hold: String, _ fields: [String: String] = [:]) throws -> (id: String, secret: String) {
        let body: [String: Any] = [
            "hold": hold, "name": "Jan Kowalski", "email": email, "language": "pl", "acceptTerms": true,
        ]
        let answer = try expect("order", [201], try visitor.post("/api/v1/events/\(event)/orders", body, fields))
        return (answer.json["id"] as? String ?? "", answer.json["secret"] as? String ?? "")
    }

    /// A payment in the test gateway; its reference.
    func startPayment(_ order: (id: String, secret: String)) throws -> String {
        let answer = try expect(
            "payment", [201], try visitor.post("/api/v1/orders/\(order.id)/payments", [:], bearer(order.secret)))
        return (answer.json["redirect"] as? String ?? "").components(separatedBy: "/").last ?? ""
    }

    func pay(_ reference: String) throws {
        let answer = try visitor.post("/api/v1/test-gateway/\(reference)", ["action": "pay"])
        _ = try expect("pay", [200], answer)
    }

    func codes(_ order: (id: String, secret: String)) throws -> [String] {
        let answer = try expect(
            "tickets", [200], try visitor.get("/api/v1/orders/\(order.id)/tickets", bearer(order.secret)))
        let tickets = answer.json["data"] as? [[String: Any]] ?? []
        return tickets.compactMap { $0["code"] as? String }
    }

    func bearer(_ secret: String) -> [String: String] { ["Authorization": "Bearer \(secret)"] }

    /// From the line to the tickets.
    func whole() throws -> Paid {
        _ = try join()
        try enter()
        let order = try order(try hold())
        try pay(try startPayment(order))
        return Paid(order: order.id, secret: order.secret, codes: try codes(order))
    }

    private func expect(_ step: String, _ statuses: [Int], _ answer: Answer) throws -> Answer {
        guard statuses.contains(answer.status) else { throw Refused(step: step, answer: answer) }
        return answer
    }
}
