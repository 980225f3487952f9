-- What registers said while a dossier was taken in at a counter, until it is handed in: the server's own truth of where values come from.
create table dossiers.intake_known (
  command_id uuid primary key,
  account_id uuid not null,
  known      jsonb not null,
  at         timestamptz not null
);
comment on table dossiers.intake_known is 'Dữ liệu tra cứu được khi đang tiếp nhận tại quầy; xóa sau hai ngày';
create index intake_known_at on dossiers.intake_known (at);
