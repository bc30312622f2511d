import type { DataSource } from 'typeorm';
import { begin, commit, connected, rollback, scopeStatement } from '../persistence/begin-commit.js';
import { isUnavailable } from '../persistence/database-errors.js';
import type { NewAuditRow } from './audit-entries.js';
import { auditInsert } from './audit-insert.js';

type Communes = readonly string[] | '*';

interface Waiting {
  rows: readonly NewAuditRow[];
  communes: Communes;
  written(): void;
  failed(error: unknown): void;
}

/** Transactions at once; while they are under way the next readings gather. Nobody waits for company. */
const AT_ONCE = 2;
const MOST = 64;

const INSERT = { name: 'oln-audit-reading', text: auditInsert(1) };

/**
 * What was read is on record before it is answered. Readings that end while others are being written down share a commit to the disk,
 * each under its own row-level security; if anything fails, each is written alone, and whoever is at fault is told.
 */
export class ReadingLog {
  private waiting: Waiting[] = [];
  private underWay = 0;

  constructor(private readonly source: DataSource) {}

  /** Resolves once the rows are committed. */
  write(rows: readonly NewAuditRow[], communes: Communes): Promise<void> {
    return new Promise((written, failed) => {
      this.waiting.push({ rows, communes, written, failed });
      this.next();
    });
  }

  private next(): void {
    while (this.underWay < AT_ONCE && this.waiting.length > 0) {
      this.underWay += 1;
      void this.serve(this.waiting.splice(0, MOST)).finally(() => {
        this.underWay -= 1;
        this.next();
      });
    }
  }

  private async serve(readings: Waiting[]): Promise<void> {
    const error = await this.together(readings);
    if (error === undefined) return readings.forEach(({ written }) => written());
    if (readings.length === 1 || isUnavailable(error)) return readings.forEach(({ failed }) => failed(error));
    for (const reading of readings) await this.serve([reading]);
  }

  /** Undefined: all are committed. Otherwise none is. */
  private async together(readings: readonly Waiting[]): Promise<unknown> {
    const runner = this.source.createQueryRunner();
    try {
      const client = await connected(runner);
      const sent = [begin(runner, client, [])];
      for (const [scope, rows] of byScope(readings)) {
        sent.push(client.query(scope), client.query({ ...INSERT, values: [JSON.stringify(rows)] }));
      }
      await commit(runner, client, sent);
      return undefined;
    } catch (error) {
      await rollback(runner, error);
      return error ?? new Error('What was read could not be written down');
    } finally {
      await runner.release();
    }
  }
}

function byScope(readings: readonly Waiting[]): Map<string, NewAuditRow[]> {
  const scopes = new Map<string, NewAuditRow[]>();
  for (const { rows, communes } of readings) {
    const scope = scopeStatement(communes);
    const all = scopes.get(scope) ?? [];
    for (const row of rows) all.push({ ...row, ord: all.length });
    scopes.set(scope, all);
  }
  return scopes;
}
