-- Danh sách quyền khai thác được đọc từng trang theo lần thay đổi gần nhất.
create index access_grant_by_change on exchange.access_grant (changed_at, id);
