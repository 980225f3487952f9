import type { MinistryBooks } from '../connectors/ministry/index.ts';
import type { PortalBook } from '../connectors/national-portal/index.ts';
import { startSimulators, type SimulatorSettings } from '../connectors/simulators/index.ts';
import { generatePeople, readOrganisationContent, readPeopleContent } from '../data/organisation/index.ts';
import type { LookUpContext } from '../data/registry/index.ts';
import { systemClock, type Clock } from '../infrastructure/clock.ts';

const contentDir = 'content/vinh-phuc';

export const lookUpContext: LookUpContext = {
  requestId: '5a1f7a52-6e0e-4c43-9f36-0f2d9f0f9a01',
  asker: { account: 'tiepnhan.tichson', unitCode: 'H62.31.01', title: 'Công chức tiếp nhận' },
  purpose: { kind: 'dossier', article: 'Điều 15 Luật Hộ tịch', dossierCode: 'H62.31.01-261128-0001' },
};

/** The simulators of the outside systems, with the demonstration's people and a way to make a system behave badly. */
export async function buildSimulatedOutside(
  books?: MinistryBooks,
  {
    portalBook,
    payments,
    axis,
    stampKeys,
    now = systemClock,
  }: {
    portalBook?: PortalBook;
    payments?: SimulatorSettings['payments'];
    axis?: SimulatorSettings['axis'];
    stampKeys?: SimulatorSettings['stampKeys'];
    now?: Clock;
  } = {},
) {
  const simulators = await startSimulators({
    contentDir,
    now,
    ...(books && { books }),
    ...(portalBook && { portalBook }),
    ...(payments && { payments }),
    ...(axis && { axis }),
    ...(stampKeys && { stampKeys }),
  });
  const organisation = await readOrganisationContent(`${contentDir}/organisation`);
  const people = generatePeople(await readPeopleContent(`${contentDir}/people`, organisation), organisation);
  const account = (username: string) =>
    [...people.citizens, ...people.enterprises].find((one) => one.username === username);
  const control = async (system: string, behaviour: { mode: string; delayMs?: number; trick?: string }) => {
    const response = await fetch(`${simulators.address}/control/${system}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(behaviour),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  return {
    ...simulators,
    people,
    control,
    lan: account('dan.lan')?.personalId ?? '',
    hung: account('dan.hung')?.personalId ?? '',
    songLo: account('dn.songlo')?.taxCode ?? '',
  };
}
