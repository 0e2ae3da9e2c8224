// The schemas of rehearsals and of the ledger check.

extension OpenAPI {
    static let rehearsalSchemas: StaticString = #"""
          "Share": {"type": "number", "minimum": 0, "maximum": 1, "description": "Of all payments."},
          "GatewayHabits": {"type": "object", "additionalProperties": false,
            "description": "How the rehearsals' gateway misbehaves; what is left out is zero.",
            "properties": {
              "declined": {"$ref": "#/components/schemas/Share"},
              "slowP95Ms": {"type": "integer", "minimum": 0, "maximum": 60000,
                "description": "95 of 100 payments take no longer; log-normal."},
              "lost": {"$ref": "#/components/schemas/Share"},
              "doubled": {"$ref": "#/components/schemas/Share"},
              "reordered": {"$ref": "#/components/schemas/Share"},
              "seed": {"type": "integer", "minimum": 0, "maximum": 9223372036854775807,
                "description": "The same seed, the same fate for each buyer's payments."}}},
          "RehearsalRequest": {"type": "object", "additionalProperties": false, "properties": {
              "opensAt": {"$ref": "#/components/schemas/Moment"},
              "lobbyAt": {"$ref": "#/components/schemas/Moment"},
              "gateway": {"$ref": "#/components/schemas/GatewayHabits"}},
            "dependentRequired": {"lobbyAt": ["opensAt"]},
            "examples": [{"gateway": {"declined": 0.05, "slowP95Ms": 2400, "lost": 0.01, "doubled": 0.05,
              "reordered": 0.02, "seed": 7}}]},
          "Rehearsal": {"type": "object",
            "required": ["event", "original", "titles", "capacity", "limit", "state", "now", "opensAt", "lobbyAt", "gateway"],
            "properties": {
              "event": {"$ref": "#/components/schemas/EventID"}, "original": {"$ref": "#/components/schemas/EventID"},
              "titles": {"$ref": "#/components/schemas/Words"},
              "capacity": {"type": "integer", "minimum": 0, "description": "Places of the plan."},
              "limit": {"type": "integer", "minimum": 1},
              "state": {"enum":
                ["draft", "announced", "lobby", "drawing", "open", "paused", "sold-out", "closed", null]},
              "now": {"$ref": "#/components/schemas/Moment"}, "opensAt": {"$ref": "#/components/schemas/Moment"},
              "lobbyAt": {"oneOf": [{"$ref": "#/components/schemas/Moment"}, {"type": "null"}]},
              "gateway": {"$ref": "#/components/schemas/GatewayHabits"},
              "ledger": {"$ref": "#/components/schemas/Ledger"}}},
          "Ledger": {"type": "object", "required": ["at", "capacity", "free", "held", "sold", "blocked", "orders", "paid",
              "refunded", "tickets", "violations", "findings"],
            "properties": {
              "at": {"$ref": "#/components/schemas/Moment"}, "capacity": {"type": "integer"},
              "free": {"type": "integer"}, "held": {"type": "integer"}, "sold": {"type": "integer"},
              "blocked": {"type": "integer"}, "orders": {"type": "integer"}, "paid": {"type": "integer"},
              "refunded": {"type": "integer"}, "tickets": {"type": "integer"}, "violations": {"type": "integer"},
              "findings": {"type": "array", "items": {"type": "object", "required": ["rule", "count", "examples"],
                "properties": {
                  "rule": {"enum": ["soldTwice", "paidWithoutTicket", "ticketWithoutPayment", "overLimit", "numbers",
                    "places", "gateway"]},
                  "count": {"type": "integer", "minimum": 0},
                  "examples": {"type": "array", "maxItems": 20, "items": {"type": "string"}}}}}}}
        """#
}
