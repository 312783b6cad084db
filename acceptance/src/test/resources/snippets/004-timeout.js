const client = new APIClient('your-api-key', {
  timeout: 30000 // 30 seconds
});
