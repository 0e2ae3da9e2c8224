// The description of the API for programs (OpenAPI 3.1). Addresses and methods are the routes' own; a test holds that no
// route is missing.

import TicketCore

enum OpenAPI {
    /// The document as JSON, made once.
    static let document: [UInt8] = {
        var json = JSONWriter(capacity: 65_536)
        json.object { json in
            json.member("openapi", "3.1.0")
            json.object("info", info)
            json.array("servers", ["/"]) { json, url in json.object { $0.member("url", url) } }
            json.array("tags", Operation.Tag.allCases) { json, tag in
                json.object { json in
                    json.member("name", tag.rawValue)
                    json.member("description", tag.description)
                }
            }
            json.object("paths", paths)
            json.object("components") { json in
                json.raw(keys)
                json.object("schemas") { json in
                    for schemas in [choosingSchemas, orderSchemas, rehearsalSchemas, problemSchemas] {
                        json.raw(schemas)
                    }
                }
            }
        }
        return json.bytes
    }()

    private static func info(_ json: inout JSONWriter) {
        json.member("title", "TicketServer")
        json.member("version", "1")
        json.member("summary", "What the pages of the shop do, for programs.")
        json.member("description", introduction)
    }

    private static let introduction = """
        Bodies are JSON (RFC 8259) in UTF-8; members that are not described are refused. Times are RFC 3339, amounts are \
        whole minor units (`12900` with `PLN` is 129 złoty). A failure is a problem (RFC 9457): compare its `type`, never \
        its words, which follow `Accept-Language`. `Retry-After` says when it is worth trying again.

        A fan's program joins the queue, enters the shop when its turn has come, keeps the cookies it was given, holds \
        places, orders what it holds and pays. Whoever made an order was told its `secret`, and shows it as a bearer token.

        What costs stock or money takes an `Idempotency-Key`: the same body sent again with the same key acts once and is \
        answered as before, for 24 hours; another body under the same key is refused.
        """

    /// Operations of one address stand together, in the order of `Operation.all`.
    private static func paths(_ json: inout JSONWriter) {
        var templates: [String] = []
        for operation in Operation.all where !templates.contains(operation.template) {
            templates.append(operation.template)
        }
        for template in templates {
            json.object(named: template) { json in
                let operations = Operation.all.filter { $0.template == template }
                parameters(of: template, &json)
                for operation in operations { write(operation, &json) }
            }
        }
    }

    /// The names in braces of an address, each described once in the components.
    private static func parameters(of template: String, _ json: inout JSONWriter) {
        let names = template.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
        guard !names.isEmpty else { return }
        json.array("parameters", names) { json, name in reference("parameters", String(name), &json) }
    }

    private static func write(_ operation: Operation, _ json: inout JSONWriter) {
        json.object(named: operation.method.description.lowercased()) { json in
            json.member("operationId", operation.id)
            json.array("tags", [operation.tag]) { $0.value($1.rawValue) }
            json.member("summary", operation.summary)
            if !operation.details.isEmpty { json.member("description", operation.details) }
            json.array("security", operation.key.map { [$0] } ?? []) { json, key in
                json.object { json in json.object(named: key.rawValue, []) }
            }
            if !operation.parameters.isEmpty {
                json.array("parameters", operation.parameters) { reference("parameters", $1, &$0) }
            }
            if let body = operation.body {
                json.object("requestBody") { json in
                    json.member("required", operation.isBodyRequired)
                    content("application/json", body, &json)
                }
            }
            json.object("responses") { responses(operation, &$0) }
        }
    }

    private static func responses(_ operation: Operation, _ json: inout JSONWriter) {
        for answer in operation.answers {
            json.object(named: String(answer.status.code)) { json in
                json.member("description", answer.description)
                if !answer.fields.isEmpty {
                    json.object("headers") { json in
                        for field in answer.fields { json.object(named: field) { header(field, &$0) } }
                    }
                }
                if let schema = answer.schema { content("application/json", schema, &json) }
                if !answer.links.isEmpty {
                    json.object("links") { json in
                        for link in answer.links { json.object(named: link.operation) { write(link, &$0) } }
                    }
                }
            }
        }
        for status in operation.problems {
            json.object(named: String(status.code)) { problem(status.phrase, &$0) }
        }
        json.object("default") { problem("Any other failure", &$0) }
    }

    private static func write(_ link: Operation.Link, _ json: inout JSONWriter) {
        json.member("operationId", link.operation)
        json.object("parameters") { json in
            for (name, value) in link.parameters {
                json.key(text: name)
                json.value(value)
            }
        }
    }

    private static func header(_ name: String, _ json: inout JSONWriter) {
        json.member("$ref", "#/components/headers/" + name)
    }

    private static func problem(_ description: String, _ json: inout JSONWriter) {
        json.member("description", description)
        content("application/problem+json", "Problem", &json)
    }

    private static func content(_ type: String, _ schema: String, _ json: inout JSONWriter) {
        json.object("content") { json in
            json.object(named: type) { json in
                json.object("schema") { $0.member("$ref", "#/components/schemas/" + schema) }
            }
        }
    }

    private static func reference(_ kind: String, _ name: String, _ json: inout JSONWriter) {
        json.object { $0.member("$ref", "#/components/\(kind)/\(name)") }
    }
}

extension JSONWriter {
    /// A member whose name is data.
    fileprivate mutating func object(named name: String, _ write: (inout JSONWriter) -> Void) {
        key(text: name)
        object(write)
    }

    fileprivate mutating func object(named name: String, _ empty: [Never]) {
        key(text: name)
        array(empty) { _, _ in }
    }
}
