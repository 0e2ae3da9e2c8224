// `healthcheck`: one question to a running server, for containers that have no curl.

import Glibc
import TicketCore

enum HealthcheckCommand {
    static func run(_ context: CommandContext) throws -> ExitCode {
        let settings = try context.settings()
        guard let address = settings.configuration.listen.addresses.first else {
            throw CommandFailure(message: "listen.addresses is empty: there is nobody to ask")
        }
        let path = context.invocation.has("--live") ? "/livez" : "/readyz"
        let answer = try ask(path, at: address)
        let head = answer.prefix { $0 != "\r\n" }
        guard head.hasPrefix("HTTP/1.1 200 ") else {
            throw CommandFailure(message: "\(address)\(path): \(head.isEmpty ? "no answer" : String(head))")
        }
        context.console.out("\(address)\(path): ok\n")
        return .success
    }

    /// The whole answer, or as much of it as came within three seconds.
    private static func ask(_ path: String, at address: ListenAddress) throws(CommandFailure) -> String {
        guard let descriptor = connected(to: address) else {
            throw CommandFailure(message: "\(address): cannot connect (\(String(cString: strerror(errno))))")
        }
        defer { close(descriptor) }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw CommandFailure(message: "\(address): the connection broke")
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while answer.count < 65_536 {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer[..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }

    private static func connected(to address: ListenAddress) -> Int32? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(reachable(address.host), String(address.port), &hints, &found) == 0 else { return nil }
        defer { freeaddrinfo(found) }
        var next = found
        while let candidate = next?.pointee {
            if let descriptor = connected(to: candidate) { return descriptor }
            next = candidate.ai_next
        }
        return nil
    }

    private static func connected(to candidate: addrinfo) -> Int32? {
        let descriptor = socket(candidate.ai_family, candidate.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var limit = timeval(tv_sec: 3, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        if connect(descriptor, candidate.ai_addr, candidate.ai_addrlen) == 0 { return descriptor }
        let reason = errno
        close(descriptor)
        errno = reason
        return nil
    }

    /// A server that listens on every interface is asked on the loopback one.
    private static func reachable(_ host: String) -> String {
        switch host {
        case "0.0.0.0": "127.0.0.1"
        case "::": "::1"
        default: host
        }
    }
}
