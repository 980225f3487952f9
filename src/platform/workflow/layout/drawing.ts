/** What is drawn, as plain data: shapes by size and place, flows between them. Lengths are in the units of BPMN DI (pixels). */
export type Point = { x: number; y: number };
export type Box = Point & { width: number; height: number };

/** A task, event, gateway or opened sub-process before it has a place. */
export type DrawnNode = {
  id: string;
  width: number;
  height: number;
  /** Text beneath events and gateways; tasks and sub-processes carry it inside. */
  label: { width: number; height: number } | undefined;
  /** Boundary events: the activity they sit on. */
  attachedTo: string | undefined;
  lane: string | undefined;
  inside: DrawnContainer | undefined;
};

export type DrawnFlow = { id: string; from: string; to: string; labelWidth: number };

/** One process or sub-process: its own nodes and the flows between them. */
export type DrawnContainer = { nodes: readonly DrawnNode[]; flows: readonly DrawnFlow[] };

export type DrawnLane = { id: string; lanes: readonly DrawnLane[] };

/** Bể: a process, with a shape of its own when it is a pool; without content it is drawn as a band. */
export type DrawnPool = {
  id: string | undefined;
  lanes: readonly DrawnLane[];
  content: DrawnContainer | undefined;
};

export type DrawnModel = { pools: readonly DrawnPool[]; messages: readonly DrawnFlow[] };

export type Drawing = {
  shapes: Map<string, { box: Box; label?: Box; isOpen?: boolean }>;
  edges: Map<string, { points: Point[]; label?: Box }>;
};

export const sizes = {
  event: 36,
  gateway: 50,
  task: { width: 120, height: 80 },
  /** Name of a pool or lane, turned, at its left. */
  header: 30,
  /** Around the content of a sub-process; above it stands its name. */
  margin: 20,
  title: 26,
  band: 60,
  betweenPools: 50,
  track: 12,
  labelHeight: 14,
} as const;
