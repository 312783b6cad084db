def make_request_with_retry(url, max_retries=3):
    for attempt in range(max_retries):
        response = requests.get(url)
        
        if response.status_code == 429:
            retry_after = int(response.headers.get('Retry-After', 60))
            time.sleep(retry_after)
            continue
            
        if response.status_code in [502, 503, 504]:
            time.sleep(2 ** attempt)  # Exponential backoff
            continue
            
        return response
    
    raise Exception("Max retries exceeded")
