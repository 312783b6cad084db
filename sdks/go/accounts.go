package jupiteriq

import (
	"context"
	"strconv"
	"time"
)

var (
	opCreateAccountUser = operation{id: "createUser", method: "POST", path: "/users", keyed: true}
	opGetAccountUser    = operation{id: "getUser", method: "GET", path: "/users/{id}", reads: true}
)

// APIClient makes users and reads them by the small user API, with a key acct_….
type APIClient struct {
	Users *AccountUsersService
	core  *core
}

// NewAPIClient takes the same options as [New].
func NewAPIClient(options ...ClientOption) (*APIClient, error) {
	c, err := coreOf("/api/v1", "", options)
	if err != nil {
		return nil, err
	}
	return &APIClient{&AccountUsersService{c}, c}, nil
}

// Close ends connections that are kept. The client can still be used.
func (c *APIClient) Close() { c.core.wire.close() }

func (c *APIClient) String() string { return "jupiteriq.APIClient{" + c.core.url + "}" }

// GoString is what %#v prints.
func (c *APIClient) GoString() string { return c.String() }

// AccountUser is a user of the small user API.
type AccountUser struct {
	Object
	ID       int64  `json:"id"`
	Username string `json:"username"`
	Email    string `json:"email"`

	CreatedAt time.Time `json:"created_at"`
	// LastLogin is empty before the first time, and where a user was just made.
	LastLogin time.Time `json:"last_login"`
}

// UnmarshalJSON keeps what this version does not know.
func (m *AccountUser) UnmarshalJSON(raw []byte) error {
	type plain AccountUser
	return m.read(raw, (*plain)(m))
}

// NewAccountUser is a user to be made. Without a password, a mail lets them choose one.
type NewAccountUser struct {
	Username string        `json:"username"`
	Email    string        `json:"email"`
	Password Field[string] `json:"password,omitzero"`
}

// AccountUsersService has the methods of APIClient.Users.
type AccountUsersService struct{ core *core }

// Create makes a user.
func (s *AccountUsersService) Create(
	ctx context.Context, body NewAccountUser, options ...RequestOption,
) (*AccountUser, error) {
	return callObject[AccountUser](ctx, s.core, &opCreateAccountUser, nil, nil, body, options)
}

// Get reads a user by the number.
func (s *AccountUsersService) Get(ctx context.Context, id int64, options ...RequestOption) (*AccountUser, error) {
	return callObject[AccountUser](ctx, s.core, &opGetAccountUser, []string{strconv.FormatInt(id, 10)}, nil, nil, options)
}
