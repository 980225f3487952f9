import type { Clock } from '#infrastructure/clock.ts';
import type { CallerTokens } from '#platform/identity/index.ts';
import type { FirstAnswers } from './repeats/first-answers.queries.ts';
import type { Known, KnownGrant, KnownService, KnownSystem } from '../known/known.ts';
import type { MatchedOperation } from '../contracts/match-operation.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { ExpectedFile } from './call-upstream.ts';
import type { IdentifyCaller } from './identify-caller.ts';
import type { CountCall } from './limits.ts';
import type { CheckPurpose, PurposeDecision } from './purpose.ts';
import type { RequestBody } from './read-body.ts';
import type { SoapCall } from './read-soap-call.ts';
import type { Target } from './read-target.ts';
import type { CallFacts, RecordCall } from './record-call.ts';
import type { Speech } from './speech.ts';
import type { ToldCall } from './tell-traces.ts';
import type { Trace } from './trace.ts';
import type { Upstreams } from './upstreams.ts';

export type CallDeps = {
  now: Clock;
  known: () => Known;
  identifyCaller: IdentifyCaller;
  countCall: CountCall;
  checkPurpose: CheckPurpose;
  upstreams: Upstreams;
  cache: AnswerCache;
  callerTokens: CallerTokens;
  firstAnswers: FirstAnswers;
  record: RecordCall;
  /** Told of every call when it is over, for the figures. */
  onCall: (call: ToldCall, trace: Trace) => void;
};

export type Sieve = Pick<KnownGrant, 'filter' | 'keepsRow'>;

/** Lượt gọi that has been let in: who calls what under which grant. */
export type Call = {
  system: KnownSystem;
  service: KnownService;
  grant: KnownGrant;
  matched: MatchedOperation;
  target: Target;
  /** Headers the contract names, by their names in lower case: they go to the provider with the question. */
  headers: Readonly<Record<string, string>>;
  body: RequestBody;
  /** Of a call that came as a SOAP envelope. */
  soap: SoapCall | undefined;
  purpose: PurposeDecision | undefined;
  /** What of the answer goes back: the fields and rows of the grant, of personal data no more than the dossier needs. */
  sieve: Sieve;
};

/** What goes with every call: its trace, when it began (`performance.now()`), and how its caller speaks. */
export type Going = Trace & {
  startedAt: number;
  speech: Speech;
  expected?: ExpectedFile | undefined;
  /** Of a composed call and of the calls its answer is put together from: which composed call, and which part of it. */
  composed?: CallFacts['composed'];
  /** When the answer is no longer of use (`performance.now()`): told to our own providers. */
  endsAt?: number;
};
