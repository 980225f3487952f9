import { fold } from '../../ui/fold.ts';

export type Area = { code: string; name: string; parent: string | null };

/** Nơi giải quyết obvious from where the officer works: the one area of the right level whose name ends the name of the unit. */
export function ownArea(areas: readonly Area[], unitNames: readonly string[], level: string): Area | undefined {
  const isCommune = level === 'commune';
  const fitting = areas.filter(
    ({ name, parent }) =>
      (parent !== null) === isCommune && unitNames.some((unit) => fold(unit).endsWith(` ${fold(name)}`)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** `phường Tích Sơn, thành phố Vĩnh Yên` */
export function areaText(areas: readonly Area[], area: Area): string {
  const parent = areas.find(({ code }) => code === area.parent);
  return parent ? `${area.name}, ${parent.name}` : area.name;
}
