-- What of a grant is used: whoever keeps the data confirms each grant from time to time, and what nobody needs is given back.
create table exchange.grant_use (
  grant_id uuid not null,
  part     text not null constraint grant_use_part check (part in ('operation', 'field')),
  name     text not null,
  calls    bigint not null,
  last_at  timestamptz not null,
  primary key (grant_id, part, name)
) with (fillfactor = 80);
comment on table exchange.grant_use is 'Phần nào của một quyền khai thác có dùng: số lượt và lần cuối của từng thao tác, từng trường; cộng từ nhật ký khi chuyển về';
comment on column exchange.grant_use.name is 'Mã thao tác hoặc tên trường; dấu * ở phần field là câu trả lời không ghi trường nào đã đưa (không phải dữ liệu cá nhân)';

alter table exchange.access_grant
  add column reviewed_at timestamptz not null default now(),
  add column review_told_at timestamptz,
  add column calls_at_review bigint not null default 0;
comment on column exchange.access_grant.reviewed_at is 'Lúc cơ quan giữ dữ liệu xác nhận lần gần nhất; ban đầu là lúc cấp quyền';
comment on column exchange.access_grant.review_told_at is 'Lúc đã báo cơ quan giữ dữ liệu về kỳ rà soát tới';
comment on column exchange.access_grant.calls_at_review is 'Tổng số lượt đã gọi tới lúc xác nhận; lượt từ đó là phần hơn';
update exchange.access_grant as granted set reviewed_at = coalesce(
  (select max(step.at) from exchange.grant_step as step where step.grant_id = granted.id and step.action = 'approve'), changed_at);
create index access_grant_to_review on exchange.access_grant (reviewed_at) where state = 'active';

alter table exchange.grant_step drop constraint grant_step_action;
alter table exchange.grant_step add constraint grant_step_action
  check (action in ('request', 'agree', 'refuse', 'approve', 'suspend', 'resume', 'renew', 'end', 'confirm', 'narrow', 'lapse', 'agreement'));

insert into exchange.grant_use (grant_id, part, name, calls, last_at)
select granted.id, 'operation', entry.operation, count(*), max(entry.at)
from exchange.access_grant as granted
join exchange.system as consumer on consumer.id = granted.consumer_id
join exchange.service as service on service.id = granted.service_id
join exchange.log_entry as entry on entry.consumer = consumer.code
  and entry.service = case service.environment when 'sandbox' then 'sandbox/' else '' end || service.code || '/' || service.version
  and entry.operation = any (granted.operations)
where granted.state in ('active', 'suspended') and entry.status < 400 and entry.outcome <> 'started'
group by granted.id, entry.operation;
-- Which fields earlier answers had is sealed in their lines: until the first review after this they are not told apart.
insert into exchange.grant_use (grant_id, part, name, calls, last_at)
select grant_id, 'field', '*', sum(calls), max(last_at) from exchange.grant_use group by grant_id;
