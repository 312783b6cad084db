package com.jupiteriq;

import com.jupiteriq.access.AccessModule;
import com.jupiteriq.accounts.AccountsModule;
import com.jupiteriq.alerts.AlertsModule;
import com.jupiteriq.analytics.AnalyticsModule;
import com.jupiteriq.analytics.rollups.RollupsModule;
import com.jupiteriq.analytics.series.SeriesModule;
import com.jupiteriq.audit.AuditModule;
import com.jupiteriq.cannedreplies.CannedRepliesModule;
import com.jupiteriq.customers.CustomersModule;
import com.jupiteriq.data.DataModule;
import com.jupiteriq.data.feed.FeedModule;
import com.jupiteriq.data.finding.FindingModule;
import com.jupiteriq.data.imports.ImportsModule;
import com.jupiteriq.data.types.TypesModule;
import com.jupiteriq.data.upkeep.UpkeepModule;
import com.jupiteriq.edge.EdgeModule;
import com.jupiteriq.edge.accounts.AccountsContractModule;
import com.jupiteriq.edge.health.HealthModule;
import com.jupiteriq.edge.integration.IntegrationModule;
import com.jupiteriq.edge.links.LinkPathsModule;
import com.jupiteriq.edge.observe.ObserversModule;
import com.jupiteriq.edge.openapi.OpenApiModule;
import com.jupiteriq.edge.pages.PagesModule;
import com.jupiteriq.edge.pages.profile.ProfilePagesModule;
import com.jupiteriq.edge.pages.signin.EntryPagesModule;
import com.jupiteriq.edge.v1.V1Module;
import com.jupiteriq.edge.v1.account.AccountRoutesModule;
import com.jupiteriq.edge.v1.analytics.AnalyticsRoutesModule;
import com.jupiteriq.edge.v1.audit.AuditRoutesModule;
import com.jupiteriq.edge.v1.batch.BatchRoutesModule;
import com.jupiteriq.edge.v1.cannedreplies.CannedReplyRoutesModule;
import com.jupiteriq.edge.v1.data.DataRoutesModule;
import com.jupiteriq.edge.v1.datatypes.DataTypeRoutesModule;
import com.jupiteriq.edge.v1.events.EventRoutesModule;
import com.jupiteriq.edge.v1.files.FileRoutesModule;
import com.jupiteriq.edge.v1.increases.IncreaseRoutesModule;
import com.jupiteriq.edge.v1.invitations.InvitationRoutesModule;
import com.jupiteriq.edge.v1.jobs.JobRoutesModule;
import com.jupiteriq.edge.v1.keys.KeyRoutesModule;
import com.jupiteriq.edge.v1.operator.OperatorRoutesModule;
import com.jupiteriq.edge.v1.organizations.OrganizationRoutesModule;
import com.jupiteriq.edge.v1.reports.ReportRoutesModule;
import com.jupiteriq.edge.v1.requestlog.RequestLogRoutesModule;
import com.jupiteriq.edge.v1.roles.RoleRoutesModule;
import com.jupiteriq.edge.v1.sessions.SessionRoutesModule;
import com.jupiteriq.edge.v1.signin.SignInRoutesModule;
import com.jupiteriq.edge.v1.tickets.TicketRoutesModule;
import com.jupiteriq.edge.v1.uploads.UploadRoutesModule;
import com.jupiteriq.edge.v1.users.UserRoutesModule;
import com.jupiteriq.edge.v1.webhooks.WebhookRoutesModule;
import com.jupiteriq.edge.wire.WireModule;
import com.jupiteriq.erasing.ErasingModule;
import com.jupiteriq.events.EventsModule;
import com.jupiteriq.files.FilesModule;
import com.jupiteriq.files.contents.ContentsModule;
import com.jupiteriq.files.inspection.InspectionModule;
import com.jupiteriq.files.links.LinksModule;
import com.jupiteriq.files.pictures.PicturesModule;
import com.jupiteriq.files.quarantine.QuarantineModule;
import com.jupiteriq.files.resuming.ResumingModule;
import com.jupiteriq.files.storage.StorageModule;
import com.jupiteriq.files.upkeep.FileUpkeepModule;
import com.jupiteriq.files.uses.UsesModule;
import com.jupiteriq.increases.IncreasesModule;
import com.jupiteriq.invitations.InvitationsModule;
import com.jupiteriq.jobs.JobsModule;
import com.jupiteriq.keys.KeysModule;
import com.jupiteriq.limits.LimitsModule;
import com.jupiteriq.node.NodeModule;
import com.jupiteriq.notices.NoticesModule;
import com.jupiteriq.once.OnceModule;
import com.jupiteriq.organizations.OrganizationsModule;
import com.jupiteriq.outbound.OutboundModule;
import com.jupiteriq.passwords.PasswordsModule;
import com.jupiteriq.plans.PlansModule;
import com.jupiteriq.reports.ReportsModule;
import com.jupiteriq.roles.RolesModule;
import com.jupiteriq.seals.SealsModule;
import com.jupiteriq.sessions.SessionsModule;
import com.jupiteriq.signin.SignInModule;
import com.jupiteriq.signin.factors.FactorsModule;
import com.jupiteriq.signin.pages.SignInPagesModule;
import com.jupiteriq.sla.SlaModule;
import com.jupiteriq.store.StoreModule;
import com.jupiteriq.streams.StreamsModule;
import com.jupiteriq.tasks.TasksModule;
import com.jupiteriq.tickets.TicketsModule;
import com.jupiteriq.tokens.TokensModule;
import com.jupiteriq.users.UsersModule;
import com.jupiteriq.webhooks.WebhooksModule;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What the server is made of, like a table of contents. The installation brings what only the operator and
/// his machine know: secrets, the database, the clock; the node brings the settings.
@Configuration(proxyBeanMethods = false)
@Import({
    TasksModule.class,
    StoreModule.class,
    SealsModule.class,
    PasswordsModule.class,
    AuditModule.class,
    AccountsModule.class,
    PlansModule.class,
    LimitsModule.class,
    TokensModule.class,
    AccessModule.class,
    KeysModule.class,
    CustomersModule.class,
    OnceModule.class,
    EventsModule.class,
    RollupsModule.class,
    AnalyticsModule.class,
    SeriesModule.class,
    TicketsModule.class,
    CannedRepliesModule.class,
    TypesModule.class,
    DataModule.class,
    FindingModule.class,
    FeedModule.class,
    ImportsModule.class,
    UpkeepModule.class,
    FilesModule.class,
    ResumingModule.class,
    LinksModule.class,
    UsesModule.class,
    FileUpkeepModule.class,
    QuarantineModule.class,
    InspectionModule.class,
    PicturesModule.class,
    RolesModule.class,
    UsersModule.class,
    OrganizationsModule.class,
    InvitationsModule.class,
    SessionsModule.class,
    SignInModule.class,
    FactorsModule.class,
    SignInPagesModule.class,
    IncreasesModule.class,
    AlertsModule.class,
    SlaModule.class,
    ReportsModule.class,
    NodeModule.class,
    OutboundModule.class,
    WebhooksModule.class,
    StorageModule.class,
    ContentsModule.class,
    NoticesModule.class,
    ErasingModule.class,
    StreamsModule.class,
    JobsModule.class,
    EdgeModule.class,
    HealthModule.class,
    PagesModule.class,
    EntryPagesModule.class,
    ProfilePagesModule.class,
    WireModule.class,
    OpenApiModule.class,
    ObserversModule.class,
    V1Module.class,
    TicketRoutesModule.class,
    DataRoutesModule.class,
    BatchRoutesModule.class,
    CannedReplyRoutesModule.class,
    DataTypeRoutesModule.class,
    AccountRoutesModule.class,
    IncreaseRoutesModule.class,
    OperatorRoutesModule.class,
    KeyRoutesModule.class,
    RoleRoutesModule.class,
    UserRoutesModule.class,
    SignInRoutesModule.class,
    OrganizationRoutesModule.class,
    InvitationRoutesModule.class,
    SessionRoutesModule.class,
    EventRoutesModule.class,
    WebhookRoutesModule.class,
    JobRoutesModule.class,
    FileRoutesModule.class,
    UploadRoutesModule.class,
    LinkPathsModule.class,
    RequestLogRoutesModule.class,
    AnalyticsRoutesModule.class,
    ReportRoutesModule.class,
    AuditRoutesModule.class,
    IntegrationModule.class,
    AccountsContractModule.class,
})
public class Jupiter {
}
