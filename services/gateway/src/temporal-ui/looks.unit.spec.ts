import { describe, expect, it } from '@jest/globals';
import { lookOf } from './looks.js';

const API = '/temporal/api/v1';
const HERE = `${API}/namespaces/default`;
const CASE = 'case-01a20748-b7e9-7394-bb2b-a0ff5a439669';

describe('A look through the gateway', () => {
  it.each([
    ['GET', '/temporal', 'part'],
    ['GET', `/temporal/namespaces/default/workflows/${CASE}/01a20748-b8b4-7f1e-9d53-2f1f4f0a6b11/timeline`, 'part'],
    ['GET', '/temporal/_app/immutable/entry/start.Bw1_UQ8P.js', 'part'],
    ['GET', `${API}/settings`, 'settings'],
    ['GET', `${API}/cluster-info`, 'overview'],
    ['GET', HERE, 'overview'],
    ['GET', `${HERE}/task-queues/processes`, 'overview'],
    ['GET', `${HERE}/workflows`, 'search'],
    ['GET', `${HERE}/workflow-count`, 'search'],
    ['GET', `${HERE}/workflows/${CASE}`, 'process'],
    ['GET', `${HERE}/workflows/${CASE}/history-reverse`, 'process'],
    ['POST', `${HERE}/workflows/${CASE}/query/__temporal_workflow_metadata`, 'process'],
  ])('%s %s is of the kind %s%s', (method, path, kind) => {
    expect(lookOf(method, path)?.kind).toBe(kind);
  });

  it('names the process it is at', () => {
    expect(lookOf('GET', `${HERE}/workflows/${CASE}/history`)).toEqual({ kind: 'process', workflowId: CASE });
  });

  it.each([
    ['POST', `${HERE}/workflows/${CASE}/terminate`],
    ['POST', `${HERE}/workflows/${CASE}/cancel`],
    ['POST', `${HERE}/workflows/${CASE}/signal/moved`],
    ['POST', `${HERE}/workflows/${CASE}/update/anything`],
    ['POST', `${HERE}/workflows/${CASE}/query/anything`],
    ['POST', `${HERE}/workflows`],
    ['POST', `${HERE}/batch-operations/x`],
    ['DELETE', `${HERE}/schedules/x`],
    ['PUT', '/temporal'],
    ['GET', `${HERE}/batch-operations`],
    ['GET', `${HERE}/schedules`],
    ['GET', `${HERE}/workflows/${CASE}/anything`],
    ['GET', `${HERE}/workflows/x" OR "1"="1`],
    ['GET', '/temporal/../health'],
    ['GET', `/temporal/%2e%2e/api`],
    ['GET', `/temporal/%61pi/v1/namespaces/default/workflows`],
    ['GET', `/temporal//api/v1/namespaces/default/workflows`],
    ['GET', '/temporal/API/v1/settings/../x'],
    ['GET', `${API}`],
    ['GET', '/temporal/api'],
  ])('%s %s is none', (method, path) => {
    expect(lookOf(method, path)).toBeUndefined();
  });
});
