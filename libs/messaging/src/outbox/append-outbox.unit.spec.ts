import { describe, expect, it } from '@jest/globals';
import { casesEvents, type EventDefinition } from '@oln/contracts';
import type { EventEntry, ProcessEntry } from './outbox-entry.js';
import { appendOutbox, outboxValue } from './append-outbox.js';
import { toEvent } from './to-event.js';

const about = { id: '0197a4b2-1111-7222-8333-444455556666', commune: '13110', version: 7 };
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const fact: EventEntry = {
  lane: 'event',
  id: '0197a4b2-0000-7000-8000-000000000001',
  definition: casesEvents.caseMoved as EventDefinition,
  about,
  data: { id: about.id, from: 'diagnosis', to: 'family-plan', line: 'case-management' },
  asOf: new Date('2027-03-01T12:00:00Z'),
  actor: 'p1',
  traceparent: TRACE,
};
const asOf = '2027-03-01T12:00:00.000Z';
const signal: ProcessEntry = {
  lane: 'process',
  id: '0197a4b2-0000-7000-8000-000000000002',
  about,
  traceparent: TRACE,
  message: {
    kind: 'signal',
    process: 'caseManagement',
    workflowId: `case-${about.id}`,
    signal: 'resumed',
    message: { asOf },
  },
};

describe('What a unit of work leaves in the outbox', () => {
  it('is a CloudEvent with our attributes', () => {
    expect(toEvent(fact, new Date('2026-11-23T10:00:00Z'))).toEqual({
      specversion: '1.0',
      id: fact.id,
      source: '/oln/cases',
      type: 'oln.cases.case.moved.v1',
      subject: about.id,
      time: '2026-11-23T10:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:oln:schema:oln.cases.case.moved.v1',
      commune: '13110',
      entityversion: 7,
      asof: asOf,
      actor: 'p1',
      traceparent: TRACE,
      data: fact.data,
    });
  });

  it('has no trace where there was none', () => {
    expect('traceparent' in toEvent({ ...fact, traceparent: undefined })).toBe(false);
  });

  it('goes to the subject of its commune, or to its workflow, in the order it was said', () => {
    const rows = JSON.parse(outboxValue([fact, signal])) as Record<string, unknown>[];
    expect(rows.map(({ ord, lane, subject, entity }) => ({ ord, lane, subject, entity }))).toEqual([
      { ord: 0, lane: 'event', subject: 'oln.v1.13110.cases.case.moved', entity: 'case' },
      { ord: 1, lane: 'process', subject: `case-${about.id}`, entity: 'caseManagement' },
    ]);
  });

  it('tells a process the trace it was started in', () => {
    const input = { id: about.id, commune: '13110', stage: 'invitation', version: 1, asOf, policy: {}, holidays: [] };
    const start: ProcessEntry = {
      ...signal,
      message: { kind: 'start', process: 'caseManagement', workflowId: `case-${about.id}`, input },
    };
    const [row] = JSON.parse(outboxValue([start])) as { payload: { input: { traceparent: string } } }[];
    expect(row!.payload.input.traceparent).toBe(TRACE);
  });

  it('is one parameter, whatever there is to say', () => {
    const { insert, value } = appendOutbox([], 4);
    expect(insert).toContain('$4::jsonb');
    expect(insert).not.toMatch(/\$[^4]/);
    expect(value).toBe('[]');
  });

  it('is refused at once when it is too big to travel', () => {
    expect(() => outboxValue([{ ...fact, data: { filler: 'x'.repeat(262_144) } }])).toThrow(
      /at most 262144 can travel/,
    );
  });
});
