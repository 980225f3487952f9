import fc from 'fast-check';
import { buildDefinitions } from './workflow.ts';

/** A structured process: every block has one way in and one way out. */
export type Block =
  | { kind: 'task'; type: 'userTask' | 'manualTask' }
  | { kind: 'many'; sequential: boolean; count: number }
  | { kind: 'sequence'; blocks: Block[] }
  | { kind: 'exclusive'; branches: (Block | null)[]; chosen: number }
  | { kind: 'parallel'; branches: (Block | null)[] }
  | { kind: 'inclusive'; branches: (Block | null)[]; chosen: boolean[] }
  | { kind: 'loop'; body: Block; again: number }
  | { kind: 'sub'; body: Block; timer: 'none' | 'interrupting' | 'beside'; handler: Block }
  | { kind: 'timed'; interrupting: boolean; handler: Block }
  | { kind: 'wait' }
  | { kind: 'race'; branches: Block[] }
  | { kind: 'failing'; fails: boolean; handler: Block }
  | { kind: 'stop'; stops: boolean };

export const arbitraryProcess: fc.Arbitrary<Block> = fc.letrec<{ block: Block; leaf: Block }>((tie) => {
  const branches = fc.array(fc.option(tie('block'), { freq: 4 }), { minLength: 2, maxLength: 3 });
  return {
    leaf: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('task' as const),
          type: fc.constantFrom('userTask', 'manualTask'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('many' as const),
          sequential: fc.boolean(),
          count: fc.integer({ min: 1, max: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'wait' as const }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop' as const), stops: fc.boolean() }) },
    ),
    block: fc.oneof(
      { maxDepth: 4, depthSize: 'medium', withCrossShrink: true },
      tie('leaf'),
      fc.record({
        kind: fc.constant('sequence' as const),
        blocks: fc.array(tie('block'), { minLength: 2, maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('exclusive' as const), branches, chosen: fc.nat(2) }),
      fc.record({ kind: fc.constant('parallel' as const), branches }),
      fc.record({
        kind: fc.constant('inclusive' as const),
        branches,
        chosen: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('loop' as const), body: tie('block'), again: fc.integer({ min: 0, max: 2 }) }),
      fc.record({
        kind: fc.constant('sub' as const),
        body: tie('block'),
        timer: fc.constantFrom('none', 'interrupting', 'beside'),
        handler: tie('leaf'),
      }),
      fc.record({ kind: fc.constant('timed' as const), interrupting: fc.boolean(), handler: tie('leaf') }),
      fc.record({
        kind: fc.constant('race' as const),
        branches: fc.array(tie('leaf'), { minLength: 2, maxLength: 2 }),
      }),
      fc.record({
        kind: fc.constant('failing' as const),
        fails: fc.boolean(),
        handler: tie('leaf'),
      }),
    ),
  };
}).block;

type Drawing = {
  next: (prefix: string) => string;
  choices: Map<string, boolean | number>;
  failing: Set<string>;
  joinInclusive: string;
};
type Part = { xml: string; from: string; to: string };

// Longer than bpmn-elements sets a real timer for, so that the comparison alone decides when it fires.
const timer =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">P60D</timeDuration></timerEventDefinition>';

const held = 'implementation="${environment.services.hold}"';

export type DrawnProcess = {
  xml: string;
  /** What each condition answers; a number tells how often a loop goes round again each time it is entered. */
  choices: Map<string, boolean | number>;
  /** The jobs that end in an error. */
  failing: Set<string>;
};

/** Draws a process; `joinInclusive` is the gateway that ends an inclusive block. */
export function drawProcess(block: Block, joinInclusive = 'inclusiveGateway'): DrawnProcess {
  let count = 0;
  const drawing: Drawing = {
    next: (prefix) => `${prefix}${(count += 1)}`,
    choices: new Map(),
    failing: new Set(),
    joinInclusive,
  };
  const content = frame(drawing, draw(drawing, block));
  return {
    xml: buildDefinitions(
      `<process id="p" isExecutable="true">${content}</process><error id="HONG" errorCode="HONG"/>`,
    ),
    choices: drawing.choices,
    failing: drawing.failing,
  };
}

function frame(drawing: Drawing, body: Part): string {
  const [start, end] = [drawing.next('start'), drawing.next('end')];
  return `<startEvent id="${start}"/>${body.xml}<endEvent id="${end}"/>${flow(drawing, start, body.from)}${flow(drawing, body.to, end)}`;
}

function chain(drawing: Drawing, parts: Part[]): Part {
  const joins = parts.slice(1).map((part, at) => flow(drawing, parts[at]?.to ?? '', part.from));
  const xml = [...parts.map((part) => part.xml), ...joins].join('');
  return { xml, from: parts[0]?.from ?? '', to: parts.at(-1)?.to ?? '' };
}

function flow({ next }: Drawing, from: string, to: string, condition?: string): string {
  const inside =
    condition === undefined
      ? ''
      : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
  return `<sequenceFlow id="${next('f')}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;
}

function draw(drawing: Drawing, block: Block): Part {
  switch (block.kind) {
    case 'task':
      return element(drawing, block.type);
    case 'many': {
      const loop = `<multiInstanceLoopCharacteristics isSequential="${block.sequential}"><loopCardinality xsi:type="tFormalExpression">${block.count}</loopCardinality></multiInstanceLoopCharacteristics>`;
      return element(drawing, 'userTask', '', loop);
    }
    case 'wait':
      return element(drawing, 'intermediateCatchEvent', '', timer);
    case 'sequence':
      return chain(
        drawing,
        block.blocks.map((part) => draw(drawing, enclose(part))),
      );
    case 'exclusive': {
      const isChosen = (at: number) => at === block.chosen % block.branches.length;
      return drawBranches(drawing, {
        split: 'exclusiveGateway',
        join: 'exclusiveGateway',
        branches: block.branches,
        isChosen,
      });
    }
    case 'inclusive': {
      const isChosen = (at: number) => block.chosen[at] === true;
      const branches = block.branches.map(enclose);
      return drawBranches(drawing, { split: 'inclusiveGateway', join: drawing.joinInclusive, branches, isChosen });
    }
    case 'parallel': {
      const branches = block.branches.map(enclose);
      return drawBranches(drawing, { split: 'parallelGateway', join: 'parallelGateway', branches });
    }
    case 'loop':
      return drawLoop(drawing, inSub(endBeforeNext(block.body)), block.again);
    case 'sub': {
      const host = element(drawing, 'subProcess', '', frame(drawing, draw(drawing, block.body)));
      const interrupting = block.timer === 'interrupting';
      if (block.timer === 'none') return host;
      return guard(drawing, host, { definition: timer, interrupting, block: block.handler });
    }
    case 'timed':
      return guard(drawing, element(drawing, 'userTask'), {
        definition: timer,
        interrupting: block.interrupting,
        block: block.handler,
      });
    case 'race':
      return drawRace(drawing, block.branches);
    case 'failing': {
      const job = element(drawing, 'serviceTask', held);
      if (block.fails) drawing.failing.add(job.from);
      const definition = '<errorEventDefinition errorRef="HONG"/>';
      return guard(drawing, job, { definition, interrupting: true, block: block.handler });
    }
    case 'stop':
      return drawStop(drawing, block.stops);
  }
}

/**
 * Puts what merges ways before a join into a sub-process of its own: bpmn-elements also sends
 * discarded tokens along the ways not taken, and its join counts one that passes such a merge as an arrival.
 */
function enclose<T extends Block | null>(block: T): T | Block {
  const merges =
    block !== null &&
    (['exclusive', 'loop', 'race', 'failing'].includes(block.kind) ||
      (block.kind === 'sub' && block.timer === 'interrupting') ||
      (block.kind === 'timed' && block.interrupting));
  return merges ? inSub(block) : block;
}

function inSub(body: Block): Block {
  return { kind: 'sub', body, timer: 'none', handler: body };
}

/** What is begun again must have ended: bpmn-elements keeps one execution of an activity at a time. */
function endBeforeNext<T extends Block | null>(block: T): T | Block {
  switch (block?.kind) {
    case 'sequence':
      return { ...block, blocks: block.blocks.map(endBeforeNext) };
    case 'exclusive':
    case 'inclusive':
    case 'parallel':
      return { ...block, branches: block.branches.map(endBeforeNext) };
    case 'timed':
      return { ...block, interrupting: true };
    case 'sub':
      return { ...block, timer: block.timer === 'none' ? 'none' : 'interrupting' };
    case 'loop':
      return { ...block, body: endBeforeNext(block.body) };
    default:
      return block;
  }
}

function element({ next }: Drawing, tag: string, attributes = '', inside = ''): Part {
  const id = next(tag);
  return { xml: `<${tag} id="${id}" ${attributes}>${inside}</${tag}>`, from: id, to: id };
}

type Branching = { split: string; join: string; branches: (Block | null)[]; isChosen?: (at: number) => boolean };

/** The last branch is the default where conditions decide. */
function drawBranches(drawing: Drawing, { split, join: joinTag, branches, isChosen }: Branching): Part {
  const join = element(drawing, joinTag);
  const splitId = drawing.next(split);
  const last = branches.length - 1;
  let defaultFlow = '';
  const xml = branches.map((branch, at) => {
    const part = branch && draw(drawing, branch);
    const condition = isChosen && at !== last ? drawing.next('c') : undefined;
    if (condition !== undefined) drawing.choices.set(condition, isChosen?.(at) ?? false);
    const into = flow(drawing, splitId, part?.from ?? join.from, condition);
    if (isChosen && at === last) defaultFlow = `default="${/id="(\w+)"/.exec(into)?.[1]}"`;
    return `${part?.xml ?? ''}${into}${part ? flow(drawing, part.to, join.from) : ''}`;
  });
  return { xml: `<${split} id="${splitId}" ${defaultFlow}/>${join.xml}${xml.join('')}`, from: splitId, to: join.to };
}

function drawLoop(drawing: Drawing, block: Block, again: number): Part {
  const merge = element(drawing, 'exclusiveGateway');
  const body = draw(drawing, block);
  const [splitId, condition, out] = [
    drawing.next('exclusiveGateway'),
    drawing.next('again'),
    element(drawing, 'exclusiveGateway'),
  ];
  drawing.choices.set(condition, again);
  const leave = flow(drawing, splitId, out.from);
  const split = `<exclusiveGateway id="${splitId}" default="${/id="(\w+)"/.exec(leave)?.[1]}"/>`;
  const flows = [
    flow(drawing, merge.to, body.from),
    flow(drawing, body.to, splitId),
    flow(drawing, splitId, merge.from, condition),
    leave,
  ];
  return { xml: [merge.xml, body.xml, split, out.xml, ...flows].join(''), from: merge.from, to: out.to };
}

type Guard = { definition: string; interrupting: boolean; block: Block };

/** A boundary event with its handler: back to the main way when it interrupts, to an end of its own when not. */
function guard(drawing: Drawing, host: Part, { definition, interrupting, block }: Guard): Part {
  const id = drawing.next('boundaryEvent');
  const handler = draw(drawing, block);
  const event = `<boundaryEvent id="${id}" attachedToRef="${host.from}" cancelActivity="${interrupting}">${definition}</boundaryEvent>`;
  const merge = element(drawing, interrupting ? 'exclusiveGateway' : 'endEvent');
  const flows = [
    flow(drawing, id, handler.from),
    flow(drawing, handler.to, merge.from),
    ...(interrupting ? [flow(drawing, host.to, merge.from)] : []),
  ];
  return {
    xml: [host.xml, event, handler.xml, merge.xml, ...flows].join(''),
    from: host.from,
    to: interrupting ? merge.to : host.to,
  };
}

function drawRace(drawing: Drawing, branches: Block[]): Part {
  const [split, join] = [element(drawing, 'eventBasedGateway'), element(drawing, 'exclusiveGateway')];
  const xml = branches.map((branch) => {
    const event = element(drawing, 'intermediateCatchEvent', '', timer);
    const part = draw(drawing, branch);
    return [
      event.xml,
      part.xml,
      flow(drawing, split.to, event.from),
      flow(drawing, event.to, part.from),
      flow(drawing, part.to, join.from),
    ].join('');
  });
  return { xml: [split.xml, join.xml, ...xml].join(''), from: split.from, to: join.to };
}

function drawStop(drawing: Drawing, stops: boolean): Part {
  const [splitId, endId, condition, on] = [
    drawing.next('exclusiveGateway'),
    drawing.next('endEvent'),
    drawing.next('c'),
    element(drawing, 'exclusiveGateway'),
  ];
  drawing.choices.set(condition, stops);
  const goOn = flow(drawing, splitId, on.from);
  const split = `<exclusiveGateway id="${splitId}" default="${/id="(\w+)"/.exec(goOn)?.[1]}"/>`;
  const end = `<endEvent id="${endId}"><terminateEventDefinition/></endEvent>`;
  return {
    xml: [split, end, on.xml, flow(drawing, splitId, endId, condition), goOn].join(''),
    from: splitId,
    to: on.to,
  };
}
