"""What the document says of each operation. Written by sdks/generate; do not edit."""
from __future__ import annotations

from . import models
from ._config import Operation

LIST_TICKETS = Operation("listTickets", "GET", "/tickets", "page", models.Ticket, reads=True)
CREATE_TICKET = Operation("createTicket", "POST", "/tickets", "object", models.Ticket, keyed=True)
GET_TICKET = Operation("getTicket", "GET", "/tickets/{id}", "object", models.Ticket, reads=True)
UPDATE_TICKET = Operation("updateTicket", "PATCH", "/tickets/{id}", "object", models.Ticket)
REPLACE_TICKET = Operation("replaceTicket", "PUT", "/tickets/{id}", "object", models.Ticket)
DELETE_TICKET = Operation("deleteTicket", "DELETE", "/tickets/{id}")
LIST_COMMENTS = Operation("listComments", "GET", "/tickets/{id}/comments", "page", models.Comment, reads=True)
CREATE_COMMENT = Operation(
    "createComment", "POST", "/tickets/{id}/comments", "object", models.Comment, keyed=True)
LIST_USERS = Operation("listUsers", "GET", "/users", "page", models.User, reads=True)
CREATE_USER = Operation("createUser", "POST", "/users", "object", models.User, keyed=True)
GET_USER = Operation("getUser", "GET", "/users/{id}", "object", models.User, reads=True)
UPDATE_USER = Operation("updateUser", "PATCH", "/users/{id}", "object", models.User)
REPLACE_USER = Operation("replaceUser", "PUT", "/users/{id}", "object", models.User)
DELETE_USER = Operation("deleteUser", "DELETE", "/users/{id}")
CREATE_USERS = Operation("createUsers", "POST", "/users/batch", "object", models.UserUserResults, keyed=True)
ACTIVATE_USER = Operation("activateUser", "POST", "/users/{id}/activate", "object", models.User, keyed=True)
DEACTIVATE_USER = Operation(
    "deactivateUser", "POST", "/users/{id}/deactivate", "object", models.User, keyed=True)
UNLOCK_USER = Operation("unlockUser", "POST", "/users/{id}/unlock", "object", models.User, keyed=True)
INVITE_USER = Operation(
    "inviteUser", "POST", "/users/{id}/invitation", "object", models.UserInvitation, keyed=True)
LIST_USER_ORGANIZATIONS = Operation(
    "listUserOrganizations", "GET", "/users/{id}/organizations", "page", models.Organization, reads=True)
GET_ME = Operation("getMe", "GET", "/users/me", "object", models.Me, reads=True)
UPDATE_ME = Operation("updateMe", "PATCH", "/users/me", "object", models.Me)
LIST_ORGANIZATIONS = Operation(
    "listOrganizations", "GET", "/organizations", "page", models.Organization, reads=True)
CREATE_ORGANIZATION = Operation(
    "createOrganization", "POST", "/organizations", "object", models.Organization, keyed=True)
GET_ORGANIZATION = Operation(
    "getOrganization", "GET", "/organizations/{id}", "object", models.Organization, reads=True)
UPDATE_ORGANIZATION = Operation(
    "updateOrganization", "PATCH", "/organizations/{id}", "object", models.Organization)
REPLACE_ORGANIZATION = Operation(
    "replaceOrganization", "PUT", "/organizations/{id}", "object", models.Organization)
DELETE_ORGANIZATION = Operation("deleteOrganization", "DELETE", "/organizations/{id}")
LIST_MEMBERS = Operation(
    "listMembers", "GET", "/organizations/{id}/members", "page", models.Member, reads=True)
GET_MEMBER = Operation(
    "getMember", "GET", "/organizations/{id}/members/{user_id}", "object", models.Member, reads=True)
PUT_MEMBER = Operation("putMember", "PUT", "/organizations/{id}/members/{user_id}", "object", models.Member)
DELETE_MEMBER = Operation("deleteMember", "DELETE", "/organizations/{id}/members/{user_id}")
LIST_INVITATIONS = Operation(
    "listInvitations", "GET", "/organizations/{id}/invitations", "page", models.Invitation, reads=True)
CREATE_INVITATION = Operation(
    "createInvitation", "POST", "/organizations/{id}/invitations", "object", models.IssuedInvitation,
    keyed=True)
