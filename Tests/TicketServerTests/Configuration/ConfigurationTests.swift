import TicketCore
import XCTest

@testable import TicketServer

final class ConfigurationTests: XCTestCase {
    private func sources(
        flags: [(String, String)] = [], environment: [String: String] = [:], files: [String: String] = [:],
        file: String? = nil
    ) -> ConfigurationSources {
        ConfigurationSources(
            flags: flags.map { (name: $0.0, value: $0.1) }, environment: environment, file: file, read: { files[$0] })
    }

    private func problems(_ sources: ConfigurationSources) -> [String] {
        do {
            _ = try ResolvedConfiguration(sources)
            return []
        } catch {
            return error.problems
        }
    }

    private func origin(_ path: String, _ settings: ResolvedConfiguration) throws -> String {
        settings.origin(of: try XCTUnwrap(ConfigurationKey.all.first { $0.path == path })).text
    }

    func testFlagsOverEnvironmentOverFileOverDefaults() throws {
        let file = #"{"hold": {"duration": "7m", "extensions": 3, "longest": "30m"}}"#
        let settings = try ResolvedConfiguration(
            sources(
                flags: [("--hold-duration", "5m")],
                environment: ["TICKETS_HOLD_DURATION": "6m", "TICKETS_HOLD_EXTENSIONS": "4", "HOME": "/"],
                files: [ConfigurationSources.usualFile: file]))
        XCTAssertEqual(settings.configuration.hold.duration, .minutes(5))
        XCTAssertEqual(settings.configuration.hold.extensions, 4)
        XCTAssertEqual(settings.configuration.hold.longest, .minutes(30))
        XCTAssertEqual(settings.configuration.payment.session, .minutes(15))
        XCTAssertEqual(try origin("hold.duration", settings), "--hold-duration")
        XCTAssertEqual(try origin("hold.extensions", settings), "TICKETS_HOLD_EXTENSIONS")
        XCTAssertEqual(try origin("hold.longest", settings), "/etc/ticketserver/ticketserver.json:1")
        XCTAssertEqual(try origin("payment.session", settings), "default")
    }

    func testTheDefaultsDoNotContradictEachOther() {
        XCTAssertEqual(Configuration().contradictions, [])
    }

    func testEveryMistakeIsNamedWithItsPlaceAndASuggestion() {
        let file = """
            {
              "hold": {
                "durtion": "7m",
                "extensions": "3",
              },
            }
            """
        XCTAssertEqual(
            problems(
                sources(
                    environment: ["TICKETS_HOLD_DURATON": "6m", "TICKETS_LOG_LEVEL": "loud"],
                    files: ["a.json": file], file: "a.json")),
            [
                "a.json:3: there is no key hold.durtion; did you mean hold.duration?",
                "a.json:4: hold.extensions must be a whole number from 0 to 100, not \"3\"",
                "TICKETS_HOLD_DURATON: there is no such variable; did you mean TICKETS_HOLD_DURATION?",
                "TICKETS_LOG_LEVEL: log.level must be debug, info, warning or error, not \"loud\"",
            ])
    }

    func testAFileThatWasNamedMustExist() {
        XCTAssertEqual(problems(sources(file: "b.json")), ["b.json: there is no such file"])
        XCTAssertEqual(
            problems(sources(environment: ["TICKETS_CONFIG": "c.json"])), ["c.json: there is no such file"])
        XCTAssertEqual(problems(sources()), [], "the usual place may be empty")
    }

    func testContradictionsAreSaid() {
        XCTAssertEqual(
            problems(
                sources(flags: [("--cookies-secure", "false"), ("--shop-public-url", "https://tickets.example")])
            ).count, 1)
        XCTAssertEqual(problems(sources(flags: [("--hold-longest", "9m")])).count, 2)
    }

    func testSecretsComeFromFilesAndAreNeverShown() throws {
        let secret = "correct-horse-battery"
        let settings = try ResolvedConfiguration(
            sources(environment: ["TICKETS_METRICS_TOKEN_FILE": "/run/token"], files: ["/run/token": "\(secret)\n"]))
        XCTAssertEqual(settings.configuration.metrics.token, secret)
        for text in [ConfigurationText.show(settings), ConfigurationText.showJSON(settings)] {
            XCTAssertFalse(text.contains(secret))
            XCTAssertTrue(text.contains(ConfigurationText.mask))
        }
        let short = problems(sources(environment: ["TICKETS_METRICS_TOKEN": "hunter2"]))
        XCTAssertEqual(short.count, 1)
        XCTAssertFalse(short[0].contains("hunter2"))
        XCTAssertEqual(problems(sources(flags: [("--metrics-token", secret)])).count, 1, "arguments are public")
        let both = ["TICKETS_METRICS_TOKEN": secret, "TICKETS_METRICS_TOKEN_FILE": "/run/token"]
        XCTAssertEqual(problems(sources(environment: both, files: ["/run/token": secret])).count, 1)
    }

    func testSystemdGivesTheDirectoryAndCredentials() throws {
        let settings = try ResolvedConfiguration(
            sources(
                environment: ["STATE_DIRECTORY": "/var/lib/ticketserver", "CREDENTIALS_DIRECTORY": "/run/c"],
                files: ["/run/c/metrics.token": "0123456789abcdef"]))
        XCTAssertEqual(settings.configuration.data.directory, "/var/lib/ticketserver")
        XCTAssertEqual(settings.configuration.metrics.token, "0123456789abcdef")
        let stronger = try ResolvedConfiguration(
            sources(flags: [("--data", "here")], environment: ["STATE_DIRECTORY": "/var/lib/ticketserver"]))
        XCTAssertEqual(stronger.configuration.data.directory, "here")
    }

    func testTheExampleIsTheCommittedFileAndMeansTheDefaults() throws {
        let committed = try Project.text("Config/ticketserver.example.json")
        XCTAssertEqual(
            ConfigurationText.example(), committed, "ticketserver config example > Config/ticketserver.example.json")
        let settings = try ResolvedConfiguration(sources(files: ["e": committed], file: "e"))
        XCTAssertEqual(settings.configuration, Configuration())
        for key in ConfigurationKey.all {
            XCTAssertNotEqual(settings.origin(of: key), .builtIn, "\(key.path) is not in the example")
        }
    }

    func testEveryValueIsReadBackAsItIsShown() {
        for key in ConfigurationKey.all {
            var configuration = Configuration()
            let shown = key.value(in: configuration)
            XCTAssertTrue(key.set(shown, in: &configuration), key.path)
            XCTAssertTrue(key.set(.word(shown.plain), in: &configuration), key.path)
            XCTAssertEqual(configuration, Configuration(), key.path)
        }
    }

    func testNamesOfVariablesAndFlags() throws {
        let key = try XCTUnwrap(ConfigurationKey.all.first { $0.path == "limits.connectionsPerNetwork" })
        XCTAssertEqual(key.variable, "TICKETS_LIMITS_CONNECTIONS_PER_NETWORK")
        XCTAssertEqual(key.flag, "--limits-connections-per-network")
        let url = try XCTUnwrap(ConfigurationKey.all.first { $0.path == "shop.publicURL" })
        XCTAssertEqual(url.flag, "--shop-public-url")
        let names = ConfigurationKey.all.flatMap {
            [$0.path, $0.flag, $0.variable] + ($0.shortFlag.map { [$0] } ?? [])
        }
        XCTAssertEqual(Set(names).count, names.count)
    }
}
