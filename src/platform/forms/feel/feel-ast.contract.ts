/** Biểu thức FEEL đã dịch: plain JSON, kept with an installed form and bound to closures on server and browser alike. */
export type FeelAst =
  | { readonly op: 'literal'; readonly value: string | number | boolean | null }
  | { readonly op: 'variable'; readonly name: string }
  | { readonly op: 'member'; readonly of: FeelAst; readonly name: string }
  /** `list[2]`: counted from 1, negative from the end, as FEEL does. */
  | { readonly op: 'item'; readonly of: FeelAst; readonly index: number }
  | { readonly op: 'negate'; readonly of: FeelAst }
  | { readonly op: 'arithmetic'; readonly sign: ArithmeticSign; readonly left: FeelAst; readonly right: FeelAst }
  | { readonly op: 'compare'; readonly sign: CompareSign; readonly left: FeelAst; readonly right: FeelAst }
  | { readonly op: 'and' | 'or'; readonly left: FeelAst; readonly right: FeelAst }
  | { readonly op: 'between'; readonly of: FeelAst; readonly low: FeelAst; readonly high: FeelAst }
  | { readonly op: 'in'; readonly of: FeelAst; readonly tests: readonly FeelTest[] }
  | { readonly op: 'if'; readonly condition: FeelAst; readonly yes: FeelAst; readonly no: FeelAst }
  | { readonly op: 'list'; readonly items: readonly FeelAst[] }
  | {
      readonly op: 'some' | 'every';
      readonly over: readonly { readonly name: string; readonly list: FeelAst }[];
      readonly satisfies: FeelAst;
    }
  | { readonly op: 'call'; readonly name: string; readonly args: readonly FeelAst[] };

/** One test at the right of `in`: a value (or a list of them), a comparison, an interval. */
export type FeelTest =
  | { readonly test: 'value'; readonly value: FeelAst }
  | { readonly test: 'compare'; readonly sign: CompareSign; readonly value: FeelAst }
  | {
      readonly test: 'interval';
      readonly low: FeelAst;
      readonly high: FeelAst;
      readonly lowIncluded: boolean;
      readonly highIncluded: boolean;
    };

export type ArithmeticSign = '+' | '-' | '*' | '/' | '**';
export type CompareSign = '=' | '!=' | '<' | '<=' | '>' | '>=';
