// The settings' outside world as this process sees it: its environment and the files of the machine.

import Foundation

extension ConfigurationSources {
    /// The sources of this process, with the flags of its command line.
    static func process(
        flags: [(name: String, value: String)] = [], file: String? = nil,
        environment: [String: String] = processEnvironment
    ) -> ConfigurationSources {
        ConfigurationSources(flags: flags, environment: environment, file: file) { path in
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            do {
                return try String(contentsOfFile: path, encoding: .utf8)
            } catch {
                throw UnreadableFile(reason: error.localizedDescription)
            }
        }
    }

    static var processEnvironment: [String: String] { ProcessInfo.processInfo.environment }

    private struct UnreadableFile: Error, CustomStringConvertible {
        let reason: String
        var description: String { reason }
    }
}
