import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProcess, drawProcess } from '#testing/random-processes.ts';
import { buildBpmn } from '#testing/workflow.ts';
import { elementsOf, idOf, isElement } from '../compile/bpmn-element.ts';
import { compileProcess } from '../compile/compile-process.ts';
import type { Box, Drawing, DrawnModel, DrawnNode, Point } from './drawing.ts';
import { layOutModel } from './lay-out-model.ts';
import { layOutProcess } from './lay-out-process.ts';
import { readDrawnModel } from './read-drawn-model.ts';

const content = join(import.meta.dirname, '../../../../content/vinh-phuc/procedures');
const packages = readdirSync(content).filter((code) => existsSync(join(content, code, 'process.bpmn')));
const modelOf = (code: string) => readFileSync(join(content, code, 'process.bpmn'), 'utf8');

async function drawnModel(xml: string): Promise<DrawnModel> {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  if (!isElement(rootElement)) throw new Error('No definitions');
  return readDrawnModel(rootElement);
}

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && a.y < b.y + b.height - 0.5 && b.y < a.y + a.height - 0.5;
const inside = (a: Box, b: Box) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

type Placed = { node: DrawnNode; around: readonly string[] };
function nodesOf(nodes: readonly DrawnNode[], around: readonly string[] = []): Placed[] {
  return nodes.flatMap((node) => [{ node, around }, ...nodesOf(node.inside?.nodes ?? [], [...around, node.id])]);
}

/** The strip a stretch of line covers, a hair thick. */
function stretch(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x) + 1,
    height: Math.abs(a.y - b.y) + 1,
  };
}

/** Everything wrong with a drawing, in words. */
function faultsOf(model: DrawnModel, { shapes, edges }: Drawing): string[] {
  const faults: string[] = [];
  const box = (id: string) => shapes.get(id)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  const placed = model.pools.flatMap(({ content }) => nodesOf(content?.nodes ?? []));
  const flows = (nodes: readonly DrawnNode[]): string[] =>
    nodes.flatMap(({ inside }) => (inside ? [...inside.flows.map(({ id }) => id), ...flows(inside.nodes)] : []));
  for (const { node } of placed) if (!shapes.has(node.id)) faults.push(`${node.id} is not drawn`);
  const lines = model.pools.flatMap(({ content }) =>
    content ? [...content.flows.map(({ id }) => id), ...flows(content.nodes)] : [],
  );
  for (const id of [...lines, ...model.messages.map((one) => one.id)])
    if (!edges.has(id)) faults.push(`${id} is not drawn`);
  for (const [index, { node, around }] of placed.entries()) {
    for (const outer of around) if (!inside(box(node.id), box(outer))) faults.push(`${node.id} leaves ${outer}`);
    for (const other of placed.slice(index + 1)) {
      const isAttached = node.attachedTo === other.node.id || other.node.attachedTo === node.id;
      if (isAttached || other.around.includes(node.id) || around.includes(other.node.id)) continue;
      if (overlaps(box(node.id), box(other.node.id))) faults.push(`${node.id} overlaps ${other.node.id}`);
    }
  }
  const pools = model.pools.flatMap(({ id }) => id ?? []);
  for (const [index, id] of pools.entries())
    for (const other of pools.slice(index + 1))
      if (overlaps(box(id), box(other))) faults.push(`${id} overlaps ${other}`);
  for (const [id, { points }] of edges) {
    for (const [index, point] of points.entries()) {
      const next = points[index + 1];
      if (!next) continue;
      if (point.x !== next.x && point.y !== next.y && Math.hypot(point.x - next.x, point.y - next.y) > 0.01)
        faults.push(`${id} is slanted`);
      for (const { node } of placed) {
        const { x, y, width, height } = box(node.id);
        const core = { x: x + 2, y: y + 2, width: width - 4, height: height - 4 };
        const holds = node.inside !== undefined;
        if (!holds && overlaps(stretch(point, next), core)) faults.push(`${id} runs through ${node.id}`);
      }
    }
  }
  return faults;
}

describe('a model without a drawing', () => {
  it.each(packages)('%s is laid out without overlaps, every step and flow drawn', async (code) => {
    const model = await drawnModel(modelOf(code));
    expect(faultsOf(model, layOutModel(model))).toEqual([]);
  });

  it('of any shape is laid out so', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProcess, async (block) => {
        const model = await drawnModel(drawProcess(block).xml);
        expect(faultsOf(model, layOutModel(model))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps both pools, their lanes and the messages between them', async () => {
    const xml = await layOutProcess(modelOf('1.013225'));
    for (const id of [
      'lead_agency',
      'partner_agency',
      'partner_lane_clerk',
      'm_requested',
      'm_returned',
      'm_completed',
      'm_answered',
    ])
      expect(xml).toContain(`bpmnElement="${id}"`);
  });

  it('means the same as before', async () => {
    const [before, after] = [
      await compileProcess(modelOf('1.001193')),
      await compileProcess(await layOutProcess(modelOf('1.001193'))),
    ];
    if (!before.accepted || !after.accepted) throw new Error('refused');
    expect(after.graph.nodes).toEqual(before.graph.nodes);
    expect(after.graph.flows).toEqual(before.graph.flows);
    const { rootElement } = await new BpmnModdle().fromXML(await layOutProcess(modelOf('1.001193')));
    const pools = isElement(rootElement)
      ? elementsOf(rootElement, 'rootElements').flatMap((root) => elementsOf(root, 'participants'))
      : [];
    expect(pools.map(idOf)).toEqual(['birth_registration_pool']);
  });

  it('is drawn without a pool when it has no lanes', async () => {
    const xml = await layOutProcess(
      buildBpmn('<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>', 's -> a -> e'),
    );
    expect(xml).toMatch(/BPMNPlane id="plane" bpmnElement="p"/);
    expect(xml).not.toContain('participant');
  });
});

describe('a model', () => {
  it('that is drawn already stays as its author drew it; what cannot be read too', async () => {
    const drawn = await layOutProcess(modelOf('1.001193'));
    expect(await layOutProcess(drawn)).toBe(drawn);
    expect(await layOutProcess('<not-bpmn')).toBe('<not-bpmn');
  });
});

describe('a picture in English', () => {
  it('carries the English names, also where its author has drawn it', async () => {
    const laid = await layOutProcess(modelOf('1.013225'), { isEnglish: true });
    const drawn = await layOutProcess(await layOutProcess(modelOf('1.013225')), { isEnglish: true });
    for (const picture of [laid, drawn]) {
      expect(picture).toContain('name="Gather the opinions, propose the permit"');
      expect(picture).toContain('name="Lead agency"');
      expect(picture).not.toContain('name="Tổng hợp ý kiến, trình giấy phép"');
      expect(picture).toContain('BPMNShape');
    }
  });
});
