-- One consumer's nightly batch does not keep the counter waiting: a grant says which of the two it is for.
alter table exchange.access_grant add column priority text not null default 'counter'
  constraint access_grant_priority check (priority in ('counter', 'bulk'));
comment on column exchange.access_grant.priority is
  'Mức ưu tiên: counter là phục vụ người đang chờ tại quầy, trên mạng; bulk là xử lý hàng loạt, chỉ được một phần số chỗ của bên cung cấp';
