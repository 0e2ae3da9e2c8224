package struct Event {}
package struct Order {}
package struct Ticket {}
package struct Hold {}
