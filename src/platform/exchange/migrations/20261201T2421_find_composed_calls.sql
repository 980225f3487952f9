-- A composed call and the calls for its parts are found by each other. Only their lines are in it: a trace in every line would cost each call.
create index log_entry_of_composed on exchange.log_entry (composed_call, at desc) where composed_call is not null;
