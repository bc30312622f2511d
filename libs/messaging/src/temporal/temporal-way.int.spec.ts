import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backEnds, Link, type LinkState } from '@oln/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessBusy, ProcessesAway } from './process-gateway.js';
import { TemporalWay } from './temporal-way.js';

describe('The way to Temporal', () => {
  let link: Link;
  let way: TemporalWay;

  beforeEach(async () => {
    link = await Link.to(backEnds().ports.temporal);
    way = new TemporalWay({ address: `127.0.0.1:${link.port}`, namespace: 'default' });
  });
  afterEach(async () => {
    await way.close();
    await link.close();
  });

  const ask = () => way.ask(1_000, ({ connection }) => connection.workflowService.getSystemInfo({}));
  const answers = () =>
    ask().then(
      () => true,
      () => false,
    );

  async function untilItAnswers(): Promise<void> {
    for (const end = Date.now() + 30_000; !(await answers()) && Date.now() < end;) await sleep(100);
    expect(await answers()).toBe(true);
  }

  it.each<LinkState>(['swallowing', 'holding', 'refusing'])(
    'that nobody could connect by, because it was %s, lets through when it is whole',
    async (state) => {
      await link.become(state);
      const failure = await ask().catch((error: unknown) => error);
      expect(failure instanceof ProcessBusy || failure instanceof ProcessesAway).toBe(true);
      await sleep(1_000);
      await link.become('whole');
      await untilItAnswers();
    },
  );

  it.each<LinkState>(['swallowing', 'holding', 'refusing'])(
    'that was lost while it was in use (%s) lets through when it is whole',
    async (state) => {
      await ask();
      await link.become(state);
      for (let times = 0; times < 4; times++) expect(await answers()).toBe(false);
      await link.become('whole');
      await untilItAnswers();
    },
  );
});
