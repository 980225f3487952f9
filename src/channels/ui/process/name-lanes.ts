import type { Translate } from '../text.tsx';
import { processVi, type ProcessText } from './process.vi.ts';

type Lane = { $type: string; name?: string };
type Parsed = { definitions?: { rootElements?: Process[] } };
type Process = { laneSets?: { lanes?: (Lane & { childLaneSet?: { lanes?: Lane[] } })[] }[] };
type Drawing = { on: (event: string, listener: (event: Parsed) => void) => void };

const isRole = (key: string): key is ProcessText => key in processVi;

/** A lane's name in the model is a role; people read the name of the role. */
export function roleName(role: string, t: Translate<ProcessText>): string {
  const key = `role.${role}`;
  return isRole(key) ? t(key) : role;
}

/** Lanes are drawn with the names of their roles; the model itself is not kept, so nothing is written back. */
export function nameLanes(drawing: Drawing, t: Translate<ProcessText>): void {
  drawing.on('import.parse.complete', ({ definitions }) => {
    for (const lane of lanesOf(definitions?.rootElements ?? [])) lane.name = roleName(lane.name ?? '', t);
  });
}

/** Every lane of a parsed model, inner ones too. */
export function lanesOf(roots: readonly Process[]): Lane[] {
  return roots
    .flatMap(({ laneSets }) => laneSets ?? [])
    .flatMap(({ lanes }) => lanes ?? [])
    .flatMap((lane) => [lane, ...(lane.childLaneSet?.lanes ?? [])]);
}

/** A sentence of the checks with the roles in it called by their names. */
export function withRoleNames(sentence: string, t: Translate<ProcessText>): string {
  return sentence.replace(/\b[a-z]+(?:_[a-z]+)?\b/g, (word) =>
    `role.${word}` in processVi ? roleName(word, t) : word,
  );
}
