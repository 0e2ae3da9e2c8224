// From samples of the server to the word "call nobody": a bad moment is told from a bad time.

/// Remembers the last eight samples of each reason for standing still.
///
/// A reason holds when two of its last four samples were bad, where hardly anybody asks three: a stall of a quiet day is
/// shorter than that. It is over when eight in a row, two seconds, were good, so that the door does not flutter.
struct Brakes: Sendable {
    /// One bit a sample, the latest the lowest.
    private var histories = [UInt8](repeating: 0, count: ShopPressure.Brake.allCases.count)
    private var holding: Set<ShopPressure.Brake> = []
    private let settings: FlowSettings

    init(_ settings: FlowSettings = FlowSettings()) { self.settings = settings }

    /// Takes one sample. Returns why the door has to stand still, or nil.
    ///
    /// - Parameter isQuiet: whether hardly anybody asks at present.
    mutating func take(isQuiet: Bool, _ isBad: (ShopPressure.Brake) -> Bool) -> ShopPressure.Brake? {
        for (index, brake) in ShopPressure.Brake.allCases.enumerated() {
            histories[index] = histories[index] << 1 | (isBad(brake) ? 1 : 0)
            let strikes = (histories[index] & 0b1111).nonzeroBitCount
            if strikes >= (isQuiet ? settings.quietStrikes : settings.strikes) { holding.insert(brake) }
            if histories[index] == 0 { holding.remove(brake) }
        }
        return ShopPressure.Brake.allCases.first(where: holding.contains)
    }
}
