import Foundation
import TicketCore
import XCTest

@testable import TicketServer

/// What attackers and their victims do in these tests.
extension APIClient {
    /// Sends a form as a browser would, which looks at pages.
    func submit(_ path: String, _ pairs: [(String, String)], _ fields: [String: String] = [:]) async -> APIReply {
        var legal = CharacterSet.alphanumerics
        legal.insert(charactersIn: "-._~")
        let text = { (text: String) in text.addingPercentEncoding(withAllowedCharacters: legal) ?? "" }
        let body = pairs.map { "\(text($0.0))=\(text($0.1))" }.joined(separator: "&")
        let browser = ["Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"]
        return await send("POST", path, body, browser.merging(fields) { $1 })
    }

    func look(_ path: String, _ fields: [String: String] = [:]) async -> APIReply {
        await send("GET", path, nil, ["Accept": "text/html"].merging(fields) { $1 })
    }

    func cookie(_ prefix: String) -> String? { cookies.first { $0.name.hasPrefix(prefix) }?.value }

    func set(_ prefix: String, _ value: String) {
        for index in cookies.indices where cookies[index].name.hasPrefix(prefix) { cookies[index].value = value }
    }
}

extension APIShop {
    static let password = "correct horse battery"

    func account(_ role: Role, _ email: String = "boss@example.org") async throws {
        _ = try await shop.staff.create(email: email, name: "Boss", role: role, password: APIShop.password)
    }

    func signedIn(_ email: String = "boss@example.org") async -> APIClient {
        let client = client()
        let reply = await client.submit("/en/sign-in", [("email", email), ("password", APIShop.password)])
        XCTAssertEqual(reply.status, 303, reply.text)
        return client
    }

    /// Holds places for a shopper and orders them.
    func order(
        _ shopper: APIClient, _ places: String, name: String = "Anna Nowak", email: String = "anna@example.org"
    ) async throws -> APIReply {
        let hold = await shopper.send("POST", "/api/v1/events/\(event)/holds", "{\"places\":\(places)}")
        guard hold.status == 201 else { return hold }
        let wish: [String: Any] = [
            "hold": hold.string("id"), "name": name, "email": email, "language": "en", "acceptTerms": true,
        ]
        let body = String(decoding: try JSONSerialization.data(withJSONObject: wish), as: UTF8.self)
        return await shopper.send("POST", "/api/v1/events/\(event)/orders", body)
    }

    /// Pays an order; returns the payment.
    func pay(_ order: APIReply, _ action: String = "pay") async -> APIReply {
        let key = ["Authorization": "Bearer \(order.string("secret"))"]
        let program = client()
        let payment = await program.send("POST", "/api/v1/orders/\(order.string("id"))/payments", nil, key)
        return await program.send(
            "POST", "/api/v1/test-gateway/\(payment.string("reference"))", "{\"action\":\"\(action)\"}")
    }
}

/// Every text that differs from `text`, letters of base64url, in one bit.
func withOneBitChanged(_ text: String) -> [String] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    let letters = Array(text)
    return letters.indices.flatMap { index -> [String] in
        guard let value = alphabet.firstIndex(of: letters[index]) else { return [] }
        return (0..<6).map { bit in
            var changed = letters
            changed[index] = alphabet[value ^ 1 << bit]
            return String(changed)
        }
    }
}
