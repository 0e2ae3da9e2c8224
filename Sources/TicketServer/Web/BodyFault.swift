// What is wrong with the body of a program's request, told so that its author finds the place.

enum BodyFault: Error, Hashable {
    /// The body is of another type than `application/json`.
    case mediaType
    /// Not one JSON text; what is wrong, and where.
    case notJSON(String)
    /// A member is not as the address wants it: `best.count`.
    case member(String, Reason)
    /// A member names what this event does not have.
    case reference(String)

    /// The raw values are what programs are told.
    enum Reason: String {
        case missing
        case unknown
        case wrongType = "wrong-type"
        case outOfRange = "out-of-range"
        case malformed
    }
}
