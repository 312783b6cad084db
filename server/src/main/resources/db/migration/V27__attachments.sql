-- The files that tickets and comments name, in their order. That they stay as long as that, table file_uses says.

alter table tickets add attachments uuid[] not null default '{}';
alter table ticket_comments add attachments uuid[] not null default '{}';
