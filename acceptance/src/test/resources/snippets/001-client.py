from support_client import Client

client = Client(api_key="YOUR_API_KEY")

# Create ticket
ticket = client.tickets.create(
    subject="Issue with login",
    description="Cannot access my account",
    priority="high"
)

# List tickets
tickets = client.tickets.list(
    status="open",
    limit=50
)

# Update ticket
client.tickets.update(
    ticket_id="TCK-12345",
    status="resolved"
)
