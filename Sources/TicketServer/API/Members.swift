// The members of a body: each is taken once by its name and its type, and none may be left over.

import TicketCore

/// An object of a body. Take what the address knows, then `finish`: whatever is left is unknown and refused, because a
/// member that is ignored is a wish that is not granted.
struct Members {
    /// Where the object stands in the body: empty, or `best.`.
    private let path: String
    private var rest: [JSON.Member]

    init(_ value: JSON, at name: String = "") throws(BodyFault) {
        guard case .object(let members) = value else { throw .member(name.isEmpty ? "body" : name, .wrongType) }
        path = name.isEmpty ? "" : name + "."
        rest = members
    }

    /// The name of a member as a problem tells it.
    func name(_ member: String) -> String { path + member }

    /// The value of a member, nil if it is not there.
    mutating func take(_ member: String) -> JSON? {
        guard let index = rest.firstIndex(where: { $0.name == member }) else { return nil }
        return rest.remove(at: index).value
    }

    mutating func required(_ member: String) throws(BodyFault) -> JSON {
        guard let value = take(member) else { throw .member(name(member), .missing) }
        return value
    }

    mutating func string(_ member: String, length: ClosedRange<Int>) throws(BodyFault) -> String {
        try text(try required(member), member, length)
    }

    mutating func optionalString(_ member: String, length: ClosedRange<Int>) throws(BodyFault) -> String? {
        guard let value = take(member) else { return nil }
        return try text(value, member, length)
    }

    /// Lengths are counted as JSON Schema does: in code points.
    private func text(_ value: JSON, _ member: String, _ length: ClosedRange<Int>) throws(BodyFault) -> String {
        guard case .string(let text) = value else { throw .member(name(member), .wrongType) }
        guard length.contains(text.unicodeScalars.count) else { throw .member(name(member), .outOfRange) }
        return text
    }

    mutating func integer(_ member: String, in range: ClosedRange<Int>) throws(BodyFault) -> Int {
        try whole(try required(member), member, range)
    }

    mutating func optionalInteger(_ member: String, in range: ClosedRange<Int>) throws(BodyFault) -> Int? {
        guard let value = take(member) else { return nil }
        return try whole(value, member, range)
    }

    private func whole(_ value: JSON, _ member: String, _ range: ClosedRange<Int>) throws(BodyFault) -> Int {
        guard let number = value.wholeNumber else { throw .member(name(member), .wrongType) }
        guard range.contains(number) else { throw .member(name(member), .outOfRange) }
        return number
    }

    mutating func optionalBool(_ member: String) throws(BodyFault) -> Bool? {
        guard let value = take(member) else { return nil }
        guard case .bool(let bool) = value else { throw .member(name(member), .wrongType) }
        return bool
    }

    /// One of the words of an enumeration.
    mutating func word<Word: RawRepresentable<String>>(_ member: String, as type: Word.Type) throws(BodyFault) -> Word {
        guard case .string(let text) = try required(member) else { throw .member(name(member), .wrongType) }
        guard let word = Word(rawValue: text) else { throw .member(name(member), .outOfRange) }
        return word
    }

    /// Members that are left, of an object whose names are data.
    mutating func takeAll() -> [JSON.Member] {
        defer { rest = [] }
        return rest
    }

    func finish() throws(BodyFault) {
        guard let unknown = rest.first else { return }
        throw .member(name(String(unknown.name.prefix(100))), .unknown)
    }
}
