import Foundation
import XCTest

/// The house rules that a compiler cannot hold: which room may know which, and which words stay in their room.
///
/// A rule is a row of `Tidy.rules`; each has a bad sample that must be caught, so that no rule dies unnoticed.
final class TidyTests: XCTestCase {
    func testTheTreeFollowsTheRules() throws {
        let files = try Tidy.sources()
        XCTAssertGreaterThan(files.count, 20, "the tree was not found")
        XCTAssertEqual(Tidy.rules.flatMap { rule in files.flatMap(rule.problems) }, [])
    }

    func testEveryRuleCatchesItsBadSample() {
        for rule in Tidy.rules {
            XCTAssertEqual(rule.problems(in: rule.badSample).count, 1, rule.name)
            XCTAssertEqual(rule.problems(in: rule.goodSample), [], rule.name)
        }
    }

    func testRoomsKnowOnlyWhomTheyMay() throws {
        let files = try Tidy.sources()
        XCTAssertEqual(Directions(files).problems(files), [])
    }

    func testADirectionThatIsWrongIsFound() {
        let files = [
            SourceFile("Sources/TicketServer/HTTP/Request.swift", "struct Request {}"),
            SourceFile("Sources/TicketCore/Domain/Hold.swift", "package struct Hold {}"),
            SourceFile("Sources/TicketCore/Sales/Inventory.swift", "package struct Inventory { let hold: Hold }"),
            SourceFile("Sources/TicketServer/Loop/Loop.swift", "struct Loop { let request: Request } // Hold"),
            SourceFile("Sources/TicketServer/Pages/Cart.swift", "let a: Inventory; let b = \"Request\"; let c: Hold"),
        ]
        XCTAssertEqual(
            Directions(files).problems(files),
            [
                "Sources/TicketServer/Loop/Loop.swift: Loop must not know HTTP (Request)",
                "Sources/TicketServer/Pages/Cart.swift: Pages must not know Sales (Inventory)",
            ])
    }

    func testEveryFolderIsInTheREADME() throws {
        let readme = try Project.text("README.md")
        let folders = Set(try Tidy.sources().map(\.folder))
        XCTAssertEqual(Tidy.unnamed(folders, in: readme), [])
        XCTAssertEqual(Tidy.unnamed(["Sources/TicketServer/Attic/Box"], in: readme), ["Sources/TicketServer/Attic"])
    }

    func testTheCodeIsSeenWithoutCommentsAndTexts() {
        XCTAssertEqual(SourceFile.code("a // Task {\nb /* try! */ c \"as! \\\" x\" d"), "a \nb  c \"\" d")
        XCTAssertEqual(SourceFile.code("\"\"\"\n try! \"x\"\n \"\"\" e"), "\"\" e")
        XCTAssertEqual(SourceFile.code("#\"a \" try! \"# + \"\\(x)\""), "\"\" + \"\"")
    }
}

/// A Swift file of the tree.
struct SourceFile {
    /// From the root: `Sources/TicketServer/Loop/Loop.swift`.
    let path: String
    /// Without comments and texts, line for line.
    let code: String
    let firstLine: String

    init(_ path: String, _ text: String) {
        self.path = path
        code = SourceFile.code(text)
        firstLine = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    }

    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
    /// The room below its target; the target itself for a file that lies in none.
    var room: String { path.split(separator: "/").dropLast().dropFirst(2).first.map(String.init) ?? "" }

