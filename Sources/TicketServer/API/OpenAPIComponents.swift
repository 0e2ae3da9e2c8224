// The parts of the OpenAPI document that operations refer to: keys, parameters, headers, and the schemas of all that comes
// before an order.

extension OpenAPI {
    static let keys: StaticString = #"""
        "securitySchemes": {
          "shopper": {"type": "apiKey", "in": "cookie", "name": "__Host-s",
            "description": "The cookie that `enterShop` gave; its name ends in `_` and the event's id."},
          "orderSecret": {"type": "http", "scheme": "bearer", "description": "The `secret` of the order."},
          "device": {"type": "http", "scheme": "bearer",
            "description": "The `token` of a device. The scheme `Device` is understood as well."},
          "rehearsalKey": {"type": "http", "scheme": "bearer",
            "description": "The key that the organiser was shown when the rehearsal copy was made."}
        },
        "parameters": {
          "event": {"name": "event", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/EventID"}},
          "hold": {"name": "hold", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/LongID"}},
          "order": {"name": "order", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/LongID"}},
          "reference": {"name": "reference", "in": "path", "required": true,
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{22}$", "examples": ["mR8d3kQ0b1c2d3e4f5g6hA"]}},
          "since": {"name": "since", "in": "query", "required": false, "description": "A revision seen before.",
            "schema": {"type": "integer", "minimum": 0, "maximum": 9007199254740991}},
          "Idempotency-Key": {"name": "Idempotency-Key", "in": "header", "required": false,
            "description": "1 to 255 visible characters, new for each wish.",
            "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"}}
        },
        "headers": {
          "ETag": {"description": "Names this version of the answer; send it as If-None-Match.", "schema": {"type": "string"}},
          "Location": {"description": "The address of what was made.", "schema": {"type": "string"}},
          "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}}
        }
        """#

    /// JSON Schema 2020-12, as members of `schemas`. Bodies that come in are closed; answers may get more members one day.
    static let choosingSchemas: StaticString = #"""
          "EventID": {"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{8}$", "examples": ["K7Q2M9XA"]},
          "LongID": {"type": "string", "pattern": "^[0-7][0-9A-HJKMNP-TV-Z]{12}$", "examples": ["0MB4T6E1C2V7A"]},
          "Moment": {"type": "string", "format": "date-time"},
          "Money": {"type": "object", "required": ["amount", "currency"], "properties": {
            "amount": {"type": "integer", "minimum": 0, "description": "Minor units."},
            "currency": {"enum": ["PLN", "CZK", "EUR", "GBP", "USD"]}}},
          "Counts": {"type": "object", "required": ["free", "held", "sold", "blocked"], "properties": {
            "free": {"type": "integer", "minimum": 0}, "held": {"type": "integer", "minimum": 0},
            "sold": {"type": "integer", "minimum": 0}, "blocked": {"type": "integer", "minimum": 0}}},
          "Words": {"type": "object", "description": "By language.", "propertyNames": {"enum": ["en", "pl"]},
            "additionalProperties": {"type": "string"}},
          "Unseen": {"description": "Text with a control or format character (Unicode Cc, Cf, Zl, Zp; here those of the first plane).",
            "pattern": "[\u0000-\u001f\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"},
          "PlaceState": {"enum": ["free", "held", "sold", "blocked"]},
          "Ordinal": {"type": "integer", "minimum": 0, "maximum": 262143},

          "EventSummary": {"type": "object",
            "required": ["id", "titles", "venue", "startsAt", "doorsAt", "sale", "currency", "limit", "priceFrom"],
            "properties": {
              "id": {"$ref": "#/components/schemas/EventID"},
              "titles": {"$ref": "#/components/schemas/Words"},
              "venue": {"type": "object", "required": ["name", "street", "postcode", "city", "country", "timeZone"],
                "properties": {"name": {"type": "string"}, "street": {"type": "string"}, "postcode": {"type": "string"},
                  "city": {"type": "string"}, "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
                  "timeZone": {"type": "string", "examples": ["Europe/Warsaw"]}}},
              "startsAt": {"$ref": "#/components/schemas/Moment"},
              "doorsAt": {"$ref": "#/components/schemas/Moment"},
              "sale": {"type": "object", "required": ["state", "opensAt", "closesAt", "rehearsal"], "properties": {
                "state": {"enum": ["announced", "on_sale", "paused", "sold_out", "closed"]},
                "opensAt": {"$ref": "#/components/schemas/Moment"},
                "closesAt": {"$ref": "#/components/schemas/Moment"},
                "rehearsal": {"type": "boolean", "description": "Nothing that is sold here is real."}}},
              "currency": {"enum": ["PLN", "CZK", "EUR", "GBP", "USD"]},
              "limit": {"type": "integer", "minimum": 1, "description": "Places one buyer may have in all."},
              "priceFrom": {"oneOf": [{"$ref": "#/components/schemas/Money"}, {"type": "null"}]}}},
          "EventList": {"type": "object", "required": ["data"], "properties": {
            "data": {"type": "array", "items": {"$ref": "#/components/schemas/EventSummary"}}}},
          "Event": {"allOf": [{"$ref": "#/components/schemas/EventSummary"}, {"type": "object",
            "required": ["texts", "ticketTypes", "categories", "availability"],
            "properties": {
              "texts": {"type": "object", "propertyNames": {"enum": ["en", "pl"]}, "additionalProperties": {"type": "object",
                "required": ["title", "subtitle", "description", "terms"],
                "properties": {"title": {"type": "string"}, "subtitle": {"type": "string"},
                  "description": {"type": "string"}, "terms": {"type": "string"}}}},
              "ticketTypes": {"type": "array", "items": {"type": "object", "required": ["key", "names", "contents"],
                "properties": {"key": {"type": "string"}, "names": {"$ref": "#/components/schemas/Words"},
                  "contents": {"type": "object", "propertyNames": {"enum": ["en", "pl"]},
                    "additionalProperties": {"type": "array", "items": {"type": "string"}}}}}},
              "categories": {"type": "array", "items": {"type": "object",
                "required": ["key", "name", "colour", "prices", "availability"],
                "properties": {"key": {"type": "string"}, "name": {"type": "string"},
                  "colour": {"type": "string", "pattern": "^#[0-9a-f]{6}$"},
                  "prices": {"type": "array", "items": {"type": "object", "required": ["ticketType", "price"],
                    "properties": {"ticketType": {"type": "string"}, "price": {"$ref": "#/components/schemas/Money"}}}},
                  "availability": {"$ref": "#/components/schemas/Counts"}}}},
              "availability": {"$ref": "#/components/schemas/Counts"}}}]},

          "Plan": {"type": "object",
            "required": ["key", "version", "name", "places", "categories", "sections", "accessible", "companion",
              "restrictedView", "aisleBefore"],
            "properties": {
              "key": {"type": "string"}, "version": {"type": "integer"}, "name": {"type": "string"},
              "places": {"type": "integer", "minimum": 1, "maximum": 262144},
              "categories": {"type": "array", "items": {"type": "object", "required": ["key", "name", "colour"],
                "properties": {"key": {"type": "string"}, "name": {"type": "string"},
                  "colour": {"type": "string", "pattern": "^#[0-9a-f]{6}$"}}}},
              "sections": {"type": "array", "items": {"$ref": "#/components/schemas/Section"}},
              "accessible": {"$ref": "#/components/schemas/Ordinals"},
              "companion": {"$ref": "#/components/schemas/Ordinals"},
              "restrictedView": {"$ref": "#/components/schemas/Ordinals"},
              "aisleBefore": {"$ref": "#/components/schemas/Ordinals"}}},
          "Ordinals": {"type": "array", "items": {"$ref": "#/components/schemas/Ordinal"}},
          "Section": {"type": "object",
            "required": ["key", "name", "kind", "entrance", "view", "first", "count", "categories", "rows"],
            "properties": {
              "key": {"type": "string"}, "name": {"type": "string"}, "kind": {"enum": ["seats", "standing", "tables"]},
              "entrance": {"type": "string"}, "view": {"enum": ["front", "side", "distant", "limited"]},
              "first": {"$ref": "#/components/schemas/Ordinal"}, "count": {"type": "integer", "minimum": 1},
              "categories": {"type": "array", "minItems": 1,
                "description": "The places from `first` on have the category, until the next entry's `first`.",
                "items": {"type": "object", "required": ["first", "category"], "properties": {
                  "first": {"$ref": "#/components/schemas/Ordinal"}, "category": {"type": "string"}}}},
              "rows": {"type": "array", "description": "Empty for a standing area.", "items": {"type": "object",
                "required": ["label", "first", "seats"],
                "properties": {"label": {"type": "string"}, "first": {"$ref": "#/components/schemas/Ordinal"},
                  "seats": {"type": "array", "items": {"type": "string"}}}}}}},
          "Availability": {"type": "object", "required": ["revision", "counts"], "properties": {
              "revision": {"type": "integer", "minimum": 0},
              "counts": {"$ref": "#/components/schemas/Counts"},
              "states": {"type": "string", "pattern": "^[A-Za-z0-9_-]*$"},
              "since": {"type": "integer", "minimum": 0},
              "changes": {"type": "array", "items": {"type": "object", "required": ["place", "state"], "properties": {
                "place": {"$ref": "#/components/schemas/Ordinal"}, "state": {"$ref": "#/components/schemas/PlaceState"}}}}},
            "oneOf": [{"required": ["states"]}, {"required": ["since", "changes"]}]},

          "QueueNow": {"type": "object",
            "required": ["v", "e", "st", "gen", "seq", "t", "sv", "n0", "rt", "sh", "eta", "seats", "iv"],
            "properties": {
              "v": {"const": 1}, "e": {"$ref": "#/components/schemas/EventID"},
              "st": {"type": "string", "description": "State of the room."},
              "gen": {"type": "integer", "description": "Start of the server; a higher pair of gen and seq is newer."},
              "seq": {"type": "integer"}, "t": {"type": "integer", "description": "Milliseconds since 1970."},
              "sv": {"type": "integer", "description": "Places called so far."},
              "n0": {"type": "integer", "description": "Numbers that took part in the draw."},
              "rt": {"type": "number", "description": "Places called a second."}, "sh": {"type": "number"},
              "eta": {"oneOf": [{"type": "null"}, {"type": "array", "items": {"type": "number"}}],
                "description": "Seconds for a thousand places: typical, slow."},
              "seats": {"type": "array", "description": "Number, name, level, price of each category.",
                "items": {"type": "array"}},
              "iv": {"type": "array", "description": "Seconds between two questions: least, most, part of the wait.",
                "items": {"type": "number"}},
              "at": {"type": "integer", "description": "When the room opens."},
              "msg": {"$ref": "#/components/schemas/Words"}}},
          "QueueNumber": {"type": "object", "required": ["n", "served", "poll"], "properties": {
            "n": {"type": "integer"},
            "place": {"type": "integer", "description": "From 0. Absent until the draw, for who takes part in it."},
            "served": {"type": "integer"},
            "poll": {"type": "integer", "description": "Seconds until it is worth asking again."},
            "beat": {"type": "integer", "description": "Post to beat every so many seconds while you wait."}}},
          "JoinRequest": {"type": "object", "additionalProperties": false, "properties": {
            "code": {"type": "string", "minLength": 1, "maxLength": 200},
            "pow": {"type": "string", "minLength": 1, "maxLength": 200,
              "description": "Eight counters in decimal, separated by commas."}}},
          "Entered": {"type": "object", "required": ["shop"], "properties": {
            "shop": {"type": "string", "format": "uri-reference"}}},
          "Waiting": {"type": "object", "required": ["status", "retryAfter"], "properties": {
            "status": {"enum": ["waiting", "door", "paused", "sold-out", "lobby", "drawing"]},
            "place": {"type": "integer"}, "served": {"type": "integer"}, "ahead": {"type": "integer"},
            "retryAfter": {"type": "integer", "minimum": 0}}},

          "HoldRequest": {"oneOf": [
            {"type": "object", "required": ["places"], "additionalProperties": false, "properties": {
              "places": {"type": "array", "minItems": 1, "maxItems": 20, "uniqueItems": true,
                "items": {"oneOf": [{"$ref": "#/components/schemas/Ordinal"},
                  {"type": "string", "minLength": 1, "maxLength": 200, "description": "Its identity: section/row/seat."}]}}}},
            {"type": "object", "required": ["best"], "additionalProperties": false, "properties": {
              "best": {"$ref": "#/components/schemas/BestRequest"}}}],
            "examples": [{"best": {"count": 2}}, {"places": [17, "A/3/12"]}]},
          "BestRequest": {"type": "object", "required": ["count"], "additionalProperties": false, "properties": {
            "count": {"type": "integer", "minimum": 1, "maximum": 20},
            "category": {"type": "string", "minLength": 1, "maxLength": 100, "description": "Key of a category."},
            "section": {"type": "string", "minLength": 1, "maxLength": 100, "description": "Key of a section."},
            "accessible": {"type": "integer", "minimum": 0, "maximum": 20, "description": "Of them for wheelchairs."},
            "avoidRestrictedView": {"type": "boolean"}}},
          "Place": {"type": "object",
            "required": ["place", "identity", "section", "row", "seat", "category", "ticketType", "price"],
            "properties": {
              "place": {"$ref": "#/components/schemas/Ordinal"},
              "identity": {"type": "string", "description": "Stable over versions of the plan."},
              "section": {"type": "string"}, "row": {"type": ["string", "null"]}, "seat": {"type": ["string", "null"]},
              "category": {"type": "string"}, "ticketType": {"type": "string"},
              "price": {"oneOf": [{"$ref": "#/components/schemas/Money"}, {"type": "null"}]}}},
          "Hold": {"type": "object",
            "required": ["id", "event", "until", "expiresIn", "extensionsLeft", "places", "total", "together"],
            "properties": {
              "id": {"$ref": "#/components/schemas/LongID"}, "event": {"$ref": "#/components/schemas/EventID"},
              "until": {"$ref": "#/components/schemas/Moment"},
              "expiresIn": {"type": "integer", "minimum": 0, "description": "Seconds."},
              "extensionsLeft": {"type": "integer", "minimum": 0},
              "places": {"type": "array", "items": {"$ref": "#/components/schemas/Place"}},
              "total": {"$ref": "#/components/schemas/Money"},
              "together": {"type": "boolean", "description": "Nobody else sits between."}}}
        """#

    static let problemSchemas: StaticString = #"""
          "Problem": {"type": "object", "required": ["type", "title", "status", "detail"], "properties": {
            "type": {"type": "string", "format": "uri-reference", "anyOf": [
              {"pattern": "^/problems/http-[45][0-9]{2}$"},
              {"enum": ["/problems/already-paid", "/problems/bad-code", "/problems/bad-move",
                "/problems/bad-notification", "/problems/bad-ticket", "/problems/code-required",
                "/problems/cookies-needed", "/problems/moved", "/problems/proof-of-work",
                "/problems/busy", "/problems/claimed-elsewhere", "/problems/cross-site",
                "/problems/forbidden", "/problems/gateway-unavailable", "/problems/hold-expired",
                "/problems/hold-not-found", "/problems/idempotency-conflict", "/problems/invalid",
                "/problems/media-type", "/problems/no-extension-left", "/problems/not-found",
                "/problems/not-json", "/problems/not-open", "/problems/not-signed-in",
                "/problems/not-a-rehearsal", "/problems/nothing-chosen", "/problems/order-expired", "/problems/payment-declined",
                "/problems/places-taken", "/problems/precondition-failed", "/problems/queue-required",
                "/problems/rehearsal-goes-on", "/problems/rehearsal-has-begun", "/problems/rehearsal-is-over",
                "/problems/sale-closed", "/problems/sale-paused", "/problems/sold-out",
                "/problems/storage-full", "/problems/terms-not-accepted", "/problems/time-used-up",
                "/problems/overtaken", "/problems/too-fast", "/problems/too-many", "/problems/too-many-rehearsals",
                "/problems/too-many-screens", "/problems/unexpected",
                "/problems/unknown-place", "/problems/unknown-reference", "/problems/unknown-ticket-type",
                "/problems/wrong-credentials", "/problems/wrong-rehearsal-key"]}]},
            "title": {"type": "string"}, "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string"},
            "retryAfter": {"type": "integer", "minimum": 0},
            "errors": {"type": "array", "items": {"type": "object", "required": ["field"], "properties": {
              "field": {"type": "string", "examples": ["best.count"]},
              "reason": {"enum": ["missing", "unknown", "wrong-type", "out-of-range", "malformed"]}}}},
            "reason": {"type": "string"}, "left": {"type": "integer"}, "limit": {"type": "integer"},
            "already": {"type": "integer"}, "queue": {"type": "string", "format": "uri-reference"},
            "taken": {"type": "array", "items": {"type": "object", "required": ["place", "state"], "properties": {
              "place": {"$ref": "#/components/schemas/Ordinal"}, "state": {"$ref": "#/components/schemas/PlaceState"}}}}},
            "examples": [{"type": "/problems/sold-out", "title": "Sold out", "status": 409, "detail": "…", "left": 1}]}
        """#
}
