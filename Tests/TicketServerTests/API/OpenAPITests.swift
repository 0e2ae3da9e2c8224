import Foundation
import XCTest

@testable import TicketCore
@testable import TicketServer

final class OpenAPITests: XCTestCase {
    private var document: [String: Any] {
        get throws {
            let object = try JSONSerialization.jsonObject(with: Data(OpenAPI.document))
            return try XCTUnwrap(object as? [String: Any])
        }
    }

    /// `GET /api/v1/events`, as the document says.
    private func described() throws -> Set<String> {
        let paths = try XCTUnwrap(try document["paths"] as? [String: [String: Any]])
        return Set(
            paths.flatMap { path, item in
                item.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
            })
    }

    func testEveryRouteOfProgramsIsDescribedAndNothingElse() throws {
        let event = ID<Event>(rawValue: 1 << 39)
        let long: Int64 = 1 << 41
        let api: [APIRoute] = [
            .events, .event(event), .plan(event), .availability(event), .holds(event),
            .hold(event, ID(rawValue: long)), .holdExtension(event, ID(rawValue: long)), .orders(event),
            .order(ID(rawValue: long)), .orderPayments(ID(rawValue: long)), .orderTickets(ID(rawValue: long)),
            .testGateway("r"), .devices, .checkIns, .rehearsal(event),
        ]
        let queue: [Route] = [.queueNow(event), .queueJoin(event), .queueEnter(event), .queueLeave(event)]
        let routes = api.map { Route.api($0) } + queue
        let expected = Set(routes.flatMap { route in route.methods.map { "\($0) \(route.template)" } })
        XCTAssertEqual(try described(), expected)
        // The list above misses no case: the source has as many.
        let source = try Project.text("Sources/TicketServer/Routes/Route.swift")
        let cases = source.components(separatedBy: "enum APIRoute")[1].components(separatedBy: "\n    case ").count - 1
        XCTAssertEqual(api.count, cases)
    }

