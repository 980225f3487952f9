/** A rule of the province with the days it holds, both included. */
export type Dated = { from: string; to?: string | undefined };

/** Whether a rule holds on a day (`YYYY-MM-DD`). */
export const isInForce = ({ from, to }: Dated, day: string): boolean => from <= day && (to === undefined || day <= to);

/** Quy tắc có hiệu lực on a day (`YYYY-MM-DD`); undefined when there is none. */
export const ruleOn = <Rule extends Dated>(rules: readonly Rule[], day: string): Rule | undefined =>
  rules.find((rule) => isInForce(rule, day));
