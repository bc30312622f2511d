import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseEnvironment } from '../stack/environments.js';
import { environmentPaths } from '../stack/paths.js';
import { ensureSecrets } from '../stack/secrets.js';
import { Caller } from './caller.js';
import { LineToGateway } from './line-to-gateway.js';
import { Notebook } from './notebook.js';
import { Pace } from './pace.js';
import { barOf } from './progress.js';
import { fingerprintOf } from './run-simulation.js';
import { pilot } from './sample-scenario.spec.js';

describe('the notebook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oln-notebook-'));
  const file = join(folder, 'simulation.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is found again as it was left', () => {
    expect(Notebook.find(file)).toBeUndefined();
    const begun = Notebook.begin(file, 'f1', 12);
    begun.know(3, { familyId: 'family-3', childIds: ['c1'], requestId: 'r3' });
    begun.notesOf('case-1').attempts = 2;
    begun.pages.doneUntil = '2020-07-01';
    begun.save();
    const found = Notebook.find(file)!;
    expect(found.pages).toEqual(begun.pages);
    expect(found.numberOf('family-3')).toBe(3);
    expect(found.notesOf('case-1').attempts).toBe(2);
    expect(found.numberOf('family-4')).toBeUndefined();
  });

  it('belongs to one scenario, size and seed, whatever is checked at the end', () => {
    const wishes = { families: 60, seed: 1 };
    const before = fingerprintOf(pilot(), wishes);
    const others = pilot();
    others.checks.pop();
    expect(fingerprintOf(others, wishes)).toBe(before);
    expect(fingerprintOf(pilot(), { ...wishes, seed: 2 })).not.toBe(before);
    expect(fingerprintOf(pilot(), { ...wishes, families: 61 })).not.toBe(before);
    others.objectivesMet = 0.5;
    expect(fingerprintOf(others, wishes)).not.toBe(before);
  });
});

describe('the pace', () => {
  const calm = { daysLate: 0, clocksUntold: 0 };

  it('stays where work fills the day as it should', () => {
    expect(new Pace(1, 0.5).after({ seconds: 0.75, ...calm }, 0)).toBeUndefined();
  });

  it('is slower where staff falls behind, at once', () => {
    const pace = new Pace(1, 0.5);
    expect(pace.after({ seconds: 3, daysLate: 2, clocksUntold: 0 }, 0)).toBe(4);
    expect(pace.after({ seconds: 12, daysLate: 2, clocksUntold: 0 }, 1_000)).toBeCloseTo(7.6, 6);
  });

  it('is slower where processes fall behind', () => {
    expect(new Pace(1, 0.5).after({ seconds: 0.1, daysLate: 0, clocksUntold: 4 }, 0)).toBe(1.5);
  });

  it('stays slower for processes when they have caught up, and tries again little by little', () => {
    const pace = new Pace(1, 0.5);
    pace.after({ seconds: 0.3, daysLate: 0, clocksUntold: 4 }, 0);
    const days = Array.from({ length: 60 }, (_, day) => pace.after({ seconds: 0.3, ...calm }, day * 1_500));
    const faster = days.findIndex((seconds) => seconds !== undefined);
    expect(faster).toBeGreaterThan(40);
    expect(pace.secondsPerDay).toBeLessThan(1.5 * 0.55);
  });

  it('brakes while a day is not done, each time for twice as long', () => {
    const pace = new Pace(1, 0.5);
    expect([0.5, 1.1, 2, 2.3].map((seconds) => pace.brake(seconds))).toEqual([undefined, 2.2, undefined, 4.6]);
  });

  it('is faster again only where there is much room, after a while, and never beyond the shortest day', () => {
    const pace = new Pace(4, 0.5);
    expect(pace.after({ seconds: 0.15, ...calm }, 0)).toBe(0.5);
    expect(pace.after({ seconds: 3, ...calm }, 1_000)).toBeUndefined();
    expect(pace.after({ seconds: 3, ...calm }, 30_000)).toBeGreaterThan(0.5);
  });
});

describe('the line to the gateway', () => {
  it('lets so many through at a time, and all in the end', async () => {
    const line = new LineToGateway(3);
    let [open, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setImmediate(resolve));
      open--;
    };
    await Promise.all(Array.from({ length: 20 }, () => line.call(work)));
    expect([most, open, line.figures.calls]).toEqual([3, 0, 20]);
  });

  it('is narrower after a refusal, once for calls that were refused together, and wider again with what is taken', () => {
    const line = new LineToGateway(16);
    line.isTooMuch(60_000);
    line.isTooMuch(60_000);
    expect([line.atOnce, line.figures.retries]).toEqual([8, 2]);
    for (let calls = 0; calls < 200; calls++) line.taken();
    expect(line.atOnce).toBe(16);
  });
});

describe('a caller', () => {
  let server: Server;
  const seen: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.headers['idempotency-key'] as string | undefined);
      const isFirst = seen.length === 1;
      response.writeHead(isFirst ? 429 : 201, {
        'content-type': 'application/json',
        ...(isFirst && { 'retry-after': '1' }),
      });
      response.end(JSON.stringify({ id: 'made', version: 1 }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('waits for as long as it was asked to, and sends the same again with the same key', async () => {
    const { keysFile } = ensureSecrets(environmentPaths('test-caller'));
    const line = new LineToGateway(4);
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const caller = new Caller(line, base, keysFile, {
      person: 'p',
      roles: ['coordinator'],
      communes: ['13110'],
      kind: 'person',
    });
    expect(await caller.post('/x', {}, { key: 'k1' })).toEqual({ id: 'made', version: 1 });
    expect(seen).toEqual(['k1', 'k1']);
    expect(line.figures).toMatchObject({ calls: 2, retries: 1, askedToWaitMs: 1_000 });
    eraseEnvironment('test-caller');
  });
});

describe('the bar', () => {
  it('is full at the end', () => {
    expect(barOf(0)).toContain('  0 %');
    expect(barOf(1)).toBe(`[${'█'.repeat(24)}] 100 %`);
  });
});
