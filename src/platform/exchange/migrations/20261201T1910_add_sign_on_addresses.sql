-- Where people are sent back to after they have signed in for a system.
alter table exchange.system add column sign_on_addresses text[] not null default '{}';
comment on column exchange.system.sign_on_addresses is 'Các địa chỉ quay về sau khi đăng nhập một lần; chỉ đúng các địa chỉ này';
