-- The province as dated facts: places, units, desks, posts and who holds them. Every row says from when to when (both days included).
create extension if not exists btree_gist with schema public;
create schema organisation;

create table organisation.area (
  code        text not null,
  level       text not null constraint area_level check (level in ('province', 'district', 'commune')),
  kind        text not null,
  name        text not null,
  short_name  text not null,
  parent_code text,
  valid_from  date not null,
  valid_to    date constraint area_valid check (valid_to >= valid_from),
  primary key (code, valid_from),
  constraint area_once exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&)
    deferrable initially deferred
);
comment on table organisation.area is 'Đơn vị hành chính theo mã của cơ quan thống kê, có thời gian hiệu lực; mã được dùng lại nên khóa gồm mã và ngày bắt đầu';
comment on column organisation.area.kind is 'province, city, town (thị xã), district (huyện), ward (phường), township (thị trấn), commune (xã)';
comment on column organisation.area.short_name is 'Tên không kèm loại, dùng làm địa danh trên giấy tờ';
comment on column organisation.area.valid_to is 'Ngày cuối cùng còn hiệu lực; để trống khi chưa thay đổi';
create index area_parent on organisation.area (parent_code);
create index area_search on organisation.area using gin (infrastructure.fold(name) public.gin_trgm_ops);

create table organisation.unit (
  id         uuid primary key,
  key        text not null unique,
  kind       text not null,
  valid_from date not null,
  valid_to   date constraint unit_valid check (valid_to >= valid_from)
);
comment on table organisation.unit is 'Cơ quan, đơn vị; mã nội bộ sinh từ khóa nên cài lại không đổi';
create index unit_kind on organisation.unit (kind);

create table organisation.unit_version (
  unit_id        uuid not null references organisation.unit (id),
  name           text not null,
  short_name     text not null,
  place_name     text not null,
  parent_unit_id uuid references organisation.unit (id),
  area_code      text not null,
  agency_code    text not null,
  agency_code_verified boolean not null,
  valid_from     date not null,
  valid_to       date constraint unit_version_valid check (valid_to >= valid_from),
  primary key (unit_id, valid_from),
  constraint unit_version_once exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
    deferrable initially deferred,
  constraint unit_version_agency_code_once exclude using gist (agency_code with =, daterange(valid_from, valid_to, '[]') with &&)
    deferrable initially deferred
);
comment on table organisation.unit_version is 'Tên, cơ quan cấp trên, địa bàn và mã định danh của đơn vị trong từng thời gian';
comment on column organisation.unit_version.place_name is 'Địa danh ghi trên giấy tờ';
comment on column organisation.unit_version.agency_code is 'Mã định danh cơ quan theo Quyết định 20/2020/QĐ-TTg';
comment on column organisation.unit_version.agency_code_verified is 'false: mã đặt cho bản trình diễn, chưa đối chiếu với mã được công bố';
create index unit_version_area on organisation.unit_version (area_code);
create index unit_version_parent on organisation.unit_version (parent_unit_id);
create index unit_version_search on organisation.unit_version using gin (infrastructure.fold(name) public.gin_trgm_ops);

create table organisation.desk_service (
  desk_unit_id      uuid not null references organisation.unit (id),
  authority_unit_id uuid not null references organisation.unit (id),
  valid_from        date not null,
  valid_to          date constraint desk_service_valid check (valid_to >= valid_from),
  primary key (authority_unit_id, valid_from),
  constraint desk_service_once exclude using gist (authority_unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
    deferrable initially deferred
);
comment on table organisation.desk_service is 'Bộ phận một cửa nhận và trả hồ sơ cho cơ quan nào; quầy không phải là cơ quan giải quyết';
create index desk_service_desk on organisation.desk_service (desk_unit_id);

create table organisation.post (
  id         uuid primary key,
  unit_id    uuid not null references organisation.unit (id),
  title      text not null,
  roles      text[] not null,
  valid_from date not null,
  valid_to   date constraint post_valid check (valid_to >= valid_from)
);
comment on table organisation.post is 'Vị trí công tác của đơn vị và các vai trò trong quy trình gắn với vị trí';
create index post_unit on organisation.post (unit_id);

create table organisation.post_holding (
  post_id    uuid not null references organisation.post (id),
  account_id uuid not null,
  valid_from date not null,
  valid_to   date constraint post_holding_valid check (valid_to >= valid_from),
  primary key (post_id, account_id, valid_from),
  constraint post_holding_once exclude using gist (post_id with =, account_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table organisation.post_holding is 'Ai giữ vị trí công tác nào, từ ngày nào đến ngày nào';
create index post_holding_account on organisation.post_holding (account_id);

create table organisation.installed_content (
  regime       text primary key,
  sha256       text not null,
  installed_at timestamptz not null
);
comment on table organisation.installed_content is 'Nội dung tổ chức đã cài; nội dung không đổi thì khởi động lại không cài lại';
