// The schemas of what is bought: orders, payments, tickets, and their check-in.

extension OpenAPI {
    static let orderSchemas: StaticString = #"""
          "OrderRequest": {"type": "object", "additionalProperties": false,
            "required": ["hold", "name", "email", "language", "acceptTerms"],
            "properties": {
              "hold": {"$ref": "#/components/schemas/LongID"},
              "name": {"type": "string", "minLength": 2, "maxLength": 100, "pattern": "^\\S[^\\n]*\\S$",
                "not": {"$ref": "#/components/schemas/Unseen"}},
              "email": {"type": "string", "minLength": 5, "maxLength": 190, "description": "Not quoted, in ASCII.",
                "pattern": "^[!#-'*\\-./0-9=?A-Z^-~][!#-'*+\\-./0-9=?A-Z^-~]{0,63}@[!#-'*+\\-/0-9=?A-Z^-~]+(\\.[!#-'*+\\-/0-9=?A-Z^-~]+)+$"},
              "language": {"enum": ["en", "pl"]},
              "acceptTerms": {"const": true, "description": "The terms of sale of the event."},
              "acceptOtherSeats": {"type": "boolean",
                "description": "Other seats of the same category are welcome, should the money come too late for these."},
              "ticketTypes": {"type": "object", "maxProperties": 20, "additionalProperties": {"type": "string"},
                "description": "Keys of ticket types by place (ordinal or identity); others keep the type they have."}},
            "examples": [{"hold": "0MB4T6E1C2V7A", "name": "Anna Nowak", "email": "anna@example.org", "language": "pl",
              "acceptTerms": true, "ticketTypes": {"17": "reduced"}}]},
          "Order": {"type": "object",
            "required": ["id", "code", "event", "state", "total", "createdAt", "expiresAt", "paidAt", "contact", "places",
              "payments", "refunds", "page"],
            "properties": {
              "id": {"$ref": "#/components/schemas/LongID"},
              "code": {"type": "string", "description": "What people read aloud."},
              "event": {"$ref": "#/components/schemas/EventID"},
              "state": {"enum": ["awaiting_payment", "paid", "expired", "cancelled", "refunded", "partially_refunded"]},
              "total": {"$ref": "#/components/schemas/Money"},
              "createdAt": {"$ref": "#/components/schemas/Moment"},
              "expiresAt": {"$ref": "#/components/schemas/Moment"},
              "paidAt": {"oneOf": [{"$ref": "#/components/schemas/Moment"}, {"type": "null"}]},
              "contact": {"type": "object", "required": ["name", "email", "language", "acceptOtherSeats"], "properties": {
                "name": {"type": "string"}, "email": {"type": "string"}, "language": {"enum": ["en", "pl"]},
                "acceptOtherSeats": {"type": "boolean"}}},
              "places": {"type": "array", "items": {"$ref": "#/components/schemas/Place"}},
              "payments": {"type": "array", "items": {"$ref": "#/components/schemas/Payment"}},
              "refunds": {"type": "array", "items": {"type": "object",
                "required": ["number", "amount", "reason", "state", "createdAt"],
                "properties": {"number": {"type": "string"}, "amount": {"$ref": "#/components/schemas/Money"},
                  "reason": {"enum": ["late", "duplicate", "organiser"]}, "state": {"enum": ["pending", "done", "failed"]},
                  "createdAt": {"$ref": "#/components/schemas/Moment"}}}},
              "page": {"type": "string", "format": "uri-reference", "description": "The order's page for people."}}},
          "NewOrder": {"allOf": [{"$ref": "#/components/schemas/Order"}, {"type": "object", "required": ["secret"],
            "properties": {"secret": {"type": "string"}}}]},
          "TicketList": {"type": "object", "required": ["data"], "properties": {
            "data": {"type": "array", "items": {"$ref": "#/components/schemas/Ticket"}}}},
          "Ticket": {"allOf": [{"$ref": "#/components/schemas/Place"}, {"type": "object",
            "required": ["id", "number", "state", "code", "page", "document", "checkedIn"],
            "properties": {
              "id": {"$ref": "#/components/schemas/LongID"}, "number": {"type": "integer", "minimum": 1},
              "state": {"enum": ["valid", "checked_in", "blocked", "cancelled"]},
              "code": {"type": "string", "description": "What the QR code says."},
              "page": {"type": "string", "format": "uri-reference"},
              "document": {"type": "string", "format": "uri-reference", "description": "PDF."},
              "checkedIn": {"oneOf": [{"$ref": "#/components/schemas/Scan"}, {"type": "null"}]}}}]},
          "Scan": {"type": "object", "required": ["at", "gate", "device"], "properties": {
            "at": {"$ref": "#/components/schemas/Moment"}, "gate": {"type": "string"}, "device": {"type": "string"}}},

