import { describe, expect, it } from '@jest/globals';
import { planFor, type StackPlan } from './plan.js';
import { portsAt } from './ports.js';
import { serviceEnvironment, workerEnvironment } from './program-environment.js';

const plan = {
  paths: { logs: '/logs' },
  ports: portsAt(0),
  secrets: { database: { intake: { service: 's', migrator: 'm' } }, nats: { intake: 'n' }, keysFile: '/keys' },
  replicas: 2,
  environment: { OLN_LOG_LEVEL: 'warn' },
  environmentOf: { 'worker-2': { OLN_BUNDLE_FILE: '/other.js', OLN_LOG_LEVEL: 'info' } },
  detours: { 'intake-2': { nats: 9_001, postgres: 9_002 }, worker: { temporal: 9_003 } },
} as unknown as StackPlan;

describe('A stack in which single parts find things elsewhere', () => {
  const intake = (part: string) => serviceEnvironment(planFor(plan, part), 'intake', part, 3_101);
  const worker = (part: string) => workerEnvironment(planFor(plan, part), part, 3_110);

  it('sends a part by its detour to what it names, and everybody else straight', () => {
    expect(intake('intake-2')).toMatchObject({
      OLN_NATS_URL: 'nats://127.0.0.1:9001',
      OLN_DATABASE_URL: 'postgres://oln_intake:s@127.0.0.1:9002/oln',
      OLN_TEMPORAL_ADDRESS: '127.0.0.1:7233',
    });
    expect(intake('intake').OLN_NATS_URL).toBe('nats://127.0.0.1:4222');
    expect(worker('worker').OLN_TEMPORAL_ADDRESS).toBe('127.0.0.1:9003');
  });

  it('gives a part variables of its own, which win', () => {
    expect(worker('worker-2')).toMatchObject({ OLN_BUNDLE_FILE: '/other.js', OLN_LOG_LEVEL: 'info' });
    expect(worker('worker')).toMatchObject({ OLN_LOG_LEVEL: 'warn' });
    expect(worker('worker').OLN_BUNDLE_FILE).toBeUndefined();
  });
});
