import { describe, expect, it } from '@jest/globals';
import type { TableRows, Template } from '../bare/template.js';
import { faultsOfRows, faultsOfWalls } from './walls.js';

const all = (holds: boolean) => ({ guard: holds, rowSecurity: holds, audit: holds, sealing: holds });

const table = (name: string, rows = 1, columns = ['id']): TableRows => ({
  table: name,
  columns,
  types: columns.map(() => 'text'),
  rows: Array.from({ length: rows }, () => columns.map(() => 'x')),
});

const template = (...tables: TableRows[]): Template => ({ id: 'r', key: 'k', answer: {}, tables });

describe('The cost of rights, audit and sealed columns', () => {
  it('is worth something where all of them hold on one side and none on the other', () => {
    expect(faultsOfWalls(all(true), all(false))).toEqual([]);
  });

  it('is worth nothing where one does not hold, or is still there', () => {
    expect(faultsOfWalls({ ...all(true), guard: false }, { ...all(false), sealing: true })).toEqual([
      'With everything on, guard does not hold',
      'With everything off, sealing still holds',
    ]);
  });

  it('is worth nothing where more than the audit entry was left out', () => {
    const on = template(table('audit'), table('outbox', 3), table('requests', 1, ['id', 'narrative']));
    expect(faultsOfRows(on, template(table('outbox', 3), table('requests', 1, ['id', 'narrative'])))).toEqual([]);
    expect(faultsOfRows(on, template(table('outbox', 2), table('idempotency'), table('requests')))).toEqual([
      'idempotency: nothing with everything on, 1 rows of id off',
      'outbox: 3 rows of id with everything on, 2 rows of id off',
      'requests: 1 rows of id, narrative with everything on, 1 rows of id off',
    ]);
  });
});
