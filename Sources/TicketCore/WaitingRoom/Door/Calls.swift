// What became of those who were called: how many come, and how many are still expected.

import Glibc

/// Whom a process called shortly before it ended, so that the next one expects them and does not call others in their
/// stead.
struct LastCalls: Sendable, Hashable {
    /// Places from the first to below the last.
    let places: Range<Int64>
    let showRate: Double
}

/// The calls of the last minutes. Places in them are only ever places of people, never people.
struct Calls: Sendable {
    /// The places called in one go.
    private struct Cohort {
        let first: Int64
        private(set) var count: Int64
        let at: Instant
        var came: Int64 = 0
        /// One bit a place, so that somebody who asks twice is counted once.
        var marks: [UInt64]

        init(_ places: Range<Int64>, at now: Instant) {
            first = places.lowerBound
            count = Int64(places.count)
            at = now
            marks = Array(repeating: 0, count: (places.count + 63) / 64)
        }

        /// Takes in the places that follow.
        mutating func extend(by places: Int64) {
            count += places
            while marks.count * 64 < count { marks.append(0) }
        }

        /// Marks the place at `offset`; false if it was marked.
        mutating func mark(_ offset: Int) -> Bool {
            let bit = UInt64(1) << UInt64(offset % 64)
            guard marks[offset / 64] & bit == 0 else { return false }
            marks[offset / 64] |= bit
            came += 1
            return true
        }
    }

    private var cohorts: [Cohort] = []
    private let began: Instant
    private var measuredAt: Instant
    private let settings: DoorSettings
    /// The share of those called who come, as far as we know.
    private(set) var showRate: Double
    /// Whether that is more than a belief.
    private(set) var isMeasured = false
    /// Called, not older than the memory reaches, and not come.
    private(set) var missing: Int64 = 0

    /// - Parameter last: whom the process before called at last. While there was no server nobody could come: they are
    ///   expected from now on. Who of them is inside, `came` says.
    init(_ settings: DoorSettings, _ last: LastCalls? = nil, at now: Instant) {
        self.settings = settings
        began = now
        measuredAt = now
        showRate = last?.showRate ?? settings.showRateAtFirst
        if let last { call(last.places, at: now) }
    }

    /// What the next process has to know if this one ends after calling up to `called`; nil if hardly anybody is out.
    func last(callingUpTo called: Int64, at now: Instant) -> LastCalls? {
        let fresh = cohorts.drop { now - $0.at >= settings.claimWindow }
        let first = fresh.first?.first ?? cohorts.last.map { $0.first + $0.count } ?? called
        let came = fresh.reduce(0) { $0 + $1.came }
        guard first < called, called - first - came >= settings.callsToKeep else { return nil }
        return LastCalls(places: first..<called, showRate: showRate)
    }

    /// `places` follow those of the call before.
    mutating func call(_ places: Range<Int64>, at now: Instant) {
        guard !places.isEmpty else { return }
        missing += Int64(places.count)
        // A quiet sale calls each newcomer alone, thousands a second: they are one cohort, or every question would go
        // through all of them.
        if let last = cohorts.indices.last, now - cohorts[last].at < Calls.together,
            cohorts[last].first + cohorts[last].count == places.lowerBound
        {
            cohorts[last].extend(by: Int64(places.count))
        } else {
            cohorts.append(Cohort(places, at: now))
        }
    }

    /// Calls closer than this are one: nothing that is asked of a cohort is as fine.
    private static let together: Duration = .milliseconds(250)

    /// Somebody with `place` came.
    mutating func came(_ place: Int64) {
        guard let index = index(of: place) else { return }
        if cohorts[index].mark(Int(place - cohorts[index].first)) { missing -= 1 }
    }

    /// Whether `place` was called longer ago than one may take to come. What was called before this process began counts
    /// as called at its beginning.
    func isLate(_ place: Int64, at now: Instant) -> Bool {
        let calledAt = index(of: place).map { cohorts[$0].at } ?? began
        return now - calledAt > settings.lateAfter
    }

    /// Forgets what no question will be asked about, and measures once a second.
    mutating func pass(to now: Instant) {
        let oldest = now - max(settings.lateAfter, settings.showRateWindow.upperBound)
        let kept = cohorts.firstIndex { $0.at >= oldest } ?? cohorts.count
        for cohort in cohorts[..<kept] { missing -= cohort.count - cohort.came }
        cohorts.removeFirst(kept)
        guard now - measuredAt >= .seconds(1) else { return }
        measuredAt = now
        measure(now)
    }

    /// How many of those called lately will still come. A caller who was not seen for a while is less and less likely to:
    /// with show rate s and F(age) of the comers arrived by then, one who is missing comes with s(1−F) / (1−sF).
    func expected(at now: Instant) -> Double {
        var sum = 0.0
        for cohort in cohorts.reversed() {
            let age = now - cohort.at
            guard age < settings.claimWindow else { break }
            let outstanding = exp(-Double(age.inMilliseconds) / Double(settings.claimDelay.inMilliseconds))
            let chance = showRate * outstanding / (1 - showRate * (1 - outstanding))
            sum += Double(cohort.count - cohort.came) * chance
        }
        return sum
    }

    private mutating func measure(_ now: Instant) {
        var called: Int64 = 0
        var came: Int64 = 0
        for cohort in cohorts where settings.showRateWindow.contains(now - cohort.at) {
            called += cohort.count
            came += cohort.came
        }
        guard called >= Int64(settings.showRateSample) else { return }
        isMeasured = true
        showRate += settings.showRateSmoothing * (Double(came) / Double(called) - showRate)
    }

    /// The cohort that has `place`; they are in the order of places.
    private func index(of place: Int64) -> Int? {
        var low = 0
        var high = cohorts.count
        while low < high {
            let middle = (low + high) / 2
            if cohorts[middle].first + cohorts[middle].count <= place { low = middle + 1 } else { high = middle }
        }
        guard low < cohorts.count, cohorts[low].first <= place else { return nil }
        return low
    }
}
