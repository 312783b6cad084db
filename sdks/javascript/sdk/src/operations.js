// What the document says of each operation. Written by sdks/generate; do not edit.
export const RESOURCES = {
  tickets: {
    list: { id: 'listTickets', method: 'GET', path: '/tickets', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createTicket', method: 'POST', path: '/tickets', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getTicket', method: 'GET', path: '/tickets/{id}', gives: 'object', reads: true },
    update: { id: 'updateTicket', method: 'PATCH', path: '/tickets/{id}', gives: 'object', takes: 'body' },
    replace: { id: 'replaceTicket', method: 'PUT', path: '/tickets/{id}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteTicket', method: 'DELETE', path: '/tickets/{id}' },
    listComments: {
      id: 'listComments', method: 'GET', path: '/tickets/{id}/comments', gives: 'page', takes: 'query', reads: true,
    },
    createComment: {
      id: 'createComment', method: 'POST', path: '/tickets/{id}/comments', gives: 'object', takes: 'body', keyed: true,
    },
  },
  users: {
    list: { id: 'listUsers', method: 'GET', path: '/users', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createUser', method: 'POST', path: '/users', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getUser', method: 'GET', path: '/users/{id}', gives: 'object', reads: true },
    update: { id: 'updateUser', method: 'PATCH', path: '/users/{id}', gives: 'object', takes: 'body' },
    replace: { id: 'replaceUser', method: 'PUT', path: '/users/{id}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteUser', method: 'DELETE', path: '/users/{id}' },
    createMany: {
      id: 'createUsers', method: 'POST', path: '/users/batch', gives: 'object', takes: 'body', keyed: true,
    },
    activate: { id: 'activateUser', method: 'POST', path: '/users/{id}/activate', gives: 'object', keyed: true },
    deactivate: {
      id: 'deactivateUser', method: 'POST', path: '/users/{id}/deactivate', gives: 'object', keyed: true,
    },
    unlock: { id: 'unlockUser', method: 'POST', path: '/users/{id}/unlock', gives: 'object', keyed: true },
    invite: {
      id: 'inviteUser', method: 'POST', path: '/users/{id}/invitation', gives: 'object', takes: 'body', keyed: true,
    },
    listOrganizations: {
      id: 'listUserOrganizations', method: 'GET', path: '/users/{id}/organizations', gives: 'page', takes: 'query', reads: true,
    },
    me: { id: 'getMe', method: 'GET', path: '/users/me', gives: 'object', reads: true },
    updateMe: { id: 'updateMe', method: 'PATCH', path: '/users/me', gives: 'object', takes: 'body' },
  },
  organizations: {
    list: {
      id: 'listOrganizations', method: 'GET', path: '/organizations', gives: 'page', takes: 'query', reads: true,
    },
    create: {
      id: 'createOrganization', method: 'POST', path: '/organizations', gives: 'object', takes: 'body', keyed: true,
    },
    get: { id: 'getOrganization', method: 'GET', path: '/organizations/{id}', gives: 'object', reads: true },
    update: {
      id: 'updateOrganization', method: 'PATCH', path: '/organizations/{id}', gives: 'object', takes: 'body',
    },
    replace: {
      id: 'replaceOrganization', method: 'PUT', path: '/organizations/{id}', gives: 'object', takes: 'body',
    },
    delete: { id: 'deleteOrganization', method: 'DELETE', path: '/organizations/{id}' },
    listMembers: {
      id: 'listMembers', method: 'GET', path: '/organizations/{id}/members', gives: 'page', takes: 'query', reads: true,
    },
    getMember: {
      id: 'getMember', method: 'GET', path: '/organizations/{id}/members/{user_id}', gives: 'object', reads: true,
    },
    putMember: {
      id: 'putMember', method: 'PUT', path: '/organizations/{id}/members/{user_id}', gives: 'object', takes: 'body',
    },
    deleteMember: { id: 'deleteMember', method: 'DELETE', path: '/organizations/{id}/members/{user_id}' },
    listInvitations: {
      id: 'listInvitations', method: 'GET', path: '/organizations/{id}/invitations', gives: 'page', takes: 'query', reads: true,
    },
    createInvitation: {
      id: 'createInvitation', method: 'POST', path: '/organizations/{id}/invitations', gives: 'object', takes: 'body', keyed: true,
    },
    getInvitation: {
      id: 'getInvitation', method: 'GET', path: '/organizations/{id}/invitations/{invitation_id}', gives: 'object', reads: true,
    },
    resendInvitation: {
      id: 'resendInvitation', method: 'POST', path: '/organizations/{id}/invitations/{invitation_id}/resend', gives: 'object', takes: 'body', keyed: true,
    },
    revokeInvitation: {
      id: 'revokeInvitation', method: 'DELETE', path: '/organizations/{id}/invitations/{invitation_id}',
    },
  },
  invitations: {
    accept: {
      id: 'acceptInvitation', method: 'POST', path: '/invitations/accept', gives: 'object', takes: 'body', keyed: true,
    },
  },
  roles: {
    list: { id: 'listRoles', method: 'GET', path: '/roles', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createRole', method: 'POST', path: '/roles', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getRole', method: 'GET', path: '/roles/{name}', gives: 'object', reads: true },
    update: { id: 'updateRole', method: 'PATCH', path: '/roles/{name}', gives: 'object', takes: 'body' },
    replace: { id: 'replaceRole', method: 'PUT', path: '/roles/{name}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteRole', method: 'DELETE', path: '/roles/{name}' },
  },
  sessions: {
    list: { id: 'listSessions', method: 'GET', path: '/sessions', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createSession', method: 'POST', path: '/sessions', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getSession', method: 'GET', path: '/sessions/{id}', gives: 'object', reads: true },
    refresh: {
      id: 'refreshSession', method: 'POST', path: '/sessions/refresh', gives: 'object', takes: 'body', keyed: true,
    },
    introspect: {
      id: 'introspectToken', method: 'POST', path: '/sessions/introspect', gives: 'object', takes: 'body', reads: true,
    },
    revoke: { id: 'revokeSession', method: 'DELETE', path: '/sessions/{id}' },
    revokeAll: {
      id: 'revokeSessions', method: 'POST', path: '/sessions/revoke-all', gives: 'object', takes: 'body', keyed: true,
    },
    listMine: {
      id: 'listMySessions', method: 'GET', path: '/users/me/sessions', gives: 'page', takes: 'query', reads: true,
    },
    revokeMine: { id: 'revokeMySession', method: 'DELETE', path: '/users/me/sessions/{id}' },
  },
  passwords: {
    forgot: {
      id: 'forgetPassword', method: 'POST', path: '/passwords/forgot', gives: 'object', takes: 'body', keyed: true,
    },
    reset: { id: 'resetPassword', method: 'POST', path: '/passwords/reset', takes: 'body', keyed: true },
    change: { id: 'changePassword', method: 'POST', path: '/users/me/password', takes: 'body', keyed: true },
  },
  keys: {
    list: { id: 'listKeys', method: 'GET', path: '/keys', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createKey', method: 'POST', path: '/keys', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getKey', method: 'GET', path: '/keys/{id}', gives: 'object', reads: true },
    update: { id: 'updateKey', method: 'PATCH', path: '/keys/{id}', gives: 'object', takes: 'body' },
    replace: { id: 'replaceKey', method: 'PUT', path: '/keys/{id}', gives: 'object', takes: 'body' },
    revoke: { id: 'revokeKey', method: 'DELETE', path: '/keys/{id}' },
    rotate: {
      id: 'rotateKey', method: 'POST', path: '/keys/{id}/rotate', gives: 'object', takes: 'body', keyed: true,
    },
    disable: { id: 'disableKey', method: 'POST', path: '/keys/{id}/disable', gives: 'object', keyed: true },
    enable: { id: 'enableKey', method: 'POST', path: '/keys/{id}/enable', gives: 'object', keyed: true },
    current: { id: 'getCurrentKey', method: 'GET', path: '/keys/current', gives: 'object', reads: true },
    compare: {
      id: 'compareKeys', method: 'GET', path: '/keys/compare', gives: 'object', takes: 'query', reads: true,
    },
    usage: {
      id: 'getKeyUsage', method: 'GET', path: '/keys/{id}/usage', gives: 'object', takes: 'query', reads: true,
    },
  },
  data: {
    list: { id: 'listItems', method: 'GET', path: '/data', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createItem', method: 'POST', path: '/data', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getItem', method: 'GET', path: '/data/{id}', gives: 'object', takes: 'query', reads: true },
    getByExternalId: {
      id: 'getItemByExternalId', method: 'GET', path: '/data/by-external-id/{type}/{external_id}', gives: 'object', takes: 'query', reads: true,
    },
    update: { id: 'updateItem', method: 'PATCH', path: '/data/{id}', gives: 'object', takes: 'body' },
    replace: { id: 'replaceItem', method: 'PUT', path: '/data/{id}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteItem', method: 'DELETE', path: '/data/{id}', takes: 'query' },
    archive: { id: 'archiveItem', method: 'POST', path: '/data/{id}/archive', gives: 'object', keyed: true },
    restore: { id: 'restoreItem', method: 'POST', path: '/data/{id}/restore', gives: 'object', keyed: true },
    listDeleted: {
      id: 'listDeletedItems', method: 'GET', path: '/data/trash', gives: 'page', takes: 'query', reads: true,
    },
    bulk: { id: 'changeItems', method: 'POST', path: '/data/bulk', gives: 'object', takes: 'body', keyed: true },
    changes: {
      id: 'listItemChanges', method: 'GET', path: '/data/changes', gives: 'stretch', takes: 'query', reads: true,
    },
  },
  dataTypes: {
    list: { id: 'listDataTypes', method: 'GET', path: '/data-types', gives: 'page', takes: 'query', reads: true },
    get: { id: 'getDataType', method: 'GET', path: '/data-types/{type}', gives: 'object', reads: true },
    put: { id: 'putDataType', method: 'PUT', path: '/data-types/{type}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteDataType', method: 'DELETE', path: '/data-types/{type}' },
    check: { id: 'checkDataType', method: 'POST', path: '/data-types/{type}/check', gives: 'object', reads: true },
  },
  exports: {
    create: { id: 'createExport', method: 'POST', path: '/exports', gives: 'object', takes: 'body', keyed: true },
  },
  jobs: {
    list: { id: 'listJobs', method: 'GET', path: '/jobs', gives: 'page', takes: 'query', reads: true },
    get: { id: 'getJob', method: 'GET', path: '/jobs/{id}', gives: 'object', reads: true },
    cancel: { id: 'cancelJob', method: 'DELETE', path: '/jobs/{id}' },
  },
  batch: {
    run: { id: 'runBatch', method: 'POST', path: '/batch', gives: 'object', takes: 'body' },
  },
  cannedReplies: {
    list: {
      id: 'listCannedReplies', method: 'GET', path: '/canned-replies', gives: 'page', takes: 'query', reads: true,
    },
    create: {
      id: 'createCannedReply', method: 'POST', path: '/canned-replies', gives: 'object', takes: 'body', keyed: true,
    },
    get: { id: 'getCannedReply', method: 'GET', path: '/canned-replies/{id}', gives: 'object', reads: true },
    update: {
      id: 'updateCannedReply', method: 'PATCH', path: '/canned-replies/{id}', gives: 'object', takes: 'body',
    },
    replace: {
      id: 'replaceCannedReply', method: 'PUT', path: '/canned-replies/{id}', gives: 'object', takes: 'body',
    },
    delete: { id: 'deleteCannedReply', method: 'DELETE', path: '/canned-replies/{id}' },
  },
  events: {
    list: { id: 'listEvents', method: 'GET', path: '/events', gives: 'stretch', takes: 'query', reads: true },
    createStreamTicket: {
      id: 'createStreamTicket', method: 'POST', path: '/events/stream-tickets', gives: 'object',
    },
  },
  webhooks: {
    list: { id: 'listWebhooks', method: 'GET', path: '/webhooks', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createWebhook', method: 'POST', path: '/webhooks', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getWebhook', method: 'GET', path: '/webhooks/{id}', gives: 'object', reads: true },
    update: { id: 'updateWebhook', method: 'PATCH', path: '/webhooks/{id}', gives: 'object', takes: 'body' },
    replace: { id: 'replaceWebhook', method: 'PUT', path: '/webhooks/{id}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteWebhook', method: 'DELETE', path: '/webhooks/{id}' },
    test: { id: 'testWebhook', method: 'POST', path: '/webhooks/{id}/test', gives: 'object', keyed: true },
    listDeliveries: {
      id: 'listWebhookDeliveries', method: 'GET', path: '/webhooks/{id}/deliveries', gives: 'page', takes: 'query', reads: true,
    },
    getDelivery: {
      id: 'getWebhookDelivery', method: 'GET', path: '/webhooks/deliveries/{delivery_id}', gives: 'object', reads: true,
    },
    retryDelivery: {
      id: 'retryWebhookDelivery', method: 'POST', path: '/webhooks/deliveries/{delivery_id}/retry', gives: 'object', keyed: true,
    },
  },
  files: {
    list: { id: 'listFiles', method: 'GET', path: '/files', gives: 'page', takes: 'query', reads: true },
    get: { id: 'getFile', method: 'GET', path: '/files/{id}', gives: 'object', reads: true },
    update: { id: 'updateFile', method: 'PATCH', path: '/files/{id}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteFile', method: 'DELETE', path: '/files/{id}' },
    createLink: {
      id: 'createFileLink', method: 'POST', path: '/files/{id}/links', gives: 'object', takes: 'body', keyed: true,
    },
    deleteLinks: { id: 'deleteFileLinks', method: 'DELETE', path: '/files/{id}/links' },
    appeal: {
      id: 'appealFile', method: 'POST', path: '/files/{id}/appeal', gives: 'object', takes: 'body', keyed: true,
    },
  },
  account: {
    get: { id: 'getAccount', method: 'GET', path: '/account', gives: 'object', reads: true },
    update: { id: 'updateAccount', method: 'PATCH', path: '/account', gives: 'object', takes: 'body' },
  },
  limits: {
    get: { id: 'getLimits', method: 'GET', path: '/limits', gives: 'object', reads: true },
    listIncreaseRequests: {
      id: 'listIncreaseRequests', method: 'GET', path: '/limits/increase-requests', gives: 'page', takes: 'query', reads: true,
    },
    createIncreaseRequest: {
      id: 'createIncreaseRequest', method: 'POST', path: '/limits/increase-requests', gives: 'object', takes: 'body', keyed: true,
    },
    getIncreaseRequest: {
      id: 'getIncreaseRequest', method: 'GET', path: '/limits/increase-requests/{id}', gives: 'object', reads: true,
    },
  },
  analytics: {
    list: { id: 'listSeries', method: 'GET', path: '/analytics', gives: 'object', reads: true },
    get: {
      id: 'getSeries', method: 'GET', path: '/analytics/{series}', gives: 'object', takes: 'query', reads: true,
    },
  },
  reports: {
    list: { id: 'listReports', method: 'GET', path: '/reports', gives: 'page', takes: 'query', reads: true },
    create: { id: 'createReport', method: 'POST', path: '/reports', gives: 'object', takes: 'body', keyed: true },
    get: { id: 'getReport', method: 'GET', path: '/reports/{id}', gives: 'object', reads: true },
    update: { id: 'updateReport', method: 'PATCH', path: '/reports/{id}', gives: 'object', takes: 'body' },
    replace: { id: 'replaceReport', method: 'PUT', path: '/reports/{id}', gives: 'object', takes: 'body' },
    delete: { id: 'deleteReport', method: 'DELETE', path: '/reports/{id}' },
    run: { id: 'runReport', method: 'POST', path: '/reports/{id}/runs', gives: 'object', keyed: true },
    listRuns: {
      id: 'listReportRuns', method: 'GET', path: '/reports/{id}/runs', gives: 'page', takes: 'query', reads: true,
    },
  },
  requestLog: {
    list: { id: 'listRequests', method: 'GET', path: '/request-log', gives: 'page', takes: 'query', reads: true },
  },
  audit: {
    list: { id: 'listAuditEntries', method: 'GET', path: '/audit', gives: 'page', takes: 'query', reads: true },
    get: { id: 'getAuditEntry', method: 'GET', path: '/audit/{id}', gives: 'object', reads: true },
    listSeals: {
      id: 'listAuditSeals', method: 'GET', path: '/audit/seals', gives: 'page', takes: 'query', reads: true,
    },
    listKeys: { id: 'listAuditKeys', method: 'GET', path: '/audit/keys', gives: 'object', reads: true },
    verify: {
      id: 'verifyAudit', method: 'GET', path: '/audit/verify', gives: 'object', takes: 'query', reads: true,
    },
  },
};
