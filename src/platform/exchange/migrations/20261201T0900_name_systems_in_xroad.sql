-- Systems that speak X-Road are known there by an identifier of their own; and a contract may be a WSDL.
alter table exchange.system
  add column x_road_id text constraint system_x_road_id unique
    constraint system_x_road_id_form check (x_road_id ~ '^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){2,3}$');
comment on column exchange.system.x_road_id is 'Định danh trên X-Road: instance/lớp/thành viên/hệ thống con; để trống khi hệ thống không gọi và không được gọi theo X-Road';
comment on column exchange.service.contract is 'Hợp đồng giao tiếp: OpenAPI 3.0 hoặc 3.1 (JSON hoặc YAML), hoặc WSDL 1.1';
