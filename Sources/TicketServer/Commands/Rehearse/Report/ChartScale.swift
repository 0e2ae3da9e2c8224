// The scales of charts: round numbers at the axis, and pixels for values.

import Glibc

/// A linear or logarithmic axis from `low` to `high`, drawn from `start` to `end` in the units of the picture.
struct ChartScale: Sendable {
    let low: Double
    let high: Double
    let start: Double
    let end: Double
    var isLogarithmic = false

    /// An axis from zero that ends at a round number at or above `most`.
    static func fromZero(to most: Double, start: Double, end: Double) -> ChartScale {
        let step = roundStep(max(most, 1) / 4)
        let top = (max(most, 1) / step).rounded(.up) * step
        return ChartScale(low: 0, high: top, start: start, end: end)
    }

    func position(_ value: Double) -> Double {
        let part: Double
        if isLogarithmic {
            part = (log(max(value, low)) - log(low)) / (log(high) - log(low))
        } else {
            part = high > low ? (value - low) / (high - low) : 0
        }
        return start + (end - start) * min(max(part, 0), 1)
    }

    /// Round values to write at the axis: about four for a linear one, each power of ten for a logarithmic one.
    var ticks: [Double] {
        if isLogarithmic {
            var ticks: [Double] = []
            var value = low
            while value <= high * 1.0001 {
                ticks.append(value)
                value *= 10
            }
            return ticks
        }
        let step = ChartScale.roundStep((high - low) / 4)
        return stride(from: low, through: high * 1.0001, by: step).map { $0 }
    }

    /// 1, 2 or 5 times a power of ten, at least `step`; no less than 1.
    static func roundStep(_ step: Double) -> Double {
        var unit = 1.0
        while unit * 10 <= step { unit *= 10 }
        return [1, 2, 5, 10].map { $0 * unit }.first { $0 >= step } ?? unit * 10
    }
}

extension Double {
    /// As SVG takes it, to a tenth of a unit.
    var svg: String { Figures.decimal(self, 1) }
}
