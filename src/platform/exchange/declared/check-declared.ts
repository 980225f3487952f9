import type { ConsumerTest } from '../consumer-tests/consumer-test.contract.ts';
import type { Refusal } from '#infrastructure/refusal.ts';
import { compileContract } from '../contracts/compile-contract.ts';
import { listFields } from '../contracts/list-fields.ts';
import { readContract as readText } from '../contracts/read-contract.ts';
import type { Contract } from '../contracts/read-openapi.ts';
import { buildMockAnswers } from '../contracts/mock-answers.ts';
import { composedUpstream } from '../composition/composition.contract.ts';
import { checkMapping } from '../mapping/check-mapping.ts';
import { mockUpstream } from '../known/known.ts';
import { isOnTrial } from '../exchange.contract.ts';
import { refuse } from '../exchange.errors.ts';
import { isForbiddenAddress, outsideScheme, ownScheme } from '../gateway/upstreams.ts';
import type { DeclaredGrant, DeclaredService } from './exchange-file.ts';

/** Reads a contract and proves that checks can be made of it. */
export type ReadContract = (text: string) => Promise<Contract>;

async function readAndCompile(text: string): Promise<Contract> {
  const contract = await readText(text);
  compileContract(contract);
  return contract;
}

/** The same, once for each text: a service and its twin to try out with have one contract. */
export function readContractsOnce(): ReadContract {
  const known = new Map<string, Promise<Contract>>();
  return (text) => {
    const reading = known.get(text) ?? readAndCompile(text);
    known.set(text, reading);
    return reading;
  };
}

/**
 * Kiểm tra một dịch vụ trước khi công bố: its contract reads and compiles, every operation of personal data says whom it is about,
 * its mapping does what its examples say, its address may be called. What a composed one is put together from is checked by
 * `checkComposition`. Gives the contract. Throws `exchange.contract_wrong`,
 * `exchange.mapping_wrong` or `exchange.upstream_forbidden`.
 */
export async function checkService(
  {
    contract: text,
    personal,
    upstream,
    environment,
    settings: { mapping, providerWsdl, composition },
  }: Pick<DeclaredService, 'contract' | 'personal' | 'upstream' | 'environment' | 'settings'>,
  { allowLoopback, readContract = readAndCompile }: { allowLoopback: boolean; readContract?: ReadContract },
): Promise<Contract> {
  const contract = await readContract(text);
  const silent = personal ? contract.operations.find(saysNothing) : undefined;
  if (silent)
    throw refuse('exchange.contract_wrong', {
      what: `thao tác ${silent.id} không nói về ai (x-subject, x-sends hoặc x-impersonal)`,
    });
  const isComposed = upstream === composedUpstream;
  if (isComposed !== (composition !== undefined))
    throw refuse('exchange.composition_wrong', { what: `địa chỉ ${composedUpstream} đi cùng cách ghép (composition)` });
  if (isComposed && (mapping || providerWsdl !== undefined))
    throw refuse('exchange.composition_wrong', { what: 'dịch vụ ghép không có phép chuyển đổi bản tin (mapping)' });
  if (isComposed) return contract;
  if (mapping || providerWsdl !== undefined) await checkMapping(contract, mapping ?? {}, providerWsdl);
  if (upstream === mockUpstream) {
    if (environment === 'production') throw refuse('exchange.upstream_forbidden', { upstream });
    buildMockAnswers(contract);
    return contract;
  }
  const protocol = URL.parse(upstream)?.protocol;
  if (protocol === ownScheme || protocol === outsideScheme) {
    // The province is known there, and who tries out is asked for no purpose and needs nobody's leave.
    if (environment === 'sandbox') throw refuse('exchange.upstream_forbidden', { upstream });
    return contract;
  }
  requireAllowedAddress(upstream, {
    allowLoopback: allowLoopback,
    mayBePlain: environment === 'sandbox' || allowLoopback,
  });
  return contract;
}

/** Nơi quay về sau khi đăng nhập một lần: over TLS, but while trying out. Throws `exchange.sign_on_address_plain`. */
export function requireSignOnAddresses(
  addresses: readonly string[],
  { allowLoopback }: { allowLoopback: boolean },
): void {
  const address = allowLoopback ? undefined : addresses.find(isOnTrial);
  if (address !== undefined) throw refuse('exchange.sign_on_address_plain', { address });
}

const saysNothing = ({ subjects, sends, impersonal }: Contract['operations'][number]): boolean =>
  subjects.length === 0 && sends === undefined && impersonal === undefined;

/** An address of ours to call or post to: http(s), no account or query in it, no address of the machine itself. Throws `exchange.upstream_forbidden`. */
export function requireAllowedAddress(
  upstream: string,
  { allowLoopback, mayBePlain }: { allowLoopback: boolean; mayBePlain: boolean },
): void {
  const url = URL.parse(upstream);
  const isAllowed =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && mayBePlain)) &&
    url.username === '' &&
    url.search === '' &&
    url.hash === '' &&
    !isForbiddenAddress(url.hostname.replace(/^\[|\]$/g, ''), { allowLoopback });
  if (!isAllowed) throw refuse('exchange.upstream_forbidden', { upstream });
}

/**
 * Kiểm tra một quyền: its operations and fields are of the contract, personal data are granted field by field. Gives what is wrong,
 * undefined when nothing is.
 */
export function findGrantFault(
  grant: Pick<DeclaredGrant, 'operations' | 'fields' | 'from' | 'to'> & Partial<Pick<DeclaredGrant, 'tests'>>,
  { contract, personal }: { contract: Contract; personal: boolean },
): Refusal | undefined {
  const ids = new Set(contract.operations.map(({ id }) => id));
  const operation = grant.operations.find((id) => !ids.has(id));
  if (operation !== undefined) return refuse('exchange.no_operation', { operation });
  if (grant.to < grant.from) return refuse('exchange.dates_wrong');
  if (grant.fields === null && personal) return refuse('exchange.fields_needed');
  const known = listFields(contract, grant.operations).map(({ path }) => path);
  const field = grant.fields?.find((path) => !known.some((other) => other === path || other.startsWith(`${path}.`)));
  if (field !== undefined) return refuse('exchange.no_field', { field });
  return findTestFault({ operations: grant.operations, tests: grant.tests ?? [] }, contract);
}

/** Kiểm tra các kiểm thử của một quyền: they ask what is granted, and rely on fields of the contract. */
export function findTestFault(
  { operations, tests }: { operations: readonly string[]; tests: readonly ConsumerTest[] },
  contract: Contract,
): Refusal | undefined {
  const names = new Set<string>();
  for (const { name, operation, has } of tests) {
    if (names.has(name)) return refuse('exchange.test_twice', { name });
    names.add(name);
    if (!operations.includes(operation)) return refuse('exchange.no_operation', { operation });
    const known = listFields(contract, [operation]).map(({ path }) => path);
    const field = has.find((path) => !known.some((other) => other === path || other.startsWith(`${path}.`)));
    if (field !== undefined) return refuse('exchange.no_field', { field });
  }
  return undefined;
}