          "Payment": {"type": "object",
            "required": ["id", "state", "amount", "gateway", "reference", "redirect", "createdAt", "expiresAt"],
            "properties": {
              "id": {"$ref": "#/components/schemas/LongID"},
              "state": {"enum": ["created", "pending", "confirmed", "failed", "cancelled"]},
              "amount": {"$ref": "#/components/schemas/Money"}, "gateway": {"type": "string"},
              "reference": {"type": ["string", "null"], "description": "The gateway's name for it."},
              "redirect": {"type": ["string", "null"], "format": "uri-reference"},
              "createdAt": {"$ref": "#/components/schemas/Moment"},
              "expiresAt": {"$ref": "#/components/schemas/Moment"}}},
          "TestGatewayRequest": {"type": "object", "required": ["action"], "additionalProperties": false, "properties": {
              "action": {"enum":
                ["pay", "decline", "abandon", "pay-late", "notify-twice", "notify-first", "never-notify"]}},
            "examples": [{"action": "pay"}]},
          "TestGatewayState": {"type": "object", "required": ["reference", "state", "return"], "properties": {
            "reference": {"type": "string"}, "state": {"enum": ["open", "paid", "declined", "cancelled"]},
            "return": {"type": "string", "format": "uri-reference"}}},

          "DeviceRequest": {"type": "object", "required": ["code"], "additionalProperties": false,
            "properties": {"code": {"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{10}$",
              "description": "The one-time code the organiser made."}},
            "examples": [{"code": "4K7Q2M9XAB"}]},
          "Device": {"type": "object", "required": ["token", "device", "gate", "event"], "properties": {
            "token": {"type": "string"},
            "device": {"type": "object", "required": ["id", "name"], "properties": {
              "id": {"$ref": "#/components/schemas/LongID"}, "name": {"type": "string"}}},
            "gate": {"type": "string"}, "event": {"$ref": "#/components/schemas/EventID"}}},
          "CheckInRequest": {"type": "object", "required": ["code", "nonce"], "additionalProperties": false, "properties": {
              "code": {"type": "string", "minLength": 1, "maxLength": 200, "description": "As it was scanned or typed."},
              "nonce": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$",
                "description": "The scanner's own name for this scan."}},
            "examples": [{"code": "7KQ2-M9XA-4TBC-0D1E-2F3G-4H5J-6K7M-8N9P-QRST", "nonce": "scan-000017"}]},
          "CheckIn": {"type": "object", "required": ["result", "ticket", "first"], "properties": {
            "result": {"enum":
              ["accepted", "already_used", "unreadable", "unknown", "other_event", "blocked", "cancelled", "rehearsal"]},
            "ticket": {"oneOf": [{"type": "null"}, {"allOf": [{"$ref": "#/components/schemas/Place"}, {"type": "object",
              "required": ["id", "event", "holder", "order"],
              "properties": {"id": {"$ref": "#/components/schemas/LongID"}, "event": {"$ref": "#/components/schemas/EventID"},
                "holder": {"type": "string"}, "order": {"type": "string"}}}]}]},
            "first": {"oneOf": [{"$ref": "#/components/schemas/Scan"}, {"type": "null"}]}}}
        """#
}
