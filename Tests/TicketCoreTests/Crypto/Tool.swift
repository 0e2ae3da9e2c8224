// Running a tool of the system as an independent judge of what we compute.

import Foundation

enum Tool {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// What `name` writes to its standard output. Throws, with the package to install, if it is not there, and with its
    /// error output if it ends with anything but zero.
    static func run(
        _ name: String, _ arguments: [String], input: Data = Data(), from package: String
    ) throws -> Data {
        guard let path = path(of: name) else {
            throw Missing(description: "\(name) is missing: apt-get install \(package)")
        }
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let files = ["input", "output", "errors"].map { directory.appendingPathComponent($0) }
        try input.write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(description: "\(name): \(String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))")
        }
        return try Data(contentsOf: files[1])
    }

    private static func path(of name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/bin"].split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
