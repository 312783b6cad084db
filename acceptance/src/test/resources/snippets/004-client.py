from company_api import APIClient

client = APIClient('your-api-key')

# Create user
user = client.users.create(
    username='john_doe',
    email='john@example.com'
)

# Get user
user = client.users.get(12345)
