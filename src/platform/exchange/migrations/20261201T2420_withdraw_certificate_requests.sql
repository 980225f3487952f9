-- A request that waits can be taken back by the agency that sent it: one with the wrong key would bar the right one until somebody refuses it.
alter table exchange.certificate_request
  drop constraint certificate_request_state,
  add constraint certificate_request_state check (state in ('waiting', 'issued', 'refused', 'withdrawn'));
