// The one door for seat plans in files: whichever known format, to a checked plan.

/// Reads a seat plan from a file's bytes, whichever of the known formats it is in.
package enum SeatPlanFile {
    /// The plan in `bytes`: our own format, or pretix's seating plan (known by its `zones`), which gets `key`.
    package static func read(_ bytes: [UInt8], key: String = "imported") throws(SeatPlanRefusal) -> SeatPlan {
        let root = PlanNode(value: try json(bytes), path: "")
        if try root.optional("zones") != nil { return try PretixPlan(root, key: key).draft().plan() }
        return try VenueFile(root).draft.plan()
    }

    private static func json(_ bytes: [UInt8]) throws(SeatPlanRefusal) -> JSON {
        do throws(JSON.Fault) {
            return try JSON.read(bytes, JSON.Limits(depth: 64, members: 1000))
        } catch {
            throw SeatPlanRefusal(at: "", .notJSON("line \(error.line(in: bytes)): \(error.what)"))
        }
    }
}
