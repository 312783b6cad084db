curl -H "Authorization: Bearer your-access-token" https://api.jupiteriq.com/v1/endpoint
