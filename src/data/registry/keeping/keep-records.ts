import type { Actor } from '#infrastructure/actor.ts';
import { insertAudit } from '#infrastructure/audit/audit.queries.ts';
import { once } from '#infrastructure/command.queries.ts';
import type { Tx } from '#infrastructure/database/connect.ts';
import type { Language } from '#infrastructure/language.ts';
import { fieldLabel, type Register } from '../definition/read-registers.ts';
import { readerOf } from '../reading/reader-of.ts';
import type { RegistryDeps } from '../reading/registry-deps.ts';
import { judgePair } from '../records/duplicates.queries.ts';
import { findPairForUpdate } from '../records/keeping.queries.ts';
import { keysOf } from '../records/keep-version.ts';
import { mergeRecords } from '../records/merge-records.ts';
import { getRecord, putRecord } from '../records/put-record.ts';
import type { RecordChange } from '../records/record-change.ts';
import { undoMerge } from '../records/undo-merge.ts';
import { refuse } from '../registry.errors.ts';
import { Done, type CorrectionInput, type JudgementInput, type UndoInput } from './keeping.contract.ts';
import { requireKept } from './kept-registers.ts';

type Keeper = { actor: Actor; register: string };
const done = { done: true } as const;

/** Đính chính một bản ghi by its keeper: a new version with reason and article; refused when somebody changed it in between. */
export async function correctRecord(
  deps: RegistryDeps,
  { id, input, lang, ...keeper }: Keeper & { id: string; input: CorrectionInput; lang: Language },
): Promise<void> {
  await keep(deps, { ...keeper, name: `correct ${id}`, input }, async (tx, { register, change }) => {
    const current = await getRecord(tx, { register, id });
    if (current.version !== input.version) throw refuse('registry.record_changed');
    const data = Object.fromEntries(
      Object.entries({ ...current.data, ...input.values }).filter(([, value]) => value !== null && value !== ''),
    );
    const faults = register.valueFaults(data);
    if (faults.length > 0) {
      const wrong = new Set(faults.map(({ at: [path = ''] }) => fieldLabel(register, path, lang)));
      throw refuse('registry.fields_wrong', { fields: [...wrong].join(', ') }, { faults });
    }
    if (keysOf(register, data).every(({ many }) => many)) throw refuse('registry.key_missing');
    const { outcome } = await putRecord(tx, { register, recordId: id, data, change });
    if (outcome === 'unchanged') throw refuse('registry.nothing_changed');
  });
}

/** Kết luận một cặp nghi trùng: merged into the one that is kept, or judged to be two and not shown again. */
export async function judgeDuplicate(
  deps: RegistryDeps,
  { pair, input, ...keeper }: Keeper & { pair: readonly [string, string]; input: JudgementInput },
): Promise<void> {
  await keep(deps, { ...keeper, name: `judge ${pair.join(' ')}`, input }, async (tx, { register, change }) => {
    const state = await findPairForUpdate(tx, { register: register.register, pair });
    if (state === undefined) throw refuse('registry.record_missing');
    if (state !== 'open') throw refuse('registry.pair_judged');
    if (input.judgement === 'two')
      return judgePair(tx, { register: register.register, pair, state: 'apart', at: change.at });
    const loserId = pair.find((id) => id !== input.keepId);
    if (loserId === undefined || !pair.includes(input.keepId)) throw refuse('registry.one_record');
    await mergeRecords(tx, { register, winnerId: input.keepId, loserId, change });
  });
}

/** Hủy gộp by the keeper. */
export async function undoKeptMerge(
  deps: RegistryDeps,
  { mergeId, input, ...keeper }: Keeper & { mergeId: string; input: UndoInput },
): Promise<void> {
  await keep(deps, { ...keeper, name: `undo merge ${mergeId}`, input }, (tx, { register, change }) =>
    undoMerge(tx, { register, mergeId, change }),
  );
}

type Kept = Keeper & { name: string; input: { commandId: string; reason: string; article?: string } };

/** The frame of what a keeper does: only the keeper's, once for its command, with an audit row in the same transaction. */
async function keep(
  deps: RegistryDeps,
  { actor, register: key, name, input }: Kept,
  work: (tx: Tx, kept: { register: Register; change: RecordChange }) => Promise<void>,
): Promise<void> {
  const register = requireKept(deps, actor, key);
  const at = deps.now();
  const { commandId, reason, article = register.article } = input;
  const { postTitle, unitName } = readerOf(deps, actor);
  const change: RecordChange = {
    ...{ commandId, at, reason, article },
    by: { id: actor.id, name: `${actor.name}, ${postTitle}` },
    source: { kind: 'desk', ref: unitName },
  };
  await once(deps.db, {
    command: { id: commandId, actorId: actor.id, name: `registry ${name}` },
    at,
    answer: Done,
    work: async (tx) => {
      await work(tx, { register, change });
      const [what = ''] = name.split(' ');
      const subject = { kind: 'register', id: key };
      await insertAudit(tx, { at, actorId: actor.id, action: `registry.${what}`, subject, details: { name, reason } });
      return done;
    },
  });
}
