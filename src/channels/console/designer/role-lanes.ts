import { lanesOf, roleName } from '../../ui/process/name-lanes.ts';
import { processVi, type ProcessText } from '../../ui/process/process.vi.ts';
import type { Translate } from '../../ui/text.tsx';

type Parsed = { definitions?: { rootElements?: Parameters<typeof lanesOf>[0][number][] } };
type Drawing = { on: (event: string, listener: (event: Parsed) => void) => void };

const roles = Object.keys(processVi)
  .filter((key) => key.startsWith('role.'))
  .map((key) => key.slice('role.'.length));

/** The role behind a lane's shown name; a name of no role is left as it is, for the checks to speak of. */
export function roleOfName(name: string, t: Translate<ProcessText>): string {
  return roles.find((role) => roleName(role, t) === name) ?? name;
}

/** Lanes carry the names of their roles while they are drawn, and the roles themselves in what is saved. */
export function keepRoles(modeler: Drawing, t: Translate<ProcessText>): void {
  const rename = ({ definitions }: Parsed, to: (name: string) => string) => {
    for (const lane of lanesOf(definitions?.rootElements ?? [])) lane.name = to(lane.name ?? '');
  };
  const show = (event: Parsed) => rename(event, (name) => roleName(name, t));
  let saved: Parsed = {};
  modeler.on('import.parse.complete', show);
  modeler.on('saveXML.start', (event) => {
    saved = { ...(event.definitions && { definitions: event.definitions }) };
    rename(saved, (name) => roleOfName(name, t));
  });
  modeler.on('saveXML.done', () => show(saved));
}