GET_INVITATION = Operation(
    "getInvitation", "GET", "/organizations/{id}/invitations/{invitation_id}", "object", models.Invitation,
    reads=True)
RESEND_INVITATION = Operation(
    "resendInvitation", "POST", "/organizations/{id}/invitations/{invitation_id}/resend", "object",
    models.IssuedInvitation, keyed=True)
REVOKE_INVITATION = Operation("revokeInvitation", "DELETE", "/organizations/{id}/invitations/{invitation_id}")
ACCEPT_INVITATION = Operation(
    "acceptInvitation", "POST", "/invitations/accept", "object", models.AcceptedInvitation, keyed=True)
LIST_ROLES = Operation("listRoles", "GET", "/roles", "page", models.Role, reads=True)
CREATE_ROLE = Operation("createRole", "POST", "/roles", "object", models.Role, keyed=True)
GET_ROLE = Operation("getRole", "GET", "/roles/{name}", "object", models.Role, reads=True)
UPDATE_ROLE = Operation("updateRole", "PATCH", "/roles/{name}", "object", models.Role)
REPLACE_ROLE = Operation("replaceRole", "PUT", "/roles/{name}", "object", models.Role)
DELETE_ROLE = Operation("deleteRole", "DELETE", "/roles/{name}")
LIST_SESSIONS = Operation("listSessions", "GET", "/sessions", "page", models.Session, reads=True)
CREATE_SESSION = Operation("createSession", "POST", "/sessions", "object", models.SignedIn, keyed=True)
GET_SESSION = Operation("getSession", "GET", "/sessions/{id}", "object", models.Session, reads=True)
REFRESH_SESSION = Operation(
    "refreshSession", "POST", "/sessions/refresh", "object", models.SignedIn, keyed=True)
INTROSPECT_TOKEN = Operation(
    "introspectToken", "POST", "/sessions/introspect", "object", models.Introspection, reads=True)
REVOKE_SESSION = Operation("revokeSession", "DELETE", "/sessions/{id}")
REVOKE_SESSIONS = Operation(
    "revokeSessions", "POST", "/sessions/revoke-all", "object", models.RevokedSessions, keyed=True)
LIST_MY_SESSIONS = Operation(
    "listMySessions", "GET", "/users/me/sessions", "page", models.OwnSession, reads=True)
REVOKE_MY_SESSION = Operation("revokeMySession", "DELETE", "/users/me/sessions/{id}")
FORGET_PASSWORD = Operation(
    "forgetPassword", "POST", "/passwords/forgot", "object", models.AcceptedRequest, keyed=True)
RESET_PASSWORD = Operation("resetPassword", "POST", "/passwords/reset", keyed=True)
CHANGE_PASSWORD = Operation("changePassword", "POST", "/users/me/password", keyed=True)
LIST_KEYS = Operation("listKeys", "GET", "/keys", "page", models.ApiKey, reads=True)
CREATE_KEY = Operation("createKey", "POST", "/keys", "object", models.CreatedApiKey, keyed=True)
GET_KEY = Operation("getKey", "GET", "/keys/{id}", "object", models.ApiKey, reads=True)
UPDATE_KEY = Operation("updateKey", "PATCH", "/keys/{id}", "object", models.ApiKey)
REPLACE_KEY = Operation("replaceKey", "PUT", "/keys/{id}", "object", models.ApiKey)
REVOKE_KEY = Operation("revokeKey", "DELETE", "/keys/{id}")
ROTATE_KEY = Operation("rotateKey", "POST", "/keys/{id}/rotate", "object", models.CreatedApiKey, keyed=True)
DISABLE_KEY = Operation("disableKey", "POST", "/keys/{id}/disable", "object", models.ApiKey, keyed=True)
ENABLE_KEY = Operation("enableKey", "POST", "/keys/{id}/enable", "object", models.ApiKey, keyed=True)
GET_CURRENT_KEY = Operation("getCurrentKey", "GET", "/keys/current", "object", models.ApiKey, reads=True)
COMPARE_KEYS = Operation("compareKeys", "GET", "/keys/compare", "object", models.KeyComparison, reads=True)
GET_KEY_USAGE = Operation("getKeyUsage", "GET", "/keys/{id}/usage", "object", models.KeyUsage, reads=True)
LIST_ITEMS = Operation("listItems", "GET", "/data", "page", models.Item, reads=True)
CREATE_ITEM = Operation("createItem", "POST", "/data", "object", models.Item, keyed=True)
GET_ITEM = Operation("getItem", "GET", "/data/{id}", "object", models.Item, reads=True)
GET_ITEM_BY_EXTERNAL_ID = Operation(
    "getItemByExternalId", "GET", "/data/by-external-id/{type}/{external_id}", "object", models.Item,
    reads=True)
