import type { RegisterSource } from '../data/registry/index.ts';

/** A register outside with these records, told to be out of order by `state.mode`. */
export function fakeRegister(records: readonly Record<string, unknown>[]) {
  const state: { mode: 'normal' | 'down' | 'other_person' | 'wrong_type'; asked: number } = {
    mode: 'normal',
    asked: 0,
  };
  const source: RegisterSource = {
    lookUp: async ({ kind, value }) => {
      state.asked += 1;
      if (state.mode === 'down') return { kind: 'unavailable', why: 'down' };
      const data = records.find((record) => record[kind] === value);
      if (!data) return { kind: 'none' };
      const told = { other_person: { ...data, [kind]: '026099000000' }, wrong_type: { ...data, name: 5 } };
      return {
        kind: 'found',
        record: { id: value, data: state.mode === 'normal' ? data : told[state.mode] },
      };
    },
  };
  return { source, state };
}
