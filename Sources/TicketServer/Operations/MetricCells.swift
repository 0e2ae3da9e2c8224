// Counting that does not slow the counted: a row of cells a thread, added up only when somebody asks.

import Glibc
import Synchronization

/// A fixed number of counters. Adding costs one uncontended atomic instruction: threads are spread over rows of their
/// own cache lines.
final class MetricCells: @unchecked Sendable {
    // Safe to share: the pointer never changes, and what it points to is atomic.
    private let cells: UnsafeMutablePointer<Atomic<UInt64>>
    private let rowLength: Int
    private static let rows = 8
    private static let cellsInCacheLines = 16

    init(count: Int) {
        let lines = (count + MetricCells.cellsInCacheLines - 1) / MetricCells.cellsInCacheLines
        rowLength = lines * MetricCells.cellsInCacheLines
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: rowLength * MetricCells.rows * MemoryLayout<Atomic<UInt64>>.stride,
            alignment: MetricCells.cellsInCacheLines * MemoryLayout<Atomic<UInt64>>.stride)
        cells = raw.bindMemory(to: Atomic<UInt64>.self, capacity: rowLength * MetricCells.rows)
        for index in 0..<rowLength * MetricCells.rows { (cells + index).initialize(to: Atomic(0)) }
    }

    deinit {
        cells.deinitialize(count: rowLength * MetricCells.rows)
        UnsafeMutableRawPointer(cells).deallocate()
    }

    func add(_ amount: UInt64, to cell: Int) {
        // A thread's descriptor lies at an address of its own; the multiplication spreads neighbours over the rows.
        let row = Int((UInt64(pthread_self()) >> 6 &* 0x9E37_79B9_7F4A_7C15) >> 61)
        cells[row * rowLength + cell].wrappingAdd(amount, ordering: .relaxed)
    }

    func sum(of cell: Int) -> UInt64 {
        var sum: UInt64 = 0
        for row in 0..<MetricCells.rows { sum &+= cells[row * rowLength + cell].load(ordering: .relaxed) }
        return sum
    }
}
