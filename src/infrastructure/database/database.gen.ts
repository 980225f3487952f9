// Written by `npm run generate` from the migrated schema. Do not edit.

import type { ColumnType, GeneratedAlways } from 'kysely';

type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

export interface DB {
  'code_lists.entry': {
    list: string;
    code: string;
    name_vi: string;
    name_en: string | null;
    position: number;
    valid_from: string;
    valid_to: string | null;
    attributes: Generated<Json>;
  };
  'code_lists.told': {
    list: string;
    version: number;
    entries: Json;
  };
  'correspondence.document': {
    id: string;
    direction: string;
    own_code: string;
    other_code: string;
    document_code: string;
    response_for: string | null;
    subject: string;
    content: Json;
    made_for: string | null;
    dossier_code: string | null;
    partner: string | null;
    round: number | null;
    paper_id: string | null;
    state: string;
    status: string | null;
    reason: Generated<string>;
    raw_sha256: string | null;
    attempts: Generated<number>;
    fault: Generated<string>;
    next_try_at: Timestamp | null;
    created_at: Timestamp;
    exchanged_at: Timestamp | null;
  };
  'correspondence.status_message': {
    id: string;
    direction: string;
    own_code: string;
    other_code: string;
    document_code: string;
    code: string;
    reason: Generated<string>;
    is_applied: boolean;
    attempts: Generated<number>;
    fault: Generated<string>;
    next_try_at: Timestamp | null;
    created_at: Timestamp;
    exchanged_at: Timestamp | null;
  };
  'document_axis_stand_in.message': {
    id: string;
    kind: string;
    from_code: string;
    to_code: string;
    document_code: string;
    status_code: string;
    xml: string;
    sent_at: Timestamp;
    taken_at: Timestamp | null;
  };
  'dossiers.action': {
    received_unit_id: string;
    received_on: string;
    dossier_id: string;
    sequence: number;
    kind: string;
    at: Timestamp;
    actor_id: string | null;
    actor_name: string;
    actor_unit_id: string | null;
    actor_title: string | null;
    command_id: string;
    content: Json;
    previous_hash: string;
    hash: string;
  };
  'dossiers.code_counter': {
    agency_code: string;
    received_on: string;
    last_number: number;
  };
  'dossiers.consultation': {
    received_unit_id: string;
    received_on: string;
    dossier_id: string;
    partner: string;
    round: number;
    unit_id: string;
    asked_at: Timestamp;
    sent_at: Timestamp | null;
    due_on: string | null;
    returned_at: Timestamp | null;
    silent_at: Timestamp | null;
    ended_at: Timestamp | null;
    ended: string | null;
  };
  'dossiers.dossier': {
    id: string;
    received_unit_id: string;
    received_on: string;
    code: string;
    procedure_code: string;
    procedure_name: string;
    package_version: string;
    channel: string;
    helped_unit_id: string | null;
    deciding_unit_id: string;
    applicant_account_id: string | null;
    owner_account_id: string | null;
    owner_name: string;
    owner_number: string | null;
    owner_search: GeneratedAlways<string | null>;
    status: number;
    submitted_at: Timestamp;
    accepted_at: Timestamp | null;
    due_on: string | null;
    due_at: Timestamp | null;
    finished_at: Timestamp | null;
    returned_at: Timestamp | null;
    last_action_at: Timestamp;
    revision: number;
    last_hash: string;
    state: Json;
    desk_unit_id: string;
  };
  'dossiers.draft': {
    id: string;
    account_id: string;
    procedure_code: string;
    package_version: string;
    content: Json;
    revision: Generated<number>;
    created_at: Timestamp;
    updated_at: Timestamp;
    submitted_as: string | null;
    amends: string | null;
  };
  'dossiers.follow': {
    dossier_id: string;
    account_id: string;
    since: Timestamp;
  };
  'dossiers.intake_known': {
    command_id: string;
    account_id: string;
    known: Json;
    at: Timestamp;
    party: Json | null;
    covers: Generated<Json>;
  };
  'dossiers.national_position': {
    only_one: Generated<boolean>;
    seen_at: Timestamp;
  };
  'dossiers.national_sync': {
    dossier_id: string;
    code: string;
    portal_code: string | null;
    revision: number;
    told: Generated<number>;
    since: Timestamp;
    next_try_at: Timestamp | null;
    attempts: Generated<number>;
    fault: string | null;
    fault_detail: string | null;
    told_at: Timestamp | null;
  };
  'dossiers.open_task': {
    id: string;
    received_unit_id: string;
    received_on: string;
    dossier_id: string;
    process_task_id: string;
    node_id: string;
    name: string;
    action: string;
    role: string;
    unit_id: string;
    assignee_id: string | null;
    opened_at: Timestamp;
    step_due_at: Timestamp | null;
    waiting: Generated<boolean>;
    dossier_code: string;
    procedure_code: string;
    procedure_name: string;
    owner_name: string;
    channel: string;
    status: number;
    due_on: string | null;
    due_at: Timestamp | null;
    instance: Generated<string>;
    partner: string | null;
    opened_by: Generated<number>;
    term: string | null;
    received_at: Timestamp | null;
    received_by: string | null;
    escalated_at: Timestamp | null;
    owner_search: GeneratedAlways<string | null>;
  };
  'dossiers.supplied_document': {
    id: string;
    received_unit_id: string;
    received_on: string;
    dossier_id: string;
    document_id: string;
    round: number;
    name: string;
    file_name: string | null;
    sha256: string | null;
    media_type: string | null;
    size_bytes: number | null;
    page_count: number | null;
    paper_originals: Generated<number>;
    paper_copies: Generated<number>;
    supplied_at: Timestamp;
    replaced_at: Timestamp | null;
    cover: Json | null;
  };
  'dossiers.task_done': {
    received_unit_id: string;
    received_on: string;
    dossier_id: string;
    instance: string;
    partner: string | null;
    process_task_id: string;
    node_id: string;
    name: string;
    action: string;
    role: string;
    unit_id: string;
    assignee_id: string | null;
    opened_at: Timestamp;
    opened_by: number;
    received_at: Timestamp | null;
    received_by: string | null;
    term: string | null;
    step_due_at: Timestamp | null;
    closed_at: Timestamp;
    closed_by: number;
    outcome: string;
  };
  'dossiers.timer': {
    dossier_id: string;
    kind: string;
    key: string;
    due_at: Timestamp;
    retry_at: Timestamp | null;
  };
  'dossiers.visit': {
    dossier_id: string;
    account_id: string;
    opened_at: Timestamp;
    seen_sequence: number;
  };
  'exchange.access_grant': {
    id: string;
    consumer_id: string;
    service_id: string;
    operations: string[];
    fields: string[] | null;
    row_scope: Json | null;
    purpose: string;
    article: string;
    valid_from: string;
    valid_to: string;
    daily_quota: number;
    per_second: number;
    hours: Json | null;
    state: string;
    changed_at: Timestamp;
    tests: Generated<Json>;
    priority: Generated<string>;
    reviewed_at: Generated<Timestamp>;
    review_told_at: Timestamp | null;
    calls_at_review: Generated<number>;
  };
  'exchange.acme_account': {
    id: string;
    system_id: string;
    acme_key_id: string;
    key_thumbprint: string;
    public_key: Json;
    contact: Json;
    state: string;
    created_at: Timestamp;
  };
  'exchange.acme_key': {
    id: string;
    system_id: string;
    sealed_key: string;
    created_at: Timestamp;
    ends_at: Timestamp;
    removed_at: Timestamp | null;
  };
  'exchange.acme_order': {
    id: string;
    account_id: string;
    identifier: string;
    serial: string | null;
    created_at: Timestamp;
    ends_at: Timestamp;
  };
  'exchange.acme_used_nonce': {
    nonce: string;
    ends_at: Timestamp;
  };
  'exchange.alert': {
    id: string;
    kind: string;
    subject: string;
    severity: string;
    detail: Json;
    raised_at: Timestamp;
    last_seen_at: Timestamp;
    cleared_at: Timestamp | null;
  };
  'exchange.alert_notice': {
    alert_id: string;
    recipient_id: string;
    what: string;
    attempts: Generated<number>;
    next_at: Timestamp | null;
    sent_at: Timestamp | null;
    last_fault: Generated<string>;
  };
  'exchange.alert_recipient': {
    id: string;
    channel: string;
    address: string;
    least_severity: string;
    created_at: Timestamp;
  };
  'exchange.alert_silence': {
    kind: string;
    subject: string;
    until: Timestamp;
    reason: string;
    actor_name: string;
    created_at: Timestamp;
  };
  'exchange.body_key': {
    day: string;
    sealed_key: string;
  };
  'exchange.call_figure': {
    service: string;
    consumer: string;
    hour: Timestamp;
    bucket: number;
    calls: number;
    refused: number;
    failed: number;
    last_good_at: Timestamp | null;
  };
  'exchange.certificate_authority': {
    id: string;
    certificates: string;
    sealed_key: string | null;
    not_after: Timestamp;
    created_at: Timestamp;
  };
  'exchange.certificate_request': {
    id: string;
    system_id: string;
    csr: string;
    key_kind: string;
    key_mark: string;
    state: string;
    asked_by: string | null;
    asked_name: string;
    asked_at: Timestamp;
    decided_by: string | null;
    decided_name: string | null;
    decided_at: Timestamp | null;
    reason: Generated<string>;
  };
  'exchange.connection_trial': {
    id: string;
    grant_id: string;
    asked_at: Timestamp;
    asked_by: string | null;
    asker_name: string;
    asker_unit: string;
    state: Generated<string>;
    idle_since: Generated<Timestamp>;
    waits_seconds: number;
    attempts: Generated<number>;
    attempt: string | null;
    gateway_id: string | null;
    steps: Generated<Json>;
  };
  'exchange.credential': {
    id: string;
    system_id: string;
    kind: string;
    secret_hash: string | null;
    thumbprint: string | null;
    public_key: Json | null;
    subject: Generated<string>;
    not_after: Timestamp;
    created_at: Timestamp;
    revoked_at: Timestamp | null;
  };
  'exchange.day_count': {
    day: string;
    systems: number | null;
    services: number | null;
    grants: number | null;
    published_at: Timestamp;
  };
  'exchange.day_figure': {
    day: string;
    service: string;
    service_name: string;
    provider_agency: string;
    consumer_agency: string;
    calls: number;
    failed: number;
    times: Json;
  };
  'exchange.decoy_key': {
    id: string;
    system_id: string;
    secret_hash: string;
    placed: string;
    created_at: Timestamp;
    removed_at: Timestamp | null;
  };
  'exchange.delivery': {
    id: GeneratedAlways<number>;
    sender_id: string;
    message_id: string;
    topic_id: string;
    recipient_id: string;
    key: string;
    state: Generated<string>;
    attempts: Generated<number>;
    next_at: Timestamp;
    leased_until: Timestamp | null;
    expires_at: Timestamp;
    settled_at: Timestamp | null;
    last_fault: Generated<string>;
    replays: Generated<number>;
  };
  'exchange.first_answer': {
    consumer: string;
    service: string;
    operation: string;
    key_digest: string;
    question_digest: string;
    attempt: string;
    state: string;
    under_way_until: Timestamp;
    expires_at: Timestamp;
    answer: string | null;
  };
  'exchange.gateway': {
    id: string;
    public_key: string;
    started_at: Timestamp;
    seen_at: Timestamp;
    shipped_batch: Generated<number>;
  };
  'exchange.grant_agreement': {
    grant_id: string;
    number: string;
    signed_on: string;
    agencies: string[];
    sha256: string | null;
    size_bytes: number | null;
    recorded_at: Timestamp;
    signatures: Json | null;
  };
  'exchange.grant_step': {
    id: GeneratedAlways<number>;
    grant_id: string;
    at: Timestamp;
    actor_id: string | null;
    actor_name: string;
    unit_name: string;
    action: string;
    reason: Generated<string>;
  };
  'exchange.grant_use': {
    grant_id: string;
    part: string;
    name: string;
    calls: number;
    last_at: Timestamp;
  };
  'exchange.issued_certificate': {
    serial: string;
    authority_id: string;
    system_id: string;
    credential_id: string;
    request_id: string | null;
    certificate: string;
    key_thumbprint: string;
    not_after: Timestamp;
    issued_at: Timestamp;
  };
  'exchange.log_entry': {
    gateway_id: string;
    seq: number;
    batch: number;
    at: Timestamp;
    consumer: string;
    service: string;
    operation: string;
    status: number;
    outcome: string;
    took_ms: number;
    request_bytes: number;
    response_bytes: number;
    trace_id: string;
    subject_key: string | null;
    dossier_code: string | null;
    entry: string;
    purpose: string | null;
    composed_call: string | null;
    composed_part: string | null;
    bodies: string | null;
  };
  'exchange.management_entry': {
    id: string;
    seq: number | null;
    sections: Json;
    sealed_by: string | null;
  };
  'exchange.message': {
    sender_id: string;
    id: string;
    topic_id: string;
    key: string;
    digest: string;
    envelope: string;
    sent_at: Timestamp;
    expires_at: Timestamp;
    number: GeneratedAlways<number>;
    stream_sequence: number | null;
  };
  'exchange.planned_stop': {
    id: string;
    service_id: string;
    from_at: Timestamp;
    to_at: Timestamp;
    reason: string;
    actor_name: string;
    announced_at: Timestamp;
    prior_state: string | null;
    state: string;
  };
  'exchange.proposal': {
    id: string;
    proposed_at: Timestamp;
    proposed_by: string | null;
    proposer_name: string;
    proposer_unit: string;
    reason: string;
    command: Json;
    base: Json;
    digest: string;
    changes: Json;
    dangers: string[];
    decide_by: Timestamp;
    state: string;
    settled_at: Timestamp | null;
    settled_by: string | null;
    settler_name: string | null;
    settler_unit: string | null;
    settle_reason: string | null;
  };
  'exchange.quota_use': {
    grant_id: string;
    day: string;
    leased: number;
  };
  'exchange.revocation_list': {
    authority_id: string;
    number: number;
    list: string;
    content: string;
    made_at: Timestamp;
    next_at: Timestamp;
  };
  'exchange.sealed_batch': {
    gateway_id: string;
    number: number;
    sealed_at: Timestamp;
    entries: number;
    seal: string;
  };
  'exchange.service': {
    id: string;
    code: string;
    version: string;
    name: string;
    description: Generated<string>;
    provider_id: string;
    environment: string;
    upstream_url: string;
    contract: string;
    personal: boolean;
    article: string;
    settings: Json;
    state: string;
    sunset_on: string | null;
    created_at: Timestamp;
  };
  'exchange.stream': {
    name: string;
    created_at: string | null;
    holder: string | null;
    held_until: Timestamp | null;
  };
  'exchange.system': {
    id: string;
    code: string;
    name: string;
    owner_unit_id: string | null;
    owner_unit_code: string;
    owner_unit_name: string;
    contact: Generated<string>;
    security_level: number;
    environment: string;
    state: Generated<string>;
    created_at: Timestamp;
    x_road_id: string | null;
    sign_on_addresses: Generated<string[]>;
    state_since: Timestamp | null;
  };
  'exchange.test_result': {
    grant_id: string;
    name: string;
    against: string;
    at: Timestamp;
    fault: string;
    since: Timestamp;
  };
  'exchange.time_stamp': {
    gateway_id: string;
    from_number: number;
    to_number: number;
    token: Buffer;
    stamped_at: Timestamp;
    asked_at: Timestamp;
  };
  'exchange.topic': {
    id: string;
    code: string;
    name: string;
    owner_id: string;
    schema: Json | null;
    keep_days: number;
    state: string;
  };
  'exchange.topic_right': {
    topic_id: string;
    system_id: string;
    may: string;
    push_url: string | null;
  };
  'exchange.witness': {
    gateway_id: string;
    number: number;
    witness: string;
    signature: string;
    signed_at: Timestamp;
  };
  'identity.account': {
    id: string;
    kind: string;
    username: string | null;
    password_hash: string | null;
    full_name: string;
    personal_id: string | null;
    tax_code: string | null;
    email: string | null;
    phone: string | null;
    profile: Generated<Json>;
    active: Generated<boolean>;
    created_at: Timestamp;
  };
  'identity.session': {
    token_hash: string;
    account_id: string;
    created_at: Timestamp;
    last_seen_at: Timestamp;
    expires_at: Timestamp;
  };
  'identity.sign_in_failure': {
    username: string;
    failures: number;
    last_at: Timestamp;
  };
  'identity.sign_on_record': {
    kind: string;
    key: string;
    sealed: string;
    uid: string | null;
    grant_key: string | null;
    consumed_at: Timestamp | null;
    expires_at: Timestamp | null;
  };
  'identity.signing_key': {
    id: string;
    sealed: string;
    created_at: Timestamp;
  };
  'infrastructure.audit': {
    id: GeneratedAlways<number>;
    at: Timestamp;
    actor_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    details: Generated<Json>;
  };
  'infrastructure.command': {
    id: string;
    actor_id: string;
    name: string;
    done_at: Timestamp;
    answer: Json;
  };
  'infrastructure.installed_content': {
    name: string;
    hash: string;
    installed_at: Timestamp;
  };
  'infrastructure.migration': {
    name: string;
    checksum: string;
    applied_at: Generated<Timestamp>;
  };
  'infrastructure.outbox': {
    id: GeneratedAlways<number>;
    event: string;
    payload: Json;
    created_at: Generated<Timestamp>;
  };
  'infrastructure.stored_file': {
    sha256: string;
    size_bytes: number;
    media_type: string;
    page_count: number | null;
    stored_at: Timestamp;
  };
  'ministry_stand_in.registration': {
    system: string;
    dossier_code: string;
    number: number;
    year: number;
    unit_code: string;
    personal_id: string | null;
    registered_on: string;
    child: Json | null;
  };
  'national_portal_stand_in.dossier': {
    code: string;
    content: Json;
    updated_at: Timestamp;
  };
  'national_portal_stand_in.progress': {
    code: string;
    digest: string;
    content: Json;
  };
  'notifications.delivery': {
    id: string;
    notice_id: string;
    channel: string;
    recipient: string;
    created_at: Timestamp;
    sent_at: Timestamp | null;
    attempts: Generated<number>;
    last_error: string | null;
    next_attempt_at: Generated<Timestamp | null>;
  };
  'notifications.notice': {
    id: string;
    account_id: string | null;
    subject_kind: string;
    subject_id: string;
    subject_code: string;
    title: string;
    body: string;
    created_at: Timestamp;
    read_at: Timestamp | null;
    title_en: string | null;
    body_en: string | null;
  };
  'organisation.absence': {
    id: string;
    account_id: string;
    stand_in_id: string;
    absentee_name: string;
    valid_from: string;
    valid_to: string;
    reason: string;
    recorded_by: string;
    recorded_at: Timestamp;
    ended_at: Timestamp | null;
    unit_ids: Generated<string[]>;
  };
  'organisation.area': {
    code: string;
    level: string;
    kind: string;
    name: string;
    short_name: string;
    parent_code: string | null;
    valid_from: string;
    valid_to: string | null;
    agency_code: string;
  };
  'organisation.desk_service': {
    desk_unit_id: string;
    authority_unit_id: string;
    valid_from: string;
    valid_to: string | null;
  };
  'organisation.installed_content': {
    regime: string;
    sha256: string;
    installed_at: Timestamp;
  };
  'organisation.post': {
    id: string;
    unit_id: string;
    title: string;
    roles: string[];
    valid_from: string;
    valid_to: string | null;
  };
  'organisation.post_holding': {
    post_id: string;
    account_id: string;
    valid_from: string;
    valid_to: string | null;
  };
  'organisation.regime_period': {
    valid_from: string;
    regime: string;
    tiers: number;
    rule_profile: string;
  };
  'organisation.reorganisation': {
    id: string;
    name: string;
    resolution: string;
    effective_on: string;
    file: Json;
    plan: Json | null;
    area_changes: string[];
    planned_at: Timestamp;
    begun_at: Timestamp | null;
    finished_at: Timestamp | null;
  };
  'organisation.reorganisation_step': {
    reorganisation_id: string;
    unit_id: string;
    position: number;
    done_at: Timestamp | null;
    dossiers: number | null;
    staff: number | null;
  };
  'organisation.succession': {
    kind: string;
    from_key: string;
    to_key: string;
    procedures: string[] | null;
    valid_from: string;
  };
  'organisation.unit': {
    id: string;
    key: string;
    kind: string;
    valid_from: string;
    valid_to: string | null;
  };
  'organisation.unit_version': {
    unit_id: string;
    name: string;
    short_name: string;
    place_name: string;
    parent_unit_id: string | null;
    area_code: string;
    agency_code: string;
    agency_code_verified: boolean;
    valid_from: string;
    valid_to: string | null;
  };
  'papers.book_counter': {
    unit_id: string;
    book: string;
    year: number;
    last_number: number;
  };
  'papers.paper': {
    id: string;
    template: string;
    subject_kind: string;
    subject_id: string;
    subject_code: string;
    unit_id: string;
    data: Json;
    created_at: Timestamp;
    sha256: string | null;
    rendered_at: Timestamp | null;
    render_after: Timestamp | null;
  };
  'papers.upload': {
    id: string;
    account_id: string;
    file_name: string;
    declared_bytes: number;
    received_bytes: Generated<number>;
    state: string;
    refusal_code: string | null;
    sha256: string | null;
    media_type: string | null;
    page_count: number | null;
    created_at: Timestamp;
    updated_at: Timestamp;
  };
  'payment_platform_stand_in.payment': {
    reference: string;
    token: string;
    amount_vnd: number;
    what: string;
    receipt: Json;
    return_url: string;
    state: string;
    transaction_id: string;
    begun_at: Timestamp;
    settled_at: Timestamp | null;
  };
  'payments.attempt': {
    id: string;
    charge_id: string;
    begun_at: Timestamp;
    ask_at: Timestamp | null;
    state: string;
    transaction_id: string | null;
    transacted_at: Timestamp | null;
    refund_due: Generated<boolean>;
    refunded_at: Timestamp | null;
    refunded_by: string | null;
    refund_note: string | null;
    bill_ask_at: Timestamp | null;
    bill_sha256: string | null;
    bill_bytes: number | null;
  };
  'payments.charge': {
    id: string;
    subject_kind: string;
    subject_id: string;
    subject_code: string;
    payer_name: string;
    unit_id: string;
    items: Json;
    amount_vnd: number;
    created_at: Timestamp;
    paid_at: Timestamp | null;
    paid_on: string | null;
    method: string | null;
    receipt_number: number | null;
    collected_by: string | null;
    transaction_id: string | null;
  };
  'payments.receipt_counter': {
    unit_id: string;
    year: number;
    last_number: number;
  };
  'procedures.package': {
    code: string;
    version: string;
    definition: Json;
    form: Json;
    process: Json;
    process_bpmn: string;
    installed_at: Timestamp;
    files: Generated<Json>;
  };
  'procedures.package_draft': {
    id: string;
    code: string;
    base_version: string | null;
    files: Json;
    revision: Generated<number>;
    created_at: Timestamp;
    created_by: string;
    updated_at: Timestamp;
    updated_by: string;
  };
  'procedures.procedure': {
    code: string;
    current_version: string | null;
    name: string;
    name_en: string;
    summary: string;
    sector: string;
    level: string;
    service_level: string;
    applicant_kinds: string[];
    life_events: string[];
    search_text: string;
    published_at: Timestamp;
    information: Json | null;
    sector_name: string | null;
    name_key: Generated<string>;
  };
  'procedures.publication': {
    id: GeneratedAlways<number>;
    code: string;
    version: string;
    published_at: Timestamp;
    actor_id: string | null;
    reason: string;
  };
  'procedures.search_word': {
    word: string;
    procedures: number;
  };
  'queue.desk_day': {
    desk_unit_id: string;
    on_day: string;
    calls: Generated<number>;
    numbers: Generated<Json>;
  };
  'queue.ticket': {
    id: string;
    desk_unit_id: string;
    on_day: string;
    code: string;
    group_key: string;
    priority: string | null;
    status: Generated<string>;
    taken_at: Timestamp;
    place: GeneratedAlways<number>;
    called_at: Timestamp | null;
    call_order: number | null;
    call_count: Generated<number>;
    counter: string | null;
    officer_account_id: string | null;
    finished_at: Timestamp | null;
  };
  'registry.access': {
    id: string;
    at: Timestamp;
    register: string;
    subject_kind: string;
    subject_number: string;
    reader_id: string | null;
    unit_id: string | null;
    unit_name: string;
    post_title: string;
    purpose: string;
    article: string;
    dossier_code: string | null;
    reason: Generated<string>;
    fields: string[];
    outcome: string;
    flagged: Generated<boolean>;
  };
  'registry.access_alarm': {
    id: string;
    kind: string;
    at: Timestamp;
    reader_id: string;
    register: string;
    access_id: string | null;
    reviewed_at: Timestamp | null;
    reviewed_by: string | null;
    review: string | null;
  };
  'registry.access_question': {
    id: string;
    access_id: string;
    asked_by: string;
    asked_at: Timestamp;
    question: string;
    unit_id: string;
    due_at: Timestamp;
    answered_at: Timestamp | null;
    answered_by: string | null;
    answerer_title: string | null;
    answer: string | null;
  };
  'registry.duplicate': {
    first_id: string;
    second_id: string;
    register: string;
    rules: string[];
    found_at: Timestamp;
    state: Generated<string>;
  };
  'registry.look_up_count': {
    account_id: string;
    kind: string;
    day: string;
    looks: number;
    misses: number;
    last_at: Timestamp;
  };
  'registry.record': {
    id: string;
    register: string;
    data: Json;
    subject_name: Generated<string>;
    birth_year: number | null;
    duplicate_keys: Generated<string[]>;
    valid_from: string;
    valid_to: string | null;
    version: number;
    merged_into: string | null;
    changed_at: Timestamp;
    search_words: GeneratedAlways<string | null>;
  };
  'registry.record_key': {
    register: string;
    kind: string;
    value: string;
    record_id: string;
    sole: boolean;
  };
  'registry.record_merge': {
    id: string;
    register: string;
    winner_id: string;
    loser_id: string;
    filled: string[];
    at: Timestamp;
    by_id: string | null;
    reason: string;
    undone_at: Timestamp | null;
    undone_by_id: string | null;
    undone_reason: string | null;
  };
  'registry.record_version': {
    record_id: string;
    version: number;
    kind: string;
    data: Json;
    valid_from: string;
    valid_to: string | null;
    at: Timestamp;
    by_id: string | null;
    by_name: string;
    reason: string;
    article: string;
    source_kind: string;
    source_ref: string;
    command_id: string;
  };
  'shared_files.file': {
    owner: string;
    id: string;
    name: string;
    media_type: string;
    size_bytes: number;
    sha256: string;
    readers: string[];
    expires_at: Timestamp;
    created_at: Timestamp;
  };
  'workflow.instance': {
    subject_kind: string;
    subject_id: string;
    process_id: string;
    status: string;
    state: Json;
    started_at: Timestamp;
    updated_at: Timestamp;
    key: Generated<string>;
  };
}
