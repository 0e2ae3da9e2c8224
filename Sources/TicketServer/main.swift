print("TicketServer")
