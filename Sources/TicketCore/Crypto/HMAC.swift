// HMAC-SHA-256 (RFC 2104, FIPS 198-1) and the derivation of keys by HKDF (RFC 5869).

package enum HMAC {
    /// The 32-byte code of `message` under `key`.
    package static func sha256(key: some Collection<UInt8>, message: some Sequence<UInt8>) -> [UInt8] {
        Key(key).authenticate(message)
    }

    /// A key with both of its pads hashed already: a code then costs two blocks less. Keep one and use it again.
    package struct Key: Sendable {
        private let inner: SHA256
        private let outer: SHA256

        package init(_ bytes: some Collection<UInt8>) {
            var key = bytes.count > SHA256.blockLength ? SHA256.hash(bytes) : Array(bytes)
            key += [UInt8](repeating: 0, count: SHA256.blockLength - key.count)
            var inner = SHA256()
            inner.update(key.map { $0 ^ 0x36 })
            self.inner = inner
            var outer = SHA256()
            outer.update(key.map { $0 ^ 0x5C })
            self.outer = outer
        }

        /// The 32-byte code of `message`. Compare it with `equalInConstantTime` only.
        package func authenticate(_ message: some Sequence<UInt8>) -> [UInt8] {
            var inner = inner
            inner.update(message)
            var outer = outer
            outer.update(inner.finish())
            return outer.finish()
        }
    }
}

package enum HKDF {
    /// `length` bytes (at most 8,160) of key for the purpose `info`, out of the secret `master`.
    package static func sha256(
        _ master: some Collection<UInt8>, salt: some Collection<UInt8>, info: some Sequence<UInt8>, length: Int
    ) -> [UInt8] {
        precondition(length <= 255 * SHA256.digestLength, "HKDF gives at most 255 digests")
        let key = HMAC.Key(HMAC.sha256(key: salt, message: master))
        let purpose = Array(info)
        var output: [UInt8] = []
        var previous: [UInt8] = []
        var counter: UInt8 = 0
        while output.count < length {
            counter += 1
            previous = key.authenticate(previous + purpose + [counter])
            output += previous
        }
        return Array(output.prefix(length))
    }
}
