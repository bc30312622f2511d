import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Answering } from './answering.spec.js';
import { STEPS, type Visit } from './case-work.js';
import { readScenario } from './load-scenario.js';
import { Notebook } from './notebook.js';
import { OfficeClock } from './office-clock.js';
import { planned } from './planned.js';
import { pilot } from './sample-scenario.spec.js';
import { Simulation } from './simulation.js';

const FILE = { id: 'case-1', version: 3, familyId: 'f', children: ['c'], line: 'case-management' as const };
const SINCE = '2020-07-01T12:00:00Z';
const CLOCK = {
  epoch: 0,
  wall: new Date().toISOString(),
  business: '2020-08-01T12:00:00Z',
  speed: 0,
  environment: 'x',
};

describe('a family that renounces and keeps no appointment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oln-renouncing-'));
  const gateway = new Answering('test-renouncing', (asked) => (asked.endsWith('/diagnoses') ? [] : { version: 4 }));
  beforeAll(() => gateway.begin());
  afterAll(async () => {
    await gateway.end();
    rmSync(folder, { recursive: true });
  });

  function visit(): Visit {
    const scenario = pilot();
    const { behaviour } = scenario.lines['case-management'];
    Object.assign(behaviour, { keepsAppointments: 0, renounces: 1, notLocated: 0, rejects: 0 });
    scenario.checks = scenario.checks.filter(({ kind }) => kind === 'committed');
    const plan = planned(readScenario(JSON.stringify(scenario), 'mine.json'), { families: 60, seed: 1 });
    const notebook = Notebook.begin(join(folder, 'simulation.json'), 'f', 0);
    const catalogues = { indicators: [], motives: [], receivers: [], sectors: [] };
    const clock = new OfficeClock(CLOCK, '/nowhere');
    const simulation = new Simulation({ planned: plan, notebook, clock, instruments: [], catalogues });
    const { number } = simulation.arrivals.find(({ line, isPertinent }) => isPertinent && line === FILE.line)!;
    const file = { ...FILE, stage: 'execution', stageSince: SINCE, openedAt: SINCE };
    const notes = notebook.notesOf(FILE.id);
    return { simulation, by: gateway.caller(), file, family: simulation.familyOf(number), notes };
  }

  it('says so at the appointment at which it does, as if it had come', async () => {
    const one = visit();
    for (let appointment = 1; appointment <= one.family.momentOfRenouncing; appointment++) await STEPS.execution(one);
    const steps = gateway.asked.filter((asked) => asked.startsWith('POST')).map((asked) => asked.split('/').at(-1));
    expect(steps).toEqual([...Array.from({ length: one.family.momentOfRenouncing }, () => 'sessions'), 'renunciation']);
  });
});
