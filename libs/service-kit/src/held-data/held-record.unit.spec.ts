import { describe, expect, it } from '@jest/globals';
import type { SealedText } from '../persistence/sealed-text.js';
import { bound } from './held-lists.js';
import { HeldRecords } from './held-record.js';
import {
  ofTheHouse,
  protecting,
  said,
  saidAlone,
  saidOwn,
  saidUnnamed,
  sealedAlone,
  type HeldData,
  type HeldTable,
} from './held-table.js';

const ME = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';
const SIBLING = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b12';

const TABLE: HeldTable = {
  table: 'sessions',
  label: { es: 'Sesión', en: 'Session' },
  where: 'true',
  process: 'intake',
  columns: {
    notes: sealedAlone('Notas', 'Notes', 'session.notes'),
    children: saidOwn('Niños', 'Children'),
    child_id: saidOwn('Niño', 'Child'),
    factors: saidAlone('Factores', 'Factors'),
    answers: { ...said('Respuestas', 'Answers'), own: 'childId' },
    raised_by: protecting('Quién avisó', 'Who told'),
    rank: ofTheHouse('orders'),
    verification: saidUnnamed('Verificación', 'Verification'),
    data: {
      ...sealedAlone('Datos', 'Data', (row) => `person:${String(row.id)}`, true),
      alone: false,
      parts: { givenNames: { es: 'Nombres', en: 'Given names' } },
    },
  },
};
const HELD: HeldData = { lists: {}, audited: [], tables: [TABLE], columns: {}, exceptions: {} };
/** Opens what lies in hexadecimal, and says where it lay. */
const opening = {
  open: (sealed: Buffer, place: string) => `${place}|${sealed.toString('utf8')}`,
} as unknown as SealedText;
const json = { open: (sealed: Buffer) => sealed.toString('utf8') } as unknown as SealedText;
const hex = (text: string): string => `\\x${Buffer.from(text).toString('hex')}`;

const fieldsOf = (row: Record<string, unknown>, shared = false, sealed = opening, language: 'es' | 'en' = 'es') =>
  Object.fromEntries(
    new HeldRecords(HELD, sealed, language)
      .recordOf(TABLE, { row, key: 'k', shared }, [ME])
      .fields.map(({ name, label, ...field }) => [name, { label, ...field }]),
  );

describe('A record as the person it is about gets it', () => {
  it('has its fields in words, and none that says nothing of a person or that nobody named', () => {
    expect(
      fieldsOf({ stage: 'admissibility', version: 3, rank: 1, newer: 'x', at: null }, false, opening, 'en'),
    ).toEqual({
      stage: { label: 'Stage', value: 'admissibility', meaning: 'Admissibility' },
    });
  });

  it('gives what lies sealed, opened under its place', () => {
    expect(fieldsOf({ notes: hex('dijo') }).notes).toEqual({ label: 'Notas', value: 'session.notes|dijo' });
    const data = hex(JSON.stringify({ givenNames: 'Rayén', other: 1 }));
    expect(fieldsOf({ id: ME, data }, false, json)).toMatchObject({
      givenNames: { label: 'Nombres', value: 'Rayén' },
      other: { label: 'other', value: 1 },
    });
  });

  it('of a record that is also of others withholds what is not the person’s alone, and says so', () => {
    const { notes, factors } = fieldsOf({ notes: hex('dijo'), factors: ['violence'] }, true);
    expect([notes, factors]).toEqual([
      { label: 'Notas', withheld: 'concerns-others' },
      { label: 'Factores', withheld: 'concerns-others' },
    ]);
  });

  it('never names who raised an alert', () => {
    expect(fieldsOf({ raised_by: 'vecina-1' }).raised_by).toEqual({
      label: 'Quién avisó',
      withheld: 'protects-who-told',
    });
  });

  it('gives what was said with an alert without who said it', () => {
    const verification = { finding: 'confirmed', by: 'gestora-1', at: '2026-03-02T13:00:00.000Z' };
    expect(fieldsOf({ verification }).verification).toEqual({
      label: 'Verificación',
      value: { finding: 'confirmed', at: '2026-03-02T13:00:00.000Z' },
    });
  });

  it('of lists of persons gives the person, and of things about persons the person’s own', () => {
    const answers = [{ item: 'a', childId: SIBLING }, { item: 'b', childId: ME }, { item: 'c' }];
    const row = { children: [SIBLING, ME], child_id: SIBLING, answers };
    expect(fieldsOf(row, true)).toEqual({
      children: { label: 'Niños', value: [ME] },
      answers: { label: 'Respuestas', value: [{ item: 'b', childId: ME }] },
    });
    expect(fieldsOf({ answers }).answers).toMatchObject({ value: [{ item: 'b', childId: ME }, { item: 'c' }] });
  });

  it('writes instants as the APIs do', () => {
    expect(fieldsOf({ at: '2026-03-02T10:00:00.5-03:00' }).at).toMatchObject({ value: '2026-03-02T13:00:00.500Z' });
  });
});

describe('A condition with lists of ids', () => {
  it('has a place for each list, the same for the same one, and leaves casts alone', () => {
    expect(
      bound('a = any(:cases) or b::uuid = any(:cases) and c = any(:ids)', { cases: ['1'], ids: [] }, ['x']),
    ).toEqual({
      text: 'a = any($2::uuid[]) or b::uuid = any($2::uuid[]) and c = any($3::uuid[])',
      values: ['x', ['1'], []],
    });
    expect(() => bound('a = any(:nobody)', {})).toThrow('No list is named nobody');
  });
});
