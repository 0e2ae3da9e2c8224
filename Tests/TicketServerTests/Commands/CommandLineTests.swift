import Foundation
import Synchronization
import XCTest

@testable import TicketServer

final class CommandLineTests: XCTestCase {
    private final class Output: Sendable {
        let out = Mutex("")
        let error = Mutex("")
    }

    private func run(_ line: String, environment: [String: String] = [:]) -> (
        code: ExitCode, out: String, error: String
    ) {
        let output = Output()
        let console = Console(
            out: { text in output.out.withLock { $0 += text } }, error: { text in output.error.withLock { $0 += text } }
        )
        let arguments = line.split(separator: " ").map(String.init)
        let code = CommandLineTool.run(arguments, environment: environment, console: console)
        return (code, output.out.withLock { $0 }, output.error.withLock { $0 })
    }

    func testEveryCommandHasARowAndHelp() {
        XCTAssertEqual(Command.all.count, Command.Name.allCases.count)
        for name in Command.Name.allCases {
            for line in ["help \(name.rawValue)", "\(name.rawValue) --help"] {
                let result = run(line)
                XCTAssertEqual(result.code, .success, line)
                XCTAssertEqual(result.error, "", line)
                XCTAssertTrue(
                    result.out.contains(
                        "Usage: ticketserver \(name == .help && line == "help --help" ? "COMMAND" : name.rawValue)"),
                    line)
            }
        }
        XCTAssertTrue(run("help config").out.contains("config show"))
        XCTAssertEqual(run("").out, run("--help").out)
    }

    func testHelpTextsFitATerminal() {
        for name in Command.Name.allCases {
            for line in run("help \(name.rawValue)").out.split(separator: "\n") {
                XCTAssertLessThanOrEqual(line.count, 120, String(line))
            }
        }
    }

    func testWhatIsUnknownIsRefusedWithASuggestion() {
        let expected = [
            "serv": "there is no command serv; did you mean serve?",
            "config shwo": "there is no command config shwo; did you mean config show?",
            "config": "config needs a second word: config check, config show, config example",
            "banana": "there is no command banana",
            "--listn": "there is no command --listn",
            "version --jsn": "version has no flag --jsn; did you mean --json?",
            "config show --hold-duraton 1m": "config show has no flag --hold-duraton; did you mean --hold-duration?",
            "version --json=yes": "--json takes no value",
            "config check --config": "--config needs a value: FILE",
            "config check --config --json": "--config needs a value: FILE",
            "version --json --json": "--json is given twice",
            "version now": "version does not take the argument now",
            "import plan": "import plan needs FILE",
            "help banana": "there is no command banana",
        ]
        for (line, message) in expected {
            let result = run(line)
            XCTAssertEqual(result.code, .usage, line)
            XCTAssertEqual(result.out, "", line)
            XCTAssertEqual(result.error.split(separator: "\n").first.map(String.init), "ticketserver: \(message)")
        }
    }

    func testFlagsAndArguments() throws {
        let invocation = try CommandParser.parse(["import", "plan", "--json", "--listen=[::1]:80", "--", "--odd-name"])
        XCTAssertEqual(invocation.command.name, .importPlan)
        XCTAssertTrue(invocation.has("--json"))
        XCTAssertEqual(invocation.arguments, ["--odd-name"])
        XCTAssertEqual(invocation.settings.map(\.name), ["--listen"])
        XCTAssertEqual(invocation.settings.map(\.value), ["[::1]:80"])
    }

    func testConfigCommands() throws {
        let good = run("config check --hold-duration 9m")
        XCTAssertEqual(good.code, .success)
        let bad = run("config check --hold-duration 9", environment: ["TICKETS_X": "1"])
        XCTAssertEqual(bad.code, .usage)
        XCTAssertEqual(bad.error.split(separator: "\n").count, 2, "every mistake at once")
        XCTAssertEqual(run("config example").out, ConfigurationText.example())
        let json = try JSONSerialization.jsonObject(with: Data(run("config show --json --listen localhost:1").out.utf8))
        let object = try XCTUnwrap(json as? [String: [String: Any]])
        XCTAssertEqual(object.count, ConfigurationKey.all.count)
        XCTAssertEqual(object["listen.addresses"]?["value"] as? [String], ["localhost:1"])
        XCTAssertEqual(object["listen.addresses"]?["origin"] as? String, "--listen")
    }

    func testVersion() throws {
        let text = run("version").out
        XCTAssertTrue(text.hasPrefix("ticketserver \(BuildInfo.current.version)\n"))
        let json = try JSONSerialization.jsonObject(with: Data(run("version --json").out.utf8)) as? [String: String]
        XCTAssertEqual(json?["ticketserver"], BuildInfo.current.version)
        XCTAssertEqual(run("--version").out, text)
    }

    func testNoColourUnlessATerminalWantsIt() {
        XCTAssertFalse(Console.process(environment: ["NO_COLOR": "1", "TERM": "xterm"]).style.colour)
        XCTAssertFalse(run("help").out.contains("\u{1B}"))
        XCTAssertEqual(Style(colour: true).bold("x"), "\u{1B}[1mx\u{1B}[0m")
    }
}
