#!/usr/bin/env bash
# The ticket integration API, exchange by exchange, as its documentation prints it.
#
#   export TOKEN="your_token_here"
#   export BASE_URL="http://127.0.0.1:8080/functions/v1/integration-tickets"
#   bash examples/integration_examples.sh
#
# Needs bash and curl. Prints every answer; the exit status is 1 when one of them is not as documented.
set -u

: "${TOKEN:?Set TOKEN to an integration token (stk_…), for example from data/keys.json.}"
: "${BASE_URL:?Set BASE_URL to http://<host>:<port>/functions/v1/integration-tickets.}"
BASE_URL="${BASE_URL%/}"

differences=0
answer=""

# Ids and times differ from run to run; everything else is compared to the letter.
masked() {
  sed -E \
    -e 's/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/<id>/g' \
    -e 's/"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"/"<time>"/g' <<<"$1"
}

# exchange TITLE METHOD PATH BODY STATUS EXPECTED: sends one request and compares its answer.
exchange() {
  local title=$1 method=$2 path=$3 body=$4 status=$5 expected=$6
  local arguments=(--silent --show-error --max-time 30 --request "$method"
    --header "Authorization: Bearer $TOKEN" --write-out '\n%{http_code}')
  if [[ -n $body ]]; then
    arguments+=(--header 'Content-Type: application/json' --data "$body")
  fi
  echo
  echo "== $title: $method $path"
  local output
  if ! output=$(curl "${arguments[@]}" "$BASE_URL$path"); then
    echo "!! No answer. Is the server running, and is BASE_URL right?" >&2
    exit 2
  fi
  local got=${output##*$'\n'}
  answer=${output%$'\n'*}
  echo "$got $answer"
  if [[ $got != "$status" || $(masked "$answer") != "$expected" ]]; then
    echo "!! documented: $status $expected"
    differences=$((differences + 1))
  fi
}

# The first UUID in the last answer.
first_id() {
  sed -nE 's/^[^{]*\{.*"(id|comment_id)":"([0-9a-f-]{36})".*$/\2/p' <<<"$answer" | head -n 1
}

exchange 'Discover' GET / '' 200 \
  '{"status":"ok","endpoints":["POST /tickets","GET /tickets/:id","POST /tickets/:id/comments","PATCH /tickets/:id/status"]}'

exchange 'Create a ticket' POST /tickets \
  '{
    "title": "Issue with API integration",
    "description": "Detailed description of the issue",
    "priority": "high",
    "category": "Technical Support",
    "metadata": {"customer_id": "CUST-123", "reference_id": "EXT-456"}
  }' 201 \
  '{"ticket":{"id":"<id>","title":"Issue with API integration","description":"Detailed description of the issue","status":"open","priority":"high","category":"Technical Support","metadata":{"customer_id":"CUST-123","reference_id":"EXT-456"},"created_at":"<time>"}}'

ticket=$(first_id)
if [[ -z $ticket ]]; then
  echo "!! Without a ticket the other exchanges cannot be shown." >&2
  exit 1
fi

exchange 'Read it' GET "/tickets/$ticket" '' 200 \
  '{"ticket":{"id":"<id>","title":"Issue with API integration","description":"Detailed description of the issue","status":"open","priority":"high","category":"Technical Support","metadata":{"customer_id":"CUST-123","reference_id":"EXT-456"},"created_at":"<time>","updated_at":"<time>"}}'

exchange 'Add a comment' POST "/tickets/$ticket/comments" \
  '{"content": "We have received additional information from the customer.", "is_internal": false}' 201 \
  '{"comment_id":"<id>"}'

exchange 'Resolve it' PATCH "/tickets/$ticket/status" '{"status": "resolved"}' 200 \
  '{"success":true,"ticket":{"id":"<id>","status":"resolved","updated_at":"<time>"}}'

exchange 'Read it again' GET "/tickets/$ticket" '' 200 \
  '{"ticket":{"id":"<id>","title":"Issue with API integration","description":"Detailed description of the issue","status":"resolved","priority":"high","category":"Technical Support","metadata":{"customer_id":"CUST-123","reference_id":"EXT-456"},"created_at":"<time>","updated_at":"<time>"}}'

echo
if ((differences > 0)); then
  echo "$differences of the answers are not as documented."
  exit 1
fi
echo "All answers are as documented."
