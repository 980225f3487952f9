-- Every change of the management is an entry that a gateway seals in its own log: altered, removed or moved, it is named.
create table exchange.management_entry (
  id        uuid primary key,
  seq       bigint constraint management_entry_seq unique,
  sections  jsonb not null,
  sealed_by text,
  constraint management_entry_sealed check (sealed_by is null or seq is not null)
);
create index management_entry_unsealed on exchange.management_entry (seq) where sealed_by is null;
comment on table exchange.management_entry is
  'Nhật ký quản lý nền tảng: mỗi thay đổi một mục, ghi cùng giao dịch; cổng niêm phong mã băm của từng mục trong nhật ký của mình';
comment on column exchange.management_entry.seq is
  'Số thứ tự liền nhau, cấp khi giao dịch hoàn tất: đúng thứ tự các thay đổi có hiệu lực, thiếu số là có mục bị lấy đi';
comment on column exchange.management_entry.sections is
  'Phần “facts” và phần “person”, mỗi phần có muối riêng: xóa phần về người thì phần còn lại vẫn kiểm chứng được';
comment on column exchange.management_entry.sealed_by is 'Cổng đã niêm phong mục này';

-- At the commit, when every row of the transaction is held already: who waits for a number holds up nobody who waits for a row, and
-- numbers follow one another as the transactions do, without a gap. What a backup brings back has its number already.
create function exchange.number_management_entry() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(5120087);
  update exchange.management_entry
  set seq = (select coalesce(max(seq), 0) + 1 from exchange.management_entry)
  where id = new.id;
  return null;
end $$;
create constraint trigger management_entry_numbered after insert on exchange.management_entry
  deferrable initially deferred for each row when (new.seq is null) execute function exchange.number_management_entry();
