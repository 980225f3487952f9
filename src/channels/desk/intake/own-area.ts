import { fold } from '#infrastructure/fold.browser.ts';
import { placesOfLevel, type Area } from '../../ui/places.ts';

/** Nơi giải quyết obvious from where the officer works: the one area of the right level whose name ends the name of the unit. */
export function ownArea(areas: readonly Area[], unitNames: readonly string[], level: string): Area | undefined {
  const fitting = placesOfLevel(areas, level).filter(({ name }) =>
    unitNames.some((unit) => fold(unit).endsWith(` ${fold(name)}`)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** `phường Tích Sơn, thành phố Vĩnh Yên` */
export function areaText(areas: readonly Area[], area: Area): string {
  const parent = areas.find(({ code }) => code === area.parent);
  return parent ? `${area.name}, ${parent.name}` : area.name;
}
