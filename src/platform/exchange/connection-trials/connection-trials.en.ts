import type { connectionTrialsVi } from './connection-trials.vi.ts';

export const connectionTrialsEn = {
  'exchange.trials_used_up': 'A person may try connections {most} times an hour; please try again later.',
  'exchange.trial.state.waiting': 'Waiting for an integration gateway to take the trial.',
  'exchange.trial.state.under_way': 'Trying step by step.',
  'exchange.trial.state.passed': 'The connection works.',
  'exchange.trial.state.passed_composed':
    'Grant, key and quota hold; the way to the providers is tried by the grants for each of the services it is composed of.',
  'exchange.trial.state.failed': 'The connection does not work yet: it failed at “{title}”.',
  'exchange.trial.state.no_gateway':
    'No integration gateway took the trial within {seconds} seconds: perhaps none is running. Tell the operators of the platform.',
  'exchange.trial.state.no_result': 'No result: the gateway stopped on the way. Please try again.',
  'exchange.trial.axis': 'the agency in charge of the platform',
  'exchange.trial.step.grant': 'The grant is in force',
  'exchange.trial.step.credentials': 'Key and certificate of the consumer',
  'exchange.trial.step.quota': 'Calls left today',
  'exchange.trial.step.address': 'The provider’s server can be reached',
  'exchange.trial.step.certificate': 'Certificate of the provider’s server',
  'exchange.trial.step.breaker': 'The gateway lets calls to the provider through',
  'exchange.trial.step.read': 'One operation that only reads is asked',

  'exchange.trial.seen.grant_in_force':
    'The grant is in force to the end of {to}; both systems and the service are in use.',
  'exchange.trial.seen.grant_waiting': 'The grant has not been given; the request waits for a decision.',
  'exchange.trial.todo.grant_waiting': 'Decide the request once the keeper of the data has agreed.',
  'exchange.trial.seen.grant_suspended': 'The grant is suspended.',
  'exchange.trial.todo.grant_suspended': 'Resume the grant once the reason (see the steps of the grant) is mended.',
  'exchange.trial.seen.grant_over': 'The grant has ended or was refused.',
  'exchange.trial.todo.grant_over': 'Ask for a new grant if it is still needed.',
  'exchange.trial.seen.grant_not_begun': 'The grant is in force from {from} only.',
  'exchange.trial.todo.grant_not_begun': 'Wait for that day, or ask for a grant that begins earlier.',
  'exchange.trial.seen.grant_expired': 'The grant ended after {to}.',
  'exchange.trial.todo.grant_expired': 'Ask for the grant to be renewed.',
  'exchange.trial.seen.grant_out_of_hours': 'Out of hours now: the grant allows calls from {from} to {to} only.',
  'exchange.trial.todo.grant_out_of_hours': 'Try again within the hours, or ask for a grant with more.',
  'exchange.trial.seen.consumer_suspended': 'The consumer’s system is suspended or retired.',
  'exchange.trial.todo.consumer_suspended': 'Open the consumer’s system again once the reason is gone.',
  'exchange.trial.seen.provider_suspended': 'The provider’s system is suspended or retired.',
  'exchange.trial.todo.provider_suspended': 'Open the provider’s system again once the reason is gone.',
  'exchange.trial.seen.service_suspended': 'The service is suspended or no longer offered.',
  'exchange.trial.todo.service_suspended':
    'Open the service again, or tell when it will be and which version replaces it.',

  'exchange.trial.seen.credentials_hold': 'Keys and certificates are good; the first to end is good until {day}.',
  'exchange.trial.seen.credentials_own': 'This system signs its tokens itself and needs no key.',
  'exchange.trial.seen.credentials_none': 'The consumer’s system has no secret key to take tokens with.',
  'exchange.trial.todo.credentials_none': 'Issue a key under Systems and put it into the consumer’s system.',
  'exchange.trial.seen.credentials_expired': 'The key of the consumer’s system ended on {day}.',
  'exchange.trial.todo.credentials_expired': 'Issue a new key under Systems and put it into the consumer’s system.',
  'exchange.trial.seen.certificate_missing':
    'The consumer’s system has no valid certificate; this gateway takes calls with one only.',
  'exchange.trial.todo.certificate_missing': 'Hand in a certificate (PEM file) under Systems.',

  'exchange.trial.seen.quota_left': 'About {left} of {quota} calls are left today.',
  'exchange.trial.seen.quota_used_up': 'All {quota} calls of today are used up.',
  'exchange.trial.todo.quota_used_up': 'Wait for tomorrow, or ask for more calls a day.',

  'exchange.trial.seen.address_connected': 'The server was found{host} and connected to after {ms} ms.',
  'exchange.trial.seen.composed':
    'A composed service has no server of its own: try the connections of the grants to the services it is composed of.',
  'exchange.trial.seen.mock': 'A service to try out with has no server: answers are made from the contract.',
  'exchange.trial.seen.gateway_unaware': 'The gateway that took the trial does not know this grant yet.',
  'exchange.trial.todo.gateway_unaware': 'Try again in some minutes; if that stays, look into the gateway’s log.',
  'exchange.trial.seen.address_not_set': 'The gateway was not given the address of this provider.',
  'exchange.trial.todo.address_not_set': 'Set the address among the gateway’s settings and start it again.',
  'exchange.trial.seen.address_forbidden':
    'The registered address{host} leads where the gateway may not call (its own machine, addresses inside it).',
  'exchange.trial.todo.address_forbidden': 'Correct the name, or register another address of the service.',
  'exchange.trial.seen.name_not_found': 'No server has the registered name{host}.',
  'exchange.trial.todo.name_not_found': 'Check the name (DNS), or register the address of the service again.',
  'exchange.trial.seen.name_unanswered': 'The name server (DNS) does not answer the gateway.',
  'exchange.trial.todo.name_unanswered': 'Check DNS and the gateway’s network.',
  'exchange.trial.seen.connection_refused':
    'The provider’s server{host} refused the connection: no program listens at the registered port.',
  'exchange.trial.todo.connection_refused': 'Start the service again, check the firewall and the registered address.',
  'exchange.trial.seen.no_connection': 'The provider’s server{host} took no connection within {seconds} seconds.',
  'exchange.trial.todo.no_connection':
    'Check the server, and whether the firewall lets the gateway in; if the server runs well, operators of the platform check the network.',

  'exchange.trial.seen.certificate_holds': 'The certificate has the right name, is trusted, and is good until {day}.',
  'exchange.trial.seen.plain_http': 'The address does not use https; allowed on one machine or for trying out only.',
  'exchange.trial.seen.certificate_expired': 'The provider’s server answers but its certificate ended on {day}.',
  'exchange.trial.todo.certificate_expired': 'Put a new certificate on the server.',
  'exchange.trial.seen.certificate_not_yet':
    'The provider’s server answers but its certificate is good from {day} only.',
  'exchange.trial.todo.certificate_not_yet': 'Put a certificate on the server that is good today.',
  'exchange.trial.seen.certificate_other_name':
    'The provider’s server answers but its certificate is for another name than the registered one{names}.',
  'exchange.trial.todo.certificate_other_name':
    'Put a certificate for the server’s name on it, or register the address by the name in the certificate.',
  'exchange.trial.seen.certificate_self_signed':
    'The provider’s server answers but it signed its certificate itself; no authority did.',
  'exchange.trial.todo.certificate_self_signed': 'Get a certificate of a trusted authority and put it on the server.',
  'exchange.trial.seen.certificate_untrusted':
    'The provider’s server answers but its certificate does not lead to a trusted authority.',
  'exchange.trial.todo.certificate_untrusted':
    'Send the certificates in between as well, or use a trusted authority; one of the province is added by operators of the platform to the setting UPSTREAM_CA.',
  'exchange.trial.seen.tls_broken': 'The provider’s server takes connections but https cannot be set up.',
  'exchange.trial.todo.tls_broken': 'Check that the registered port speaks https, and TLS from version 1.2.',

  'exchange.trial.seen.breaker_closed': 'Calls go through to the provider.',
  'exchange.trial.seen.breaker_resting':
    'The gateway{gateway} leaves the provider alone because several calls in a row have just failed; real calls are turned away at once.',
  'exchange.trial.todo.breaker_resting':
    'See why those calls failed; in some seconds the gateway calls again by itself, then try again.',

  'exchange.trial.seen.answered':
    '{operation} was asked: {status}, {bytes} bytes, as the contract says, after {ms} ms.',
  'exchange.trial.seen.answered_none':
    '{operation} was asked with the example: {status} (there is none), as the contract says, after {ms} ms.',
  'exchange.trial.seen.after_failure': 'Not tried because “{title}” failed.',
  'exchange.trial.seen.personal':
    'Not asked: the service has personal data, and a trial of the connection is no lawful purpose to look at anybody’s.',
  'exchange.trial.seen.no_harmless_read':
    'Not asked: none of the granted operations only reads (GET) and has examples of its parameters in the contract.',
  'exchange.trial.seen.soap_read_unknown': 'Not asked: the WSDL does not say which operation only reads.',
  'exchange.trial.seen.timed_out': '{operation} was asked: no answer within {seconds} seconds.',
  'exchange.trial.todo.timed_out': 'See whether the server is overloaded or hangs.',
  'exchange.trial.seen.unreachable': '{operation} was asked: the connection broke before there was an answer.',
  'exchange.trial.todo.unreachable':
    'See the log of the server, and of what stands before it, at the time of the trial.',
  'exchange.trial.seen.busy': 'The provider is at as many calls as it takes; there was no place for the trial.',
  'exchange.trial.todo.busy': 'Try again later; if it stays so, see why calls take long.',
  'exchange.trial.seen.bulk_part_full': 'The places for work in bulk are taken.',
  'exchange.trial.todo.bulk_part_full': 'Try again later; if it stays so, look at the places of the service.',
  'exchange.trial.seen.provider_failed': '{operation} was asked: the provider reports a failure of its own{status}.',
  'exchange.trial.todo.provider_failed': 'See the log of the server at the time of the trial.',
  'exchange.trial.seen.provider_denies': '{operation} was asked: the provider does not let the gateway in{status}.',
  'exchange.trial.todo.provider_denies':
    'Let the gateway call the service; where the provider has keys of its own, operators of the platform check the key among the gateway’s settings.',
  'exchange.trial.seen.example_refused':
    '{operation} was asked: the provider refused the example of its own contract{status}.',
  'exchange.trial.todo.example_refused': 'Correct the example in the contract, or the service so that it takes it.',
  'exchange.trial.seen.status_unknown':
    '{operation} was asked: the provider answered {status}, which is not in the contract.',
  'exchange.trial.todo.status_unknown': 'Correct the service, or publish a contract that has this answer.',
  'exchange.trial.seen.not_json': '{operation} was asked: the answer is not JSON as the contract says.',
  'exchange.trial.todo.not_json': 'See whether the registered address is the service’s, or gives a web page.',
  'exchange.trial.seen.breaks_contract': '{operation} was asked: the answer{status} breaks the contract{rule}.',
  'exchange.trial.todo.breaks_contract': 'Correct the service, or publish a new version of the contract.',
  'exchange.trial.seen.too_large': '{operation} was asked: the answer is larger than the service may give.',
  'exchange.trial.todo.too_large': 'Answer in parts, or ask for a higher limit of the service.',
  'exchange.trial.seen.refused_here': 'The gateway did not let the trial through (code {fault}).',
  'exchange.trial.todo.refused_here': 'Look the code up among the gateway’s refusals.',
  'exchange.trial.seen.not_recorded': 'The gateway cannot write its log, so that real calls are not answered either.',
  'exchange.trial.todo.not_recorded': 'Check the gateway’s disk.',
} as const satisfies Record<keyof typeof connectionTrialsVi, string>;
