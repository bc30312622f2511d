import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backEnds, eventually, Link } from '@oln/testing';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { LastingWorker } from './lasting-worker.js';

/** A busy machine takes its time. */
const PATIENT = { withinMs: 90_000 };
const QUEUE = `lasting-${process.pid}`;

describe('A worker that lasts', () => {
  let link: Link;
  let lasting: LastingWorker;
  let running: Promise<void>;
  let straight: Connection;
  const seen = { made: 0, away: 0 };

  beforeAll(async () => {
    const { temporal } = backEnds().ports;
    straight = await Connection.connect({ address: `127.0.0.1:${temporal}` });
    const workflowBundle = await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('./echo.spec.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    });
    link = await Link.to(temporal);
    lasting = new LastingWorker({
      address: `127.0.0.1:${link.port}`,
      create: (connection) => {
        seen.made += 1;
        return Worker.create({
          connection,
          taskQueue: QUEUE,
          workflowBundle,
          shutdownGraceTime: '1s',
          shutdownForceTime: '2s',
        });
      },
      away: () => (seen.away += 1),
    });
    running = lasting.run();
  });
  afterAll(async () => {
    lasting.stop();
    await running;
    await link.close();
    await straight.close();
  });

  /** A process from its start to its end, past the link on our side. */
  const works = (): Promise<unknown> =>
    new Client({ connection: straight }).workflow.execute('echo', {
      ...{ taskQueue: QUEUE, workflowId: `echo-${randomUUID()}`, args: ['heard'] },
      workflowTaskTimeout: '5s',
    });

  it('works again after its network was lost half-open, and is the same worker: what it had at hand it has still', async () => {
    expect(await works()).toBe('heard');
    await link.become('swallowing');
    await eventually(() => seen.away > 0, PATIENT);
    await link.become('whole');
    expect(await works()).toBe('heard');
    expect([seen.made, lasting.worker?.getState()]).toEqual([1, 'RUNNING']);
  }, 120_000);

  it('is left alone while its network is only slow', async () => {
    const { away } = seen;
    link.slow(300);
    await new Promise((resolve) => setTimeout(resolve, 16_000));
    link.slow(0);
    expect([seen.away - away, seen.made, await works()]).toEqual([0, 1, 'heard']);
  }, 60_000);
});
