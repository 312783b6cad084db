// 1. Create ticket
const createResponse = await fetch(`${baseUrl}/tickets`, {
  method: 'POST',
  headers: {
    'Authorization': `Bearer ${token}`,
    'Content-Type': 'application/json'
  },
  body: JSON.stringify({
    title: 'Order processing issue',
    description: 'Customer order #12345 is stuck in processing',
    priority: 'high',
    metadata: { order_id: '12345' }
  })
});

const { ticket } = await createResponse.json();
const ticketId = ticket.id;

// 2. Add a comment
await fetch(`${baseUrl}/tickets/${ticketId}/comments`, {
  method: 'POST',
  headers: {
    'Authorization': `Bearer ${token}`,
    'Content-Type': 'application/json'
  },
  body: JSON.stringify({
    content: 'Customer has been contacted and we are investigating the issue'
  })
});

// 3. Update status
await fetch(`${baseUrl}/tickets/${ticketId}/status`, {
  method: 'PATCH',
  headers: {
    'Authorization': `Bearer ${token}`,
    'Content-Type': 'application/json'
  },
  body: JSON.stringify({
    status: 'in_progress'
  })
});

// 4. Check ticket status later
const statusResponse = await fetch(`${baseUrl}/tickets/${ticketId}`, {
  headers: {
    'Authorization': `Bearer ${token}`
  }
});

const ticketData = await statusResponse.json();
console.log('Current status:', ticketData.ticket.status);
