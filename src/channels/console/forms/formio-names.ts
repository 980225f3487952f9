export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** A key as a name of ours: letters and digits, the first a small letter. */
export function nameOf(key: unknown, otherwise: string): string {
  const words = textOf(key)
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const name = words.map((word, index) => (index === 0 ? lower(word) : upper(word))).join('');
  return /^[a-z]/.test(name) ? name.slice(0, 60) : otherwise;
}

const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Double names get a number. */
export function unique<Item extends { id: string }>(items: readonly Item[]): Item[] {
  const taken = new Set(items.map(({ id }) => id));
  const seen = new Set<string>();
  return items.map((item) => {
    let { id } = item;
    for (let count = 2; seen.has(id); count += 1) {
      const next = `${item.id}${count}`;
      if (!taken.has(next)) id = next;
    }
    seen.add(id);
    taken.add(id);
    return { ...item, id };
  });
}
