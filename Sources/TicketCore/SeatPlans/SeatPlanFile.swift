// The one door for seat plans in files: whichever known format, to a checked plan.

/// Reads a seat plan from a file's bytes, whichever of the known formats it is in.
package enum SeatPlanFile {
    /// The plan in `bytes`: our own format, or pretix's seating plan (known by its `zones`), which gets `key`.
    package static func read(_ bytes: [UInt8], key: String = "imported") throws(SeatPlanRefusal) -> SeatPlan {
        let root = PlanNode(value: try PlanJSON.parse(bytes), path: "")
        if try root.optional("zones") != nil { return try PretixPlan(root, key: key).draft().plan() }
        return try VenueFile(root).draft.plan()
    }
}
