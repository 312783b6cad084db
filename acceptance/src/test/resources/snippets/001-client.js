const SupportClient = require('@support/client');

const client = new SupportClient({
  apiKey: 'YOUR_API_KEY'
});

// Create ticket
const ticket = await client.tickets.create({
  subject: 'Issue with login',
  description: 'Cannot access my account',
  priority: 'high'
});

// List tickets
const tickets = await client.tickets.list({
  status: 'open',
  limit: 50
});
