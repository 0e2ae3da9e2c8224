// The places of a draw, computed once for all fans of this process from the key that everybody is told.

import Synchronization
import TicketCore

/// Every phone computes its own place; 80,000 phones in one process share the work, and the result is the same.
final class DrawnPlaces: Sendable {
    private struct Draw {
        let key: [UInt8]
        let places: [UInt32]
    }
    private let draw = Mutex<Draw?>(nil)

    /// The place of `number` among the `size` that took part.
    func place(of number: Int64, key: [UInt8], size: Int64) -> Int64? {
        guard key.count == SwapOrNot.keyLength, (1...Int64(UInt32.max)).contains(size), (0..<size).contains(number)
        else { return nil }
        return draw.withLock { draw in
            if let known = draw, known.key == key, known.places.count == Int(size) {
                return Int64(known.places[Int(number)])
            }
            let places = SwapOrNot(key: key, size: size).places()
            draw = Draw(key: key, places: places)
            return Int64(places[Int(number)])
        }
    }
}
