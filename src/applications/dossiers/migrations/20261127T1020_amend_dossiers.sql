-- Bản sửa: a form begun from a dossier, to supplement or change it, instead of a new one.
alter table dossiers.draft add column amends text;
create unique index draft_amends on dossiers.draft (account_id, amends) where submitted_as is null;
comment on column dossiers.draft.amends is 'Mã hồ sơ được bổ sung hoặc điều chỉnh; null for a new dossier';
