export TOKEN="your_token_here"
export BASE_URL="https://your-project.supabase.co/functions/v1/integration-tickets"
bash examples/integration_examples.sh
