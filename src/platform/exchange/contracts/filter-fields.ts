/**
 * Các trường được nhận: a list of dotted paths (`fullName`, `residence.commune`, `items.code`; arrays are passed through) compiled
 * into a function that copies those and nothing else. What the contract adds later stays out until the grant names it.
 */
export type FieldFilter = (value: unknown) => unknown;

type Tree = Map<string, Tree | 'whole'>;

export function compileFieldFilter(paths: readonly string[]): FieldFilter {
  const tree: Tree = new Map();
  for (const path of paths) plant(tree, path.split('.'));
  return (value) => keep(value, tree);
}

function plant(tree: Tree, [name = '', ...rest]: readonly string[]): void {
  const branch = tree.get(name);
  if (branch === 'whole') return;
  if (rest.length === 0) {
    tree.set(name, 'whole');
    return;
  }
  const below: Tree = branch ?? new Map();
  tree.set(name, below);
  plant(below, rest);
}

function keep(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => keep(item, tree));
  // A branch was granted, a leaf came: the shape is not the contract's, so nothing of it goes out.
  if (typeof value !== 'object' || value === null) return null;
  const kept: Record<string, unknown> = {};
  for (const [name, branch] of tree) {
    if (!Object.hasOwn(value, name)) continue;
    const member: unknown = Reflect.get(value, name);
    kept[name] = branch === 'whole' ? member : keep(member, branch);
  }
  return kept;
}

/** A path as a grant may name it. */
export const fieldPath = /^(?!.*(?:__proto__|constructor|prototype))[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*){0,7}$/;