    /// `text` with its comments removed and its texts emptied.
    static func code(_ text: String) -> String {
        text.replacing(#/#"[^\n]*?"#/#, with: "\"\"")
            .replacing(#/"""(?:[^\\]|\\.)*?"""/#.dotMatchesNewlines(), with: "\"\"")
            .replacing(#/"(?:[^"\\\n]|\\.)*"/#, with: "\"\"")
            .replacing(#/\/\/[^\n]*/#, with: "")
            .replacing(#/\/\*.*?\*\//#.dotMatchesNewlines(), with: "")
    }
}

/// A word that must not stand in some places.
struct TidyRule {
    let name: String
    let pattern: String
    /// Files whose path begins with one of these may.
    var allowed: [String] = []
    /// Only files whose path begins with one of these are looked at.
    var within = ["Sources/"]
    let bad: String
    var good = "let fine = 1"

    var badSample: SourceFile { SourceFile("\(within[0])TicketServer/Room/Sample.swift", "// A sample.\n\(bad)\n") }
    var goodSample: SourceFile { SourceFile("\(within[0])TicketServer/Room/Sample.swift", "// A sample.\n\(good)\n") }

    func problems(in file: SourceFile) -> [String] {
        guard within.contains(where: file.path.hasPrefix), !allowed.contains(where: file.path.hasPrefix),
            let pattern = try? Regex(pattern).wordBoundaryKind(.simple)
        else { return [] }
        return file.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { $0.element.contains(pattern) }
            .map { "\(file.path):\($0.offset + 1): \(name)" }
    }
}

enum Tidy {
    private static let loop = "Sources/TicketServer/Loop/"

    static let rules: [TidyRule] = [
        TidyRule(
            name: "a bare Task leaves its loop: loop.spawn", pattern: #"\bTask(\.detached)?(\([^)]*\))?\s*\{"#,
            allowed: [loop], bad: "Task { work() }", good: "func f(_ task: Task<Void, Never>) { cancel(task) }"),
        TidyRule(
            name: "a detached task leaves its loop", pattern: #"\bTask\.detached\b"#, allowed: [loop],
            bad: "Task.detached(priority: .low, operation: work)"),
        TidyRule(
            name: "a dispatch queue is not a loop", pattern: #"\bDispatchQueue\b"#, allowed: [loop],
            bad: "DispatchQueue.global().async(execute: work)"),
        TidyRule(name: "handle the error", pattern: #"\btry!"#, bad: "let x = try! y()", good: "let x = try y()"),
        TidyRule(name: "handle the other type", pattern: #"\bas!"#, bad: "let x = y as! Z", good: "let x = y as? Z"),
        TidyRule(
            name: "precondition with a sentence instead", pattern: #"\bfatalError\b"#, bad: "fatalError()",
            good: "preconditionFailure()"),
        TidyRule(
            name: "package or internal: nobody outside links to us",
            pattern:
                #"\b(public|open) (struct|class|enum|protocol|actor|func|var|let|init|static|final|extension|typealias|import)\b"#,
            bad: "public struct A {}", good: "package struct A { let isOpen: Bool }"),
        TidyRule(
            name: "print is for nobody: Console for people, Log for operators",
            pattern: #"(^|[^.\w])(debugPrint|print)\("#,
            bad: "print(1)", good: "DurationText.write(value)"),
        TidyRule(
            name: "numbers from outside are read with init(digits:)",
            pattern: #"\bU?Int(8|16|32|64)?\((String\(|text\b|Substring\()"#,
            bad: "let port = Int(String(part))", good: "let port = Int(digits: part)"),
        TidyRule(
            name: "Foundation is slow and brings ICU: only in its rooms",
            pattern: #"^\s*(@\w+ )*((package|public|internal|private) )?import Foundation(Essentials|Networking)?\b"#,
            allowed: [
                "Sources/TicketCore/Text/", "Sources/TicketServer/Configuration/", "Sources/TicketServer/Outgoing/",
            ],
            bad: "package import Foundation", good: "import Glibc"),
        TidyRule(
            name: "only Storage/SQLite… speaks to SQLite", pattern: #"\bimport CSQLite\b"#,
            allowed: ["Sources/TicketCore/Storage/SQLite"], bad: "import CSQLite"),
        TidyRule(
            name: "the wall clock is handed in", pattern: #"\b(CLOCK_REALTIME|gettimeofday|Date\(\)|time\(nil\))"#,
            allowed: ["Sources/TicketCore/Support/Clock.swift"], bad: "let now = Date()", good: "let now = clock.now()"),
        TidyRule(
            name: "a status code of an error is decided in Web/ErrorResponses.swift",
            pattern:
                #"\b(status|code)\w*\s*(:|=|\(|==)\s*\.?(4\d\d|5\d\d|badRequest|forbidden|notFound|conflict|gone|tooManyRequests|internalServerError|serviceUnavailable)\b"#,
            allowed: [
                "Sources/TicketServer/Web/ErrorResponses", "Sources/TicketServer/HTTP/",
                "Sources/TicketServer/API/OpenAPI",
            ], within: ["Sources/"], bad: "return Response(status: 404)", good: "throw Failure.notFound"),
    ]

    static func sources() throws -> [SourceFile] {
        let root = Project.root.path
        let found = FileManager.default.enumerator(atPath: "\(root)/Sources")
        let paths = (found?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.sorted()
        return try paths.map { SourceFile("Sources/\($0)", try Project.text("Sources/\($0)")) }
    }

    /// The rooms of these folders that have no row in the table "where things live".
    static func unnamed(_ folders: Set<String>, in readme: String) -> [String] {
        let rooms = Set(folders.map { $0.split(separator: "/").prefix(3).joined(separator: "/") })
        return rooms.filter { !readme.contains("`\($0)/`") }.sorted()
    }
}

/// Which room may know which. One module cannot say this between its folders; types that a room declares and another
/// names can.
struct Directions {
    /// Rooms that a room must not know; itself it always may. What `TicketCore` must not know of `TicketServer` the compiler says.
    static let forbidden: [String: [String]] = [
        // TicketCore, from the bottom up.
        "Support": ["Crypto", "Text"] + core,
        "Crypto": ["Text"] + core,
        "Text": core.filter { $0 != "Domain" } + ["Crypto"],
        "Domain": core + ["Crypto"],
        "SeatPlans": ["Storage", "Crypto", "Tickets"] + verbs,
        "Tickets": ["Storage", "SeatPlans"] + verbs,
        "Storage": ["SeatPlans", "Tickets", "Crypto", "Sales", "Entrance", "Accounts"],
        "WaitingRoom": ["SeatPlans", "Tickets", "Sales", "Entrance", "Accounts"],
        "Sales": ["WaitingRoom", "Entrance", "Accounts"],
        "Entrance": ["SeatPlans", "WaitingRoom", "Sales", "Accounts"],
        "Accounts": ["SeatPlans", "Tickets", "WaitingRoom", "Sales", "Entrance"],
        // TicketServer, from the wire up.
        "Loop": ["HTTP", "Text", "Crypto"] + core + shop,
        "HTTP": ["Text", "Crypto"] + core + shop,
        "Routes": ["Loop", "Storage", "SeatPlans", "Tickets", "Crypto"] + verbs + shop,
        "Configuration": ["Loop", "Storage", "SeatPlans", "Tickets"] + verbs + shop,
        "Outgoing": ["Loop", "HTTP", "Storage", "Web", "HTML", "Pages", "Handlers", "API", "Operations", "Commands"],
        "Operations": ["Loop", "HTTP"] + verbs + shop,
        "Pressure": ["SeatPlans", "Tickets", "Storage", "Entrance", "Accounts", "Web", "HTML", "Assets", "Pages"]
            + ["Configuration", "API", "Handlers", "Commands"],
        "HTML": ["Loop", "HTTP", "Storage", "Web", "Pages", "Handlers", "API", "Commands"] + verbs,
        "Assets": ["Loop", "HTTP", "Storage", "Web", "Pages", "Handlers", "API", "Commands"] + verbs,
        "Pages": ["Loop", "HTTP", "Storage", "Web", "Handlers", "API", "Commands", "Operations", "Configuration"]
            + verbs,
        "Web": ["Storage", "Pages", "Assets", "Handlers", "API", "Commands", "Operations", "Configuration"] + verbs,
        "API": ["Loop", "Storage", "HTML", "Assets", "Commands", "Operations", "Configuration"],
        "Handlers": ["Commands"],
    ]

    private static let verbs = ["WaitingRoom", "Sales", "Entrance", "Accounts"]
    private static let core = ["Domain", "SeatPlans", "Tickets", "Storage"] + verbs
    private static let shop = [
        "Routes", "HTML", "Assets", "Pages", "Web", "API", "Handlers", "Operations", "Pressure", "Configuration",
        "Commands",
    ]

    /// The one file that turns every failure, of whatever room, into words and a status.
    static let knowsEveryFailure = "Sources/TicketServer/Web/ErrorResponses.swift"

    /// The room of each type that stands at the left margin of a file and whose name no other room uses for a type.
    private let rooms: [String: String]

    init(_ files: [SourceFile]) {
        var rooms: [String: Set<String>] = [:]
        var outer: Set<String> = []
        let declaration =
            #/^( *)((?:(?:package|private|fileprivate|final|indirect|@\w+) )*)(?:struct|class|enum|protocol|actor|typealias) (\w+)/#
            .anchorsMatchLineEndings()
        for file in files {
            for match in file.code.matches(of: declaration) {
                rooms[String(match.3), default: []].insert(file.room)
                if match.1.isEmpty, !match.2.contains("private") { outer.insert(String(match.3)) }
            }
        }
        self.rooms = rooms.filter { outer.contains($0.key) }.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    func problems(_ files: [SourceFile]) -> [String] {
        files.flatMap { file -> [String] in
            let words = Set(file.code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
            let forbidden = Directions.forbidden[file.room] ?? []
            if Directions.knowsEveryFailure == file.path { return [] }
            return words.compactMap { word -> String? in
                guard let room = rooms[word], room != file.room, forbidden.contains(room) else { return nil }
                return "\(file.path): \(file.room) must not know \(room) (\(word))"
            }.sorted()
        }
    }
}
