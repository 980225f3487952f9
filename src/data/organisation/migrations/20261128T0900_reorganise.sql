-- Organisation over time: what takes over from what, which rules hold from when, and the reorganisations that made it so.
alter table organisation.area add column agency_code text;
update organisation.area set agency_code = coalesce(
  (select version.agency_code
     from organisation.unit_version version join organisation.unit unit on unit.id = version.unit_id
    where unit.kind like '%\_committee' and version.area_code = area.code
    order by version.valid_from desc limit 1),
  area.code);
alter table organisation.area alter column agency_code set not null;
comment on column organisation.area.agency_code is 'Phần đầu mã định danh của các cơ quan tại địa bàn theo Quyết định 20/2020/QĐ-TTg';

create table organisation.regime_period (
  valid_from   date primary key,
  regime       text not null,
  tiers        smallint not null constraint regime_period_tiers check (tiers in (2, 3)),
  rule_profile text not null
);
comment on table organisation.regime_period is 'Chế độ tổ chức và hồ sơ quy tắc từ ngày nào; đến khi có chế độ sau';

create table organisation.succession (
  kind       text not null constraint succession_kind check (kind in ('area', 'unit_kind', 'unit')),
  from_key   text not null,
  to_key     text not null,
  procedures text[],
  valid_from date not null,
  primary key (kind, from_key, to_key, valid_from)
);
comment on table organisation.succession is 'Kế thừa: địa bàn, loại cơ quan hoặc cơ quan nào tiếp nhận nhiệm vụ của cái nào, từ ngày nào';
comment on column organisation.succession.procedures is 'Chỉ các thủ tục này (khi tách cơ quan); để trống là mọi thủ tục còn lại';

create table organisation.reorganisation (
  id           text primary key,
  name         text not null,
  resolution   text not null,
  effective_on date not null,
  file         jsonb not null,
  plan         jsonb,
  area_changes text[] not null,
  planned_at   timestamptz not null,
  begun_at     timestamptz,
  finished_at  timestamptz
);
create unique index reorganisation_day on organisation.reorganisation (effective_on);
comment on table organisation.reorganisation is 'Sắp xếp tổ chức: tệp được duyệt, kế hoạch lập từ tệp vào ngày hiệu lực, và đã làm đến đâu';
comment on column organisation.reorganisation.plan is 'Kế hoạch đang làm; để trống khi chưa đến ngày';
comment on column organisation.reorganisation.area_changes is 'Các lần sắp xếp địa bàn (ngày trong thư mục history) đã gồm trong đó';

create table organisation.reorganisation_step (
  reorganisation_id text not null references organisation.reorganisation (id),
  unit_id           uuid not null references organisation.unit (id),
  position          integer not null,
  done_at           timestamptz,
  dossiers          integer,
  staff             integer,
  primary key (reorganisation_id, unit_id)
);
comment on table organisation.reorganisation_step is 'Mỗi đơn vị chấm dứt là một bước, làm trong một giao dịch: người, việc và hồ sơ sang đơn vị kế thừa';

create trigger regime_period_told after insert or update or delete or truncate on organisation.regime_period
  for each statement execute function infrastructure.tell_change('organisation');
create trigger succession_told after insert or update or delete or truncate on organisation.succession
  for each statement execute function infrastructure.tell_change('organisation');
