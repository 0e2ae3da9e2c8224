// The balancers that stand in front of the server, as real programs.

import Foundation
import XCTest

extension XCTestCase {
    /// Starts a balancer, waits until it listens, and ends it with the test.
    ///
    /// - Throws: `MissingTool`.
    @discardableResult
    func startFront(_ path: String, _ arguments: [String], package: String, listeningOn port: UInt16) throws -> Process
    {
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw MissingTool(description: "\(path) is missing: bash .ci/setup --tests (Debian package \(package))")
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        addTeardownBlock {
            process.terminate()
            process.waitUntilExit()
        }
        XCTAssertTrue(eventually { (try? Visitor(port)) != nil }, "\(path) does not listen")
        return process
    }
}