UPDATE_ITEM = Operation("updateItem", "PATCH", "/data/{id}", "object", models.Item)
REPLACE_ITEM = Operation("replaceItem", "PUT", "/data/{id}", "object", models.Item)
DELETE_ITEM = Operation("deleteItem", "DELETE", "/data/{id}")
ARCHIVE_ITEM = Operation("archiveItem", "POST", "/data/{id}/archive", "object", models.Item, keyed=True)
RESTORE_ITEM = Operation("restoreItem", "POST", "/data/{id}/restore", "object", models.Item, keyed=True)
LIST_DELETED_ITEMS = Operation("listDeletedItems", "GET", "/data/trash", "page", models.Item, reads=True)
CHANGE_ITEMS = Operation("changeItems", "POST", "/data/bulk", "object", models.ItemItemResults, keyed=True)
LIST_ITEM_CHANGES = Operation(
    "listItemChanges", "GET", "/data/changes", "stretch", models.ItemChange, reads=True)
LIST_DATA_TYPES = Operation("listDataTypes", "GET", "/data-types", "page", models.DataType, reads=True)
GET_DATA_TYPE = Operation("getDataType", "GET", "/data-types/{type}", "object", models.DataType, reads=True)
PUT_DATA_TYPE = Operation("putDataType", "PUT", "/data-types/{type}", "object", models.DataType)
DELETE_DATA_TYPE = Operation("deleteDataType", "DELETE", "/data-types/{type}")
CHECK_DATA_TYPE = Operation(
    "checkDataType", "POST", "/data-types/{type}/check", "object", models.DataTypeCheck, reads=True)
CREATE_EXPORT = Operation("createExport", "POST", "/exports", "object", models.Job, keyed=True)
LIST_JOBS = Operation("listJobs", "GET", "/jobs", "page", models.Job, reads=True)
GET_JOB = Operation("getJob", "GET", "/jobs/{id}", "object", models.Job, reads=True)
CANCEL_JOB = Operation("cancelJob", "DELETE", "/jobs/{id}")
RUN_BATCH = Operation("runBatch", "POST", "/batch", "object", models.BatchResults)
LIST_CANNED_REPLIES = Operation(
    "listCannedReplies", "GET", "/canned-replies", "page", models.CannedReply, reads=True)
CREATE_CANNED_REPLY = Operation(
    "createCannedReply", "POST", "/canned-replies", "object", models.CannedReply, keyed=True)
GET_CANNED_REPLY = Operation(
    "getCannedReply", "GET", "/canned-replies/{id}", "object", models.CannedReply, reads=True)
UPDATE_CANNED_REPLY = Operation(
    "updateCannedReply", "PATCH", "/canned-replies/{id}", "object", models.CannedReply)
REPLACE_CANNED_REPLY = Operation(
    "replaceCannedReply", "PUT", "/canned-replies/{id}", "object", models.CannedReply)
DELETE_CANNED_REPLY = Operation("deleteCannedReply", "DELETE", "/canned-replies/{id}")
LIST_EVENTS = Operation("listEvents", "GET", "/events", "stretch", models.Event, reads=True)
CREATE_STREAM_TICKET = Operation(
    "createStreamTicket", "POST", "/events/stream-tickets", "object", models.StreamTicket)
LIST_WEBHOOKS = Operation("listWebhooks", "GET", "/webhooks", "page", models.Webhook, reads=True)
CREATE_WEBHOOK = Operation("createWebhook", "POST", "/webhooks", "object", models.CreatedWebhook, keyed=True)
GET_WEBHOOK = Operation("getWebhook", "GET", "/webhooks/{id}", "object", models.Webhook, reads=True)
UPDATE_WEBHOOK = Operation("updateWebhook", "PATCH", "/webhooks/{id}", "object", models.Webhook)
REPLACE_WEBHOOK = Operation("replaceWebhook", "PUT", "/webhooks/{id}", "object", models.Webhook)
DELETE_WEBHOOK = Operation("deleteWebhook", "DELETE", "/webhooks/{id}")
TEST_WEBHOOK = Operation(
    "testWebhook", "POST", "/webhooks/{id}/test", "object", models.WebhookDelivery, keyed=True)
