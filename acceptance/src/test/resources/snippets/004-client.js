import { APIClient } from '@company/api-sdk';

const client = new APIClient('your-api-key');

// Create user
const user = await client.users.create({
  username: 'john_doe',
  email: 'john@example.com'
});

// Get user
const user = await client.users.get(12345);
