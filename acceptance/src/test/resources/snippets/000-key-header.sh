curl -H "X-API-Key: your-api-key" https://api.jupiteriq.com/v1/endpoint