LIST_WEBHOOK_DELIVERIES = Operation(
    "listWebhookDeliveries", "GET", "/webhooks/{id}/deliveries", "page", models.WebhookDelivery, reads=True)
GET_WEBHOOK_DELIVERY = Operation(
    "getWebhookDelivery", "GET", "/webhooks/deliveries/{delivery_id}", "object", models.WebhookDelivery,
    reads=True)
RETRY_WEBHOOK_DELIVERY = Operation(
    "retryWebhookDelivery", "POST", "/webhooks/deliveries/{delivery_id}/retry", "object",
    models.WebhookDelivery, keyed=True)
LIST_FILES = Operation("listFiles", "GET", "/files", "page", models.File, reads=True)
GET_FILE = Operation("getFile", "GET", "/files/{id}", "object", models.File, reads=True)
UPDATE_FILE = Operation("updateFile", "PATCH", "/files/{id}", "object", models.File)
DELETE_FILE = Operation("deleteFile", "DELETE", "/files/{id}")
CREATE_FILE_LINK = Operation(
    "createFileLink", "POST", "/files/{id}/links", "object", models.FileLink, keyed=True)
DELETE_FILE_LINKS = Operation("deleteFileLinks", "DELETE", "/files/{id}/links")
APPEAL_FILE = Operation("appealFile", "POST", "/files/{id}/appeal", "object", models.File, keyed=True)
GET_ACCOUNT = Operation("getAccount", "GET", "/account", "object", models.Account, reads=True)
UPDATE_ACCOUNT = Operation("updateAccount", "PATCH", "/account", "object", models.Account)
GET_LIMITS = Operation("getLimits", "GET", "/limits", "object", models.Limits, reads=True)
LIST_INCREASE_REQUESTS = Operation(
    "listIncreaseRequests", "GET", "/limits/increase-requests", "page", models.LimitIncrease, reads=True)
CREATE_INCREASE_REQUEST = Operation(
    "createIncreaseRequest", "POST", "/limits/increase-requests", "object", models.LimitIncrease, keyed=True)
GET_INCREASE_REQUEST = Operation(
    "getIncreaseRequest", "GET", "/limits/increase-requests/{id}", "object", models.LimitIncrease,
    reads=True)
LIST_SERIES = Operation("listSeries", "GET", "/analytics", "object", models.SeriesList, reads=True)
GET_SERIES = Operation("getSeries", "GET", "/analytics/{series}", "object", models.Series, reads=True)
LIST_REPORTS = Operation("listReports", "GET", "/reports", "page", models.Report, reads=True)
CREATE_REPORT = Operation("createReport", "POST", "/reports", "object", models.Report, keyed=True)
GET_REPORT = Operation("getReport", "GET", "/reports/{id}", "object", models.Report, reads=True)
UPDATE_REPORT = Operation("updateReport", "PATCH", "/reports/{id}", "object", models.Report)
REPLACE_REPORT = Operation("replaceReport", "PUT", "/reports/{id}", "object", models.Report)
DELETE_REPORT = Operation("deleteReport", "DELETE", "/reports/{id}")
RUN_REPORT = Operation("runReport", "POST", "/reports/{id}/runs", "object", models.Job, keyed=True)
LIST_REPORT_RUNS = Operation(
    "listReportRuns", "GET", "/reports/{id}/runs", "page", models.ReportRun, reads=True)
LIST_REQUESTS = Operation("listRequests", "GET", "/request-log", "page", models.LoggedRequest, reads=True)
LIST_AUDIT_ENTRIES = Operation("listAuditEntries", "GET", "/audit", "page", models.AuditEntry, reads=True)
GET_AUDIT_ENTRY = Operation("getAuditEntry", "GET", "/audit/{id}", "object", models.AuditEntry, reads=True)
LIST_AUDIT_SEALS = Operation("listAuditSeals", "GET", "/audit/seals", "page", models.AuditSeal, reads=True)
LIST_AUDIT_KEYS = Operation("listAuditKeys", "GET", "/audit/keys", "object", models.AuditKeys, reads=True)
VERIFY_AUDIT = Operation("verifyAudit", "GET", "/audit/verify", "object", models.AuditVerdict, reads=True)
