// Password hashes: yescrypt of the system's libcrypt, in the form /etc/shadow has.

import CLinux
import Glibc

/// Blocking: a hash takes about 20 ms and 16 MiB. On a loop use `PasswordHasher`.
package enum PasswordHash {
    package enum Failure: Error, Equatable {
        /// The password is longer than 511 bytes of UTF-8 or contains a NUL, which C would end it at.
        case unusable
        /// libcrypt refused; the value is errno.
        case system(Int32)
    }

    /// A new hash of `password` with a fresh salt of 128 bits.
    package static func hash(_ password: String, _ randomness: any Randomness) throws(Failure) -> String {
        guard isUsable(password) else { throw .unusable }
        guard let setting = newSetting(randomness.bytes(16)), let hash = crypt(password, setting) else {
            throw .system(errno)
        }
        return hash
    }

    /// Whether `password` is the one `stored` was made of. With nil, for a name nobody has, it takes as long and is false.
    package static func verify(_ password: String, against stored: String?) -> Bool {
        let expected = stored ?? decoy
        guard isUsable(password), let hash = crypt(password, expected) else { return false }
        return equalInConstantTime(Array(hash.utf8), Array(expected.utf8)) && stored != nil
    }

    /// yescrypt, N = 4096, r = 32: 16 MiB.
    private static let prefix = "$y$j9T$"
    private static let cost: UInt = 5

    /// A hash of 32 random bytes that were thrown away.
    private static let decoy = prefix + "upceAatjAnQaYZf.Jllm70$hChPvbli9Ine03/yhhedEfJD4DRXl/Brpo9Kt0dd92D"

    private static func isUsable(_ password: String) -> Bool {
        password.utf8.count < Int(CRYPT_MAX_PASSPHRASE_SIZE) && !password.utf8.contains(0)
    }

    private static func newSetting(_ salt: [UInt8]) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CRYPT_GENSALT_OUTPUT_SIZE)) { output in
            let made = salt.withUnsafeBytes { bytes in
                crypt_gensalt_rn(
                    "$y$", cost, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(bytes.count),
                    output.baseAddress, Int32(output.count))
            }
            return made.map { String(cString: $0) }
        }
    }

    /// `crypt_data` has 32 KB: on the heap, a thread's stack may be small.
    private static func crypt(_ password: String, _ setting: String) -> String? {
        let data = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
        let size = MemoryLayout<crypt_data>.size
        memset(data, 0, size)
        defer {
            explicit_bzero(data, size)
            data.deallocate()
        }
        return crypt_rn(password, setting, data, Int32(size)).map { String(cString: $0) }
    }
}