    func testEveryReferenceLeadsSomewhere() throws {
        let text = String(decoding: OpenAPI.document, as: UTF8.self)
        let components = try XCTUnwrap(try document["components"] as? [String: [String: Any]])
        let references = text.matches(of: #/"\$ref":\s*"#/components/(\w+)/([\w-]+)"/#)
        XCTAssertGreaterThan(references.count, 100)
        for reference in references {
            XCTAssertNotNil(components[String(reference.1)]?[String(reference.2)], String(reference.0))
        }
        let names = Set(references.map { "\($0.1)/\($0.2)" })
        for kind in ["schemas", "parameters", "headers"] {
            let unused = (components[kind] ?? [:]).keys.filter { !names.contains("\(kind)/\($0)") }
            XCTAssertEqual(unused, [], "described and never used")
        }
    }

    func testEveryTypeOfProblemIsNamed() throws {
        let schemas = try XCTUnwrap((try document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let properties = try XCTUnwrap((schemas["Problem"] as? [String: Any])?["properties"] as? [String: Any])
        let either = try XCTUnwrap((properties["type"] as? [String: Any])?["anyOf"] as? [[String: Any]])
        let named = Set(either.compactMap { $0["enum"] as? [String] }.joined())
        let source = try ["ErrorResponses", "ErrorResponses+Joining"]
            .map { try Project.text("Sources/TicketServer/Web/\($0).swift") }.joined()
        let types = source.matches(of: #/(?:type: |, |\? |: )"([a-z]+(?:-[a-z]+)*)"[,:)]|: "(unknown-place)"/#)
            .map { "/problems/" + ($0.1 ?? $0.2 ?? "") }
        XCTAssertGreaterThan(types.count, 30)
        XCTAssertEqual(Set(types).subtracting(named), [], "told and not described")
        XCTAssertEqual(named.filter { !source.contains("\"\($0.dropFirst("/problems/".count))\"") }, [])
    }

    func testTheDocumentIsValid() throws {
        let directory = try temporaryDirectory(for: self)
        let file = directory.appending(path: "openapi.json")
        try Data(OpenAPI.document).write(to: file)
        let good = try run("openapi-spec-validator", [file.path])
        XCTAssertEqual(good.status, 0, good.output)
        let broken = String(decoding: OpenAPI.document, as: UTF8.self).replacing(
            "\"operationId\"", with: "\"operationID\"")
        try Data(broken.utf8).write(to: file)
        XCTAssertNotEqual(try run("openapi-spec-validator", [file.path]).status, 0)
    }

    /// Schemathesis asks a running server everything that the document allows and forbids: once as a stranger, once as a
    /// shopper.
    func testTheDocumentIsTrue() throws {
        let directory = try temporaryDirectory(for: self)
        let server = try DemoServer(data: directory.appending(path: "data"))
        defer { server.stop() }
        let arguments = ["--max-examples", "20", "--seed", "1", "--no-color"]
        let stranger = try run("schemathesis", ["run", server.url + "/api/openapi.json"] + arguments, in: directory)
        XCTAssertEqual(stranger.status, 0, String(stranger.output.suffix(6000)))

        // What it cannot know: the cookie's name ends in the event's id, and a key is new for each wish.
        let file = directory.appending(path: "shopper.json")
        let text = String(decoding: OpenAPI.document, as: UTF8.self)
            .replacing("\"security\":[{\"shopper\":[]}]", with: "\"security\":[]")
            .replacing("\"parameters\":[{\"$ref\":\"#/components/parameters/Idempotency-Key\"}],", with: "")
        try Data(text.utf8).write(to: file)
        let config = directory.appending(path: "schemathesis.toml")
        try Data("[parameters]\nevent = \"\(server.event)\"\n".utf8).write(to: config)
        let cookie = try server.enter()
        let shopper = try run(
            "schemathesis",
            ["--config-file", config.path, "run", file.path, "--url", server.url, "-H", "Cookie: \(cookie)"]
                + arguments,
            in: directory)
        XCTAssertEqual(shopper.status, 0, String(shopper.output.suffix(6000)))
    }

    private func run(_ tool: String, _ arguments: [String], in directory: URL = Project.root) throws -> ToolResult {
        let path = Project.root.appending(path: ".venv/bin/\(tool)").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw MissingTool(description: "\(tool) is not installed: bash .ci/setup --tests")
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = directory
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return ToolResult(status: process.terminationStatus, output: text)
    }
}

/// The real program as `demo`, on a port of its own.
private final class DemoServer {
    private let process = Process()
    let url: String
    let event: String

    init(data: URL) throws {
        process.executableURL = Bundle(for: OpenAPITests.self).bundleURL.appending(path: "TicketServer")
        process.arguments = ["demo", "--listen", "127.0.0.1:0", "--data", data.path, "--json"]
        process.currentDirectoryURL = Project.root
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var told: [UInt8] = []
        while told.last != 0x0A {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else {
                throw MissingTool(description: "the demo ended: \(String(decoding: told, as: UTF8.self))")
            }
            told += more
        }
        let report = try JSONSerialization.jsonObject(with: Data(told)) as? [String: Any] ?? [:]
        url = (report["url"] as? String ?? "").trimmingCharacters(in: ["/"])
        event =
            (report["events"] as? [[String: Any]])?.first { $0["title"] as? String == "Grace Is Gone Tour" }?["id"]
            as? String ?? ""
    }

    /// Goes through the waiting room with curl; answers the cookie of the shop.
    func enter() throws -> String {
        let jar = FileManager.default.temporaryDirectory.appending(path: "jar-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: jar) }
        let join = ["-s", "-L", "-b", jar.path, "-c", jar.path, "-X", "POST", "\(url)/queue/\(event)/join"]
        _ = try runTool("curl", join, package: "curl")
        for _ in 0..<50 {
            let enter = ["-s", "-b", jar.path, "-c", jar.path, "-X", "POST", "\(url)/queue/\(event)/enter"]
            let answer = try runTool("curl", enter, package: "curl")
            if answer.output.contains("\"shop\"") { break }
            usleep(200_000)
        }
        let cookies = try String(contentsOf: jar, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: "\t")
        }
        let session = cookies.first { $0.count == 7 && $0[5] == "s_\(event)" }
        return try XCTUnwrap(session.map { "\($0[5])=\($0[6])" }, "not admitted")
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
