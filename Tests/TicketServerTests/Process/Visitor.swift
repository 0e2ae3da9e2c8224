import Foundation
import Glibc

/// One answer as it came.
struct Answer {
    let status: Int
    let fields: [(name: String, value: String)]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:] }

    func field(_ name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }
    func all(_ name: String) -> [String] { fields.filter { $0.name == name.lowercased() }.map(\.value) }
}

/// A connection to the server that keeps cookies, like a browser's.
///
/// Used by one thread at a time, hence `@unchecked Sendable`.
final class Visitor: @unchecked Sendable {
    enum Failure: Error { case refused, cut }

    private let port: UInt16
    private var socket: Int32 = -1
    private var bytes: [UInt8] = []
    var cookies: [String: String] = [:]

    /// The last byte of the loopback address that it comes from: another person for whoever counts addresses.
    private let person: UInt32

    /// Connects at once.
    init(_ port: UInt16, person: UInt32 = 1) throws {
        self.port = port
        self.person = person
        try connect()
    }

    deinit { disconnect() }

    var isConnected: Bool { socket >= 0 }

    func disconnect() {
        if socket >= 0 { close(socket) }
        socket = -1
        bytes = []
    }

    private func connect() throws {
        disconnect()
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var wait = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var own = Loopback.address(0, person)
        _ = withUnsafePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var address = Loopback.address(port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            disconnect()
            throw Failure.refused
        }
    }

    // MARK: Asking

    func get(_ path: String, _ fields: [String: String] = [:]) throws -> Answer { try ask("GET", path, fields) }

    /// A program's request: JSON there and back.
    func post(_ path: String, _ body: [String: Any] = [:], _ fields: [String: String] = [:]) throws -> Answer {
        let isEmpty = body.isEmpty
        let bytes = isEmpty ? Data() : try JSONSerialization.data(withJSONObject: body)
        var fields = fields
        fields["Accept"] = "application/json"
        if !isEmpty { fields["Content-Type"] = "application/json" }
        return try ask("POST", path, fields, bytes)
    }

    /// A page's form.
    func submit(_ path: String, _ form: [String: String] = [:], _ fields: [String: String] = [:]) throws -> Answer {
        var fields = fields
        fields["Accept"] = fields["Accept"] ?? "text/html"
        fields["Content-Type"] = "application/x-www-form-urlencoded"
        let pairs = form.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
        return try ask("POST", path, fields, Data(pairs.joined(separator: "&").utf8))
    }

    /// Goes where a 307 leads, with the same body, as every client does.
    func ask(_ method: String, _ path: String, _ fields: [String: String] = [:], _ body: Data? = nil) throws -> Answer {
        let answer = try askOnce(method, path, fields, body)
        guard answer.status == 307, let next = answer.field("location") else { return answer }
        return try ask(method, next, fields, body)
    }

    func askOnce(
        _ method: String, _ path: String, _ fields: [String: String] = [:], _ body: Data? = nil
    ) throws -> Answer {
        if !isConnected { try connect() }
        var head = "\(method) \(path) HTTP/1.1\r\n"
        if fields["Host"] == nil { head += "Host: 127.0.0.1:\(port)\r\n" }
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        if !cookies.isEmpty {
            head += "Cookie: \(cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))\r\n"
        }
        if let body { head += "Content-Length: \(body.count)\r\n" }
        try send(Array((head + "\r\n").utf8) + Array(body ?? Data()))
        return try answer(hasBody: method != "HEAD")
    }

    /// Bytes as they are.
    func send(_ bytes: [UInt8]) throws {
        if !isConnected { try connect() }
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else {
                disconnect()
                throw Failure.cut
            }
            rest = rest.dropFirst(sent)
        }
    }

    // MARK: Hearing

    /// The next answer on this connection.
    func answer(hasBody: Bool = true) throws -> Answer {
        var end = head()
        while end == nil {
            try receive()
            end = head()
        }
        guard let end else { throw Failure.cut }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        bytes.removeFirst(end + 4)
        let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        let fields = lines.dropFirst().map { line -> (name: String, value: String) in
            let halves = line.split(separator: ":", maxSplits: 1)
            return (halves[0].lowercased(), halves.count == 2 ? halves[1].trimmingCharacters(in: .whitespaces) : "")
        }
        let length = fields.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
        let body = hasBody && status != 304 ? try take(length) : []
        keepCookies(fields)
        if fields.contains(where: { $0.name == "connection" && $0.value.lowercased() == "close" }) { disconnect() }
        return Answer(status: status, fields: fields, body: Data(body))
    }

    /// What still comes of an answer without a length, up to and with `end`.
    func more(through end: String) throws -> String {
        let end = Array(end.utf8)
        while true {
            if let range = bytes.firstRange(of: end) {
                defer { bytes.removeFirst(range.upperBound) }
                return String(decoding: bytes[..<range.upperBound], as: UTF8.self)
            }
            try receive()
        }
    }

    private func head() -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { bytes[$0] == 13 && bytes[$0 + 1] == 10 && bytes[$0 + 2] == 13 }
    }

    private func take(_ count: Int) throws -> [UInt8] {
        while bytes.count < count { try receive() }
        defer { bytes.removeFirst(count) }
        return Array(bytes[..<count])
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else {
            disconnect()
            throw Failure.cut
        }
        bytes += buffer[..<count]
    }

    private func keepCookies(_ fields: [(name: String, value: String)]) {
        for field in fields where field.name == "set-cookie" {
            let pair = field.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            let name = String(pair[0])
            cookies[name] = field.value.contains("Max-Age=0") || pair.count < 2 ? nil : String(pair[1])
        }
    }
}
