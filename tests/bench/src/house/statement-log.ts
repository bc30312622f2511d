import { readFileSync, statSync } from 'node:fs';
import type pg from 'pg';
import { eventually } from '@oln/testing';
import type { Statement } from '../bare/page-reader.js';

const LOGGED = { log_statement: 'all', log_error_verbosity: 'default' };

/** Reads from the server's own log what a login asks it: the baseline is given the same SQL, whatever it is by then. */
export class StatementLog {
  private from = 0;

  constructor(
    private readonly admin: pg.Client,
    private readonly login: string,
    private readonly file: string,
  ) {}

  /** For connections that are opened from now on. */
  async begin(): Promise<void> {
    for (const [name, value] of Object.entries(LOGGED))
      await this.admin.query(`alter role ${this.login} set ${name} = '${value}'`);
    await this.endSessions();
  }

  async end(): Promise<void> {
    for (const name of Object.keys(LOGGED)) await this.admin.query(`alter role ${this.login} reset ${name}`);
    await this.endSessions();
  }

  mark(): void {
    this.from = statSync(this.file).size;
  }

  /** The statement since the mark that reads from a table, with its parameters. */
  reading(table: string): Promise<Statement> {
    return eventually(
      () => {
        const found = statementsIn(readFileSync(this.file, 'utf8').slice(this.from)).filter(({ text }) =>
          new RegExp(`from "?(\\w+"?\\."?)?${table}"?\\b`, 'i').test(text),
        );
        if (found.length !== 1) throw new Error(`${found.length} statements read from ${table}, not one`);
        return found[0]!;
      },
      { withinMs: 3_000 },
    );
  }

  private async endSessions(): Promise<void> {
    await this.admin.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [this.login]);
  }
}

/** Further lines of a statement begin with a tab. */
const STATEMENT = /LOG: {2}(?:execute [^:]+|statement): (.*(?:\n\t.*)*)(?:\n.*DETAIL: {2}Parameters: (.*))?/g;
const PARAMETER = /\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g;

export function statementsIn(log: string): Statement[] {
  return [...log.matchAll(STATEMENT)].map(([, text, parameters = '']) => ({
    text: text!,
    values: [...parameters.matchAll(PARAMETER)].map(([, value]) => value?.replaceAll("''", "'") ?? null),
  }));
}
