// Looking into a JSON tree without naming its cases.

extension JSON {
    /// The value of an object's member; nil if there is none.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The items of an array.
    package var items: [JSON]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    package var flag: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }
}
