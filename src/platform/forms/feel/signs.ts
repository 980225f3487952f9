export const arithmeticSigns = ['+', '-', '*', '/', '**'] as const;
export const compareSigns = ['=', '!=', '<', '<=', '>', '>='] as const;

export const isOneOf = <Known extends string>(known: readonly Known[], text: string): text is Known =>
  known.some((item) => item === text);
