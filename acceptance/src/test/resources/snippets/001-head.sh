curl -I https://api.example.com
