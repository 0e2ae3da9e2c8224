// Sealing: "payload.mac", the one way the product signs what it hands out and later takes back.

/// The secrets everything is sealed with: one that seals, and old ones that still open until they are taken away.
package struct MasterKeys: Sendable {
    /// Bytes of a master key.
    package static let keyLength = 32

    private let keys: [(id: UInt8, bytes: [UInt8])]

    /// Each key has 32 random bytes and an id that no other key has.
    package init(current: (id: UInt8, bytes: [UInt8]), old: [(id: UInt8, bytes: [UInt8])] = []) {
        keys = [current] + old
        precondition(keys.allSatisfy { $0.bytes.count == Self.keyLength }, "a master key has 32 bytes")
        precondition(Set(keys.map(\.id)).count == keys.count, "two master keys have one id")
    }

    /// What seals and opens for one purpose. A text sealed for one purpose (or salt, an event's say) opens for no other.
    package func sealer(purpose: String, salt: [UInt8] = [], tagLength: Int = 16) -> Sealer {
        Sealer(keys: derived(purpose: purpose, salt: salt), tagLength: tagLength)
    }

    /// The current key for one purpose, for what is authenticated in another form than sealed text.
    package func key(purpose: String, salt: [UInt8] = []) -> HMAC.Key {
        derived(purpose: purpose, salt: salt)[0].key
    }

    /// Every key for one purpose, the current one first: what is read may have been made under an older one.
    package func keys(purpose: String, salt: [UInt8] = []) -> [HMAC.Key] {
        derived(purpose: purpose, salt: salt).map(\.key)
    }

    private func derived(purpose: String, salt: [UInt8]) -> [(id: UInt8, key: HMAC.Key)] {
        keys.map { key in
            let bytes = HKDF.sha256(key.bytes, salt: salt, info: purpose.utf8, length: SHA256.digestLength)
            return (key.id, HMAC.Key(bytes))
        }
    }
}

/// Seals and opens texts of one purpose. The payload is signed, not hidden; its fields have fixed widths, so that two
/// different values can never be the same bytes.
package struct Sealer: Sendable {
    private let keys: [(id: UInt8, key: HMAC.Key)]
    private let tagLength: Int

    fileprivate init(keys: [(id: UInt8, key: HMAC.Key)], tagLength: Int) {
        precondition((10...SHA256.digestLength).contains(tagLength), "a tag has 10 to 32 bytes")
        self.keys = keys
        self.tagLength = tagLength
    }

    /// `base64url(key id, payload) "." base64url(tag)`: letters, digits, `-`, `_` and one dot; fit for URL and cookie.
    package func seal(_ payload: [UInt8]) -> String {
        let body = [keys[0].id] + payload
        return Base64URL.encode(body) + "." + Base64URL.encode(tag(of: body, under: keys[0].key))
    }

    /// The payload; nil if the text was not sealed here for this purpose, was changed, or its key was taken away.
    package func open(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 2, let body = Base64URL.decode(parts[0]), let given = Base64URL.decode(parts[1]),
            let kid = body.first, let key = keys.first(where: { $0.id == kid })?.key,
            equalInConstantTime(tag(of: body, under: key), given)
        else { return nil }
        return Array(body.dropFirst())
    }

    private func tag(of body: [UInt8], under key: HMAC.Key) -> ArraySlice<UInt8> {
        key.authenticate(body).prefix(tagLength)
    }
}
