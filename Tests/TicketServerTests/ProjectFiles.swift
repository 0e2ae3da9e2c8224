import Foundation
import XCTest

/// The project's own files and the system's tools, for tests that look at both.
enum Project {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}

/// What a tool said and how it ended.
struct ToolResult {
    let status: Int32
    let output: String
}

/// Runs a system tool; a missing one fails with a line that says what to install.
func runTool(_ name: String, _ arguments: [String], package: String, input: Data? = nil) throws -> ToolResult {
    let places = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/bin"]
    guard let path = places.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
        throw MissingTool(description: "\(name) is not installed: bash .ci/setup --tests (Debian package \(package))")
    }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = Project.root
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    let source = Pipe()
    process.standardInput = source
    try process.run()
    if let input { try source.fileHandleForWriting.write(contentsOf: input) }
    try source.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return ToolResult(status: process.terminationStatus, output: text)
}

struct MissingTool: Error, CustomStringConvertible {
    let description: String
}

/// A directory that is gone when the test is over.
func temporaryDirectory(for test: XCTestCase) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "ticketserver-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    test.addTeardownBlock { try? FileManager.default.removeItem(at: url) }
    return url
}
