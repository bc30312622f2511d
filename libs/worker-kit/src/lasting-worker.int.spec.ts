import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backEnds, eventually, Link } from '@oln/testing';
import { Worker } from '@temporalio/worker';
import { LastingWorker } from './lasting-worker.js';

/** A busy machine takes its time. */
const PATIENT = { withinMs: 90_000 };

describe('A worker that lasts', () => {
  let link: Link;
  let lasting: LastingWorker;
  let running: Promise<void>;
  const seen = { made: 0, away: 0 };

  beforeAll(async () => {
    link = await Link.to(backEnds().ports.temporal);
    lasting = new LastingWorker({
      address: `127.0.0.1:${link.port}`,
      create: (connection) => {
        seen.made += 1;
        return Worker.create({
          connection,
          taskQueue: `lasting-${process.pid}`,
          activities: { rest: async () => 0 },
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
  });

  const works = (): boolean => lasting.worker?.getState() === 'RUNNING';

  it('is made anew when nothing gets through any more, though nobody hung up, and works when it does again', async () => {
    await eventually(works, PATIENT);
    await link.become('swallowing');
    await eventually(() => seen.away > 0, PATIENT);
    await link.become('whole');
    await eventually(() => seen.made > 1 && works(), PATIENT);
  });

  it('is left alone while it is only slow', async () => {
    const { made } = seen;
    link.slow(300);
    await new Promise((resolve) => setTimeout(resolve, 16_000));
    link.slow(0);
    expect([seen.made, works()]).toEqual([made, true]);
  });
});
