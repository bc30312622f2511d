import { describe, expect, it } from '@jest/globals';
import { processCode } from '@oln/contracts';
import { ruleLabels } from '@oln/contracts/process-labels';
import { readFileSync } from 'node:fs';
import { TABLES } from '../stages.js';
import { labelsModule, labelsOf } from './process-labels.js';
import { ANCHOR_LABELS, HAPPENING_LABELS } from './start-labels.js';

const GENERATED = new URL('../../../libs/contracts/src/generated/process-labels.ts', import.meta.url);

describe('The words that services take from the tables', () => {
  it('are as the tables say', () => {
    expect(readFileSync(GENERATED, 'utf8')).toBe(labelsModule(Object.values(TABLES)));
  });

  it.each(Object.values(TABLES))('name every stage, clock and outcome of $process', (table) => {
    const { stages, outcomes } = labelsOf(table);
    expect(Object.keys(stages)).toEqual(Object.keys(table.stages));
    expect(Object.keys(outcomes)).toEqual(Object.keys(table.outcomes));
    for (const [stage, { clocks }] of Object.entries(table.stages))
      for (const [name, { label }] of Object.entries(clocks))
        expect(ruleLabels(processCode(table.process), `${stage}.${name}`)?.label).toEqual(label);
  });

  it('say in words what every clock counts from', () => {
    for (const { stages } of Object.values(TABLES))
      for (const { clocks } of Object.values(stages))
        for (const { from, anew } of Object.values(clocks)) {
          if (anew) expect(Object.keys(ANCHOR_LABELS)).toContain(anew);
          const [kind, name = ''] = from.split(':');
          if (kind === 'anchor') expect(Object.keys(ANCHOR_LABELS)).toContain(name);
          if (kind === 'last') expect(Object.keys(HAPPENING_LABELS)).toContain(name);
        }
  });
});
