import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workflowId } from '@oln/contracts';
import { eventually } from '@oln/testing';
import type { TemporalWay } from '@oln/messaging';
import { SmallHouse } from '../testing/small-house.spec.js';
import { Things } from '../testing/things.spec.js';
import { TEMPORAL } from '../tokens.js';
import { ProcessDirectory } from './process-directory.js';

describe('A look at a process', () => {
  let house: SmallHouse;
  let id: string;

  beforeAll(async () => {
    house = await SmallHouse.open('2026-03-02T13:00:00Z');
    const thing = await house.under({}, () => house.get(Things).add('a chair'));
    id = workflowId('caseManagement', thing.id);
  });
  afterAll(() => house?.close());

  const look = (of = id) => house.get(ProcessDirectory).look(of);

  it('says that it runs, though no worker can say what it remembers', async () => {
    await eventually(async () => (await look()).status === 'running');
    expect(await look()).toMatchObject({ status: 'running', runStatus: 'RUNNING', retries: [], state: undefined });
  });

  it('says that it was ended, and by what', async () => {
    const client = house.service.app.get<TemporalWay>(TEMPORAL).client;
    await client.workflow.getHandle(id).terminate('by hand');
    expect(await look()).toMatchObject({ status: 'closed', runStatus: 'TERMINATED' });
  });

  it('says that there is none', async () => {
    expect(await look('case-01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b99')).toEqual({ status: 'none', retries: [] });
  });
});
