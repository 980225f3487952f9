import { certificatesEn } from './certificates/certificates.en.ts';
import { connectionTrialsEn } from './connection-trials/connection-trials.en.ts';
import { proposalsEn } from './proposals/proposals.en.ts';
import type { exchangeVi } from './exchange.vi.ts';

export const exchangeEn = {
  'exchange.not_found': 'Not found.',
  'exchange.officials_only':
    'Only officials who hold a post in an agency of the province can take a key to try out with.',
  'exchange.sandbox_keys_used_up':
    'The agency has {most} keys to try out with already; end a system that is not used any more, then take a new one.',
  'exchange.mapping_wrong': 'The mapping of messages cannot be used: {what}.',
  'exchange.composition_wrong': 'The service cannot be composed so: {what}.',
  'exchange.breaks_composed':
    'This change breaks composed services that use this part: {who}. Publish a new version, or mend the composed service first.',
  'exchange.services_changed':
    'A service was changed while this was being checked; nothing has been written. Send it again to have it checked against what is there now.',
  'exchange.contract_wrong': 'The contract cannot be used: {what}.',
  'exchange.sign_on_address_plain': 'The return address “{address}” cannot be used: for real people it must be https.',
  'exchange.upstream_forbidden':
    'The address {upstream} may not be used: it must be https, lead neither to this host nor to its internal addresses, and name no account.',
  'exchange.no_operation': 'The contract has no operation {operation}.',
  'exchange.no_field': 'Answers of the chosen operations have no field {field}.',
  'exchange.fields_needed': 'The service has personal data: the fields must be chosen one by one.',
  'exchange.dates_wrong': 'The last day must not lie before the first.',
  'exchange.span_wrong': 'The end must lie after the beginning.',
  'exchange.no_unit': 'No agency has the code {code}.',
  'exchange.no_system': 'There is no system {system}.',
  'exchange.no_service': 'There is no service {service}.',
  'exchange.other_environment': 'System {system} and service {service} must both be for trying out, or both real.',
  'exchange.code_taken': 'Code {code} is taken.',
  'exchange.grant_exists': 'This system already has, or has asked for, a grant of this service.',
  'exchange.step_not_allowed': 'The grant is in a state that does not allow this step.',
  'exchange.own_request': 'Whoever asked for a grant may not give it; somebody else must approve.',
  'exchange.reason_needed': 'A reason is needed (at least 10 letters).',
  'exchange.breaks_consumers': 'This change breaks systems that use the service: {who}.',
  'exchange.no_topic': 'There is no such topic of messages.',
  'exchange.message_wrong': 'The message is wrong: {what}.',
  'exchange.message_id_reused': 'This message id was sent before with other content.',
  'exchange.delivery_settled': 'This message was settled otherwise before.',
  'exchange.key_wrong': 'The public key cannot be read; a JWK of Ed25519 or P-256 without its private part is needed.',
  'exchange.certificate_wrong': 'The certificate cannot be read or has expired; a PEM file is needed.',
  'exchange.mail_wrong': 'This is not an e-mail address.',
  'exchange.recipient_exists': '{address} is told of alerts already.',
  'exchange.notice_too_short': 'A planned stop is announced {term} ahead: {earliest} at the earliest ({article}).',
  'exchange.stop_planned': 'A planned stop of this service is not over yet.',
  'exchange.alert.service_faults':
    'Service {subject}: the provider failed {share}% of the calls of the last {minutes} minutes ({faults} of {calls}).',
  'exchange.alert.service_slow':
    'Service {subject}: 95% of the answers of the last {minutes} minutes took up to {p95} ms; {most} ms are allowed.',
  'exchange.alert.provider_silent':
    'Service {subject}: the provider answered none of the {calls} calls of the last {minutes} minutes.',
  'exchange.alert.quota_near': '{subject}: {share}% of the calls of the day are used ({used} of {quota}).',
  'exchange.alert.credential_ends': 'A key or certificate of {subject} ends in {days} days and has no successor.',
  'exchange.alert.decoy_shown':
    'A DECOY KEY of system {subject} was shown {count} times within a day, last from {from}. Where it was placed has leaked: {placed}. Replace the true keys kept there.',
  'exchange.alert.dead_key_shown':
    'A revoked or ended key of system {subject} was shown {count} times within a day, last from {from}: the system has not changed its key, or the key has leaked.',
  'exchange.alert.grant_ends': 'The grant {subject} ends in {days} days.',
  'exchange.alert.time_stamp_late':
    'Seals of gateway {subject} have waited {minutes} minutes for a time stamp: the authority is away, or its stamps do not hold. Exchange goes on.',
  'exchange.alert.sunset_near': 'Service {subject} ends in {days} days and is still called by {consumers}.',
  'exchange.alert.sunset_passed':
    'Service {subject} should have ended {days} days ago and is still called by {consumers}. The gateway turns nobody away for it; suspend the service or put the day off.',
  'exchange.alert.part_ends':
    'The composed service {composed} uses {part}, which ends on {day}; {owner} has to move that part to another version.',
  'exchange.alert.gateway_silent': 'Gateway {subject} has not been heard of for {minutes} minutes.',
  'exchange.alert.messages_stuck': 'Messages {subject}: {count} did not arrive within the last day.',
  'exchange.alert.messages_late': 'Messages {subject}: the oldest has waited for {minutes} minutes.',
  'exchange.test_twice': 'Two tests are named “{name}”.',
  'exchange.alert.contract_broken': 'A consumer’s test failed at {subject}: {fault}.',
  ...certificatesEn,
  ...connectionTrialsEn,
  ...proposalsEn,
  'exchange.alert.review_overdue':
    'The grant {subject} should have been confirmed {days} days ago by the agency that keeps the data; it is still in force.',
  'exchange.review_settled': 'This grant has just been reviewed; please look again before deciding.',
  'exchange.grant_lapses':
    'The agency that keeps the data has decided to let this grant end; it cannot be renewed, only asked for anew.',
  'exchange.part_in_use': '“{part}” is in use, or not yet known to be unused, and cannot be taken away in a review.',
  'exchange.nothing_narrowed': 'Choose at least one unused operation or field to take away.',
  'exchange.nothing_left': 'Nothing of the grant would be left; let it end instead.',
  'exchange.agreement_needed': 'A data-sharing agreement is needed before this grant is given ({article}).',
  'exchange.agreement_not_pdf': 'The agreement must be a PDF file whose upload is complete.',
  'exchange.told.title': 'Service {key} of the integration platform',
  'exchange.told.planned': 'Service {key} will stop as planned from {from} to {to}. Reason: {reason}',
  'exchange.told.cancelled': 'Service {key} will not stop as announced. Reason: {reason}',
  'exchange.told.suspended': 'Service {key} is suspended. Reason: {reason}',
  'exchange.told.resumed': 'Service {key} is open again. {reason}',
  'exchange.told.part_ends':
    'The composed service {composed} uses {key}, which ends on {day}. Move that part to another version before then. Reason: {reason}',
  'exchange.told.narrowed':
    'The grant of {consumer} for service {key} was narrowed; no longer in it, because unused: {taken}. Reason: {reason}',
  'exchange.told.lapses':
    'The grant of {consumer} for service {key} was not confirmed and ends after {day}. Reason: {reason}',
  'exchange.told.review':
    'The grant of {consumer} for service {key} is to be reviewed and confirmed by the end of {day} (Reviews, in the integration platform).',
} as const satisfies Record<keyof typeof exchangeVi, string>;
