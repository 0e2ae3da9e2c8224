// Runs a journey (Journeys/*.py) in a real browser and expects that it ends well.

import Foundation
import XCTest

enum JourneyScript {
    /// - Parameter input: what the journey is told of the shop it travels through: one JSON object.
    static func travel(_ name: String, input: Data) throws {
        let python = Project.root.appending(path: ".venv/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw MissingTool(description: "Playwright is not installed: bash .ci/setup --tests")
        }
        for (tool, package) in [("chromium", "chromium"), ("zbarimg", "zbar-tools"), ("pdftoppm", "poppler-utils")] {
            _ = try runTool(tool, ["--version"], package: package)
        }
        let journey = Project.root.appending(path: "Tests/TicketServerTests/Browser/Journeys/\(name).py")
        let result = try run(python, [journey.path], input: input)
        print("\(name): \(result.output)")
        XCTAssertEqual(result.status, 0, result.output)
    }

    private static func run(_ program: URL, _ arguments: [String], input: Data) throws -> ToolResult {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
        let (source, output) = (Pipe(), Pipe())
        process.standardInput = source
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try source.fileHandleForWriting.write(contentsOf: input)
        try source.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return ToolResult(status: process.terminationStatus, output: text)
    }
}
