import { sizes } from './drawing.ts';

/** A strip between columns or rows, free of shapes, in which lines run side by side; each line takes a track of its own. */
export type Strip = { start: number; size: number; tracks: number; room: number; take: () => () => number };

/** A column or a row: its middle, and how far its shapes reach on either side. */
export type Band = { middle: number; before: number; after: number };

/** Columns with a strip on either side of each, or rows likewise: `strips[i]` stands before `bands[i]`. */
export type Axis = { bands: Band[]; strips: Strip[]; size: number };

const smallestStrip = { columns: 40, rows: 20 } as const;

export function createAxis(count: number): Axis {
  const bands = Array.from({ length: count }, () => ({ middle: 0, before: 0, after: 0 }));
  return { bands, strips: Array.from({ length: count + 1 }, createStrip), size: 0 };
}

function createStrip(): Strip {
  const strip: Strip = {
    ...{ start: 0, size: 0, tracks: 0, room: 0 },
    take: () => {
      strip.tracks += 1;
      const track = strip.tracks;
      return () => strip.start + (strip.size - strip.room) * (track / (strip.tracks + 1));
    },
  };
  return strip;
}

export function reach(band: Band | undefined, before: number, after: number): void {
  if (!band) return;
  band.before = Math.max(band.before, before);
  band.after = Math.max(band.after, after);
}

/** Gives bands and strips their places, once all lines have taken their tracks. */
export function settle(axis: Axis, kind: keyof typeof smallestStrip): void {
  let at = 0;
  axis.strips.forEach((strip, index) => {
    strip.start = at;
    strip.size = Math.max(smallestStrip[kind], (strip.tracks + 1) * sizes.track) + strip.room;
    at += strip.size;
    const band = axis.bands[index];
    if (!band) return;
    band.middle = at + band.before;
    at += band.before + band.after;
  });
  axis.size = at;
}
