import type { ProcedureDefinition } from './procedures.contract.ts';

/** Dòng của biểu phí, as it is shown before anything is filled in: an amount that depends on the form is undefined. */
type FeeLine = { key: string; name: string; nameEn: string | undefined; amountVnd: number | undefined };

/** Biểu phí of a procedure: a rule is one line, a decision table one line a row that charges something of its own. */
export function listFeeLines({ fees, decisions }: Pick<ProcedureDefinition, 'fees' | 'decisions'>): FeeLine[] {
  return fees.flatMap(({ id, name, nameEn, amountVnd, decision, from, channel = '', when = '' }): FeeLine[] => {
    if (decision === undefined) {
      const amount = typeof amountVnd === 'number' ? amountVnd : undefined;
      return [{ key: `${id} ${from} ${channel} ${when}`, name, nameEn, amountVnd: amount }];
    }
    return decisions
      .filter((table) => table.id === decision)
      .flatMap((table) =>
        table.rules.map(({ id: row, outputs }): FeeLine => {
          const cell = (of: string) => outputs[table.outputs.findIndex((output) => output.name === of)] ?? '';
          const amount = cell('amountVnd');
          return {
            key: `${id} ${table.from} ${row}`,
            name: textOf(cell('name')) ?? name,
            nameEn: textOf(cell('nameEn')) ?? nameEn,
            amountVnd: /^\d+$/.test(amount) ? Number(amount) : undefined,
          };
        }),
      );
  });
}

/** A text written out in a cell; undefined for an expression. */
const textOf = (cell: string): string | undefined => /^"([^"\\]*)"$/.exec(cell)?.[1];
