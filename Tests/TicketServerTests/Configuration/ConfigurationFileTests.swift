import XCTest

@testable import TicketServer

final class ConfigurationFileTests: XCTestCase {
    private func failure(_ text: String) -> FileFailure? {
        do {
            _ = try ConfigurationFile.read(text)
            return nil
        } catch {
            return error
        }
    }

    func testReadsValuesWithTheirLines() throws {
        let text = """
            // a file
            {
              "a": { /* two
              lines */ "x": 12, "y": "t\\"\\\\é", },
              "b": { "z": [ "1", "2" ], "on": true, "off": false }
            }
            """
        XCTAssertEqual(
            try ConfigurationFile.read(text),
            [
                FileEntry(path: "a.x", value: .integer(12), line: 4),
                FileEntry(path: "a.y", value: .text("t\"\\é"), line: 4),
                FileEntry(path: "b.z", value: .list(["1", "2"]), line: 5),
                FileEntry(path: "b.on", value: .flag(true), line: 5),
                FileEntry(path: "b.off", value: .flag(false), line: 5),
            ])
        XCTAssertEqual(try ConfigurationFile.read("{}"), [])
        XCTAssertEqual(try ConfigurationFile.read("/***/{\"a\":{}}/* **/"), [])
    }

    func testSaysWhereAMistakeIs() {
        XCTAssertEqual(failure("{\n\"a\": {\n\"x\": 1,\n\"x\": 2}}")?.line, 4)
        XCTAssertEqual(failure("{\n\"a\": {},\n\"a\": {}}")?.message, "\"a\" is written twice")
        XCTAssertEqual(failure("{\"a\":\n 1}")?.line, 2)
        XCTAssertEqual(failure("{\"a\": {\"x\": 1.5}}")?.line, 1)
        XCTAssertEqual(failure("\n/* never ends")?.line, 2)
        XCTAssertEqual(failure("{\"a\": {\"x\": 1}} x")?.message, "nothing may follow the last brace")
        XCTAssertNotNil(failure("{\"a\": {\"x\": -1}}"))
        XCTAssertNotNil(failure("{\"a\": {\"x\": \"line\nbreak\"}}"))
    }

    func testNoPrefixOfAFileIsAFile() throws {
        let text = #"{"a": {"x": 12, "y": "text", "z": ["1"], "on": true}, "b": {}}"#
        XCTAssertEqual(try ConfigurationFile.read(text).count, 4)
        for length in 0..<text.utf8.count {
            XCTAssertNotNil(failure(String(decoding: text.utf8.prefix(length), as: UTF8.self)), "\(length) bytes")
        }
    }
}
