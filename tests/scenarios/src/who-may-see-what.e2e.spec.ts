import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@oln/contracts';
import { loadKeyRing } from '@oln/crypto';
import { ApiClient, Browser, eventually, startStack, type RunningStack } from '@oln/testing';
import { adminUrl, asAdmin, readIndexKeys, retireIndexKeys, rotateKeys, ROTATED } from '@oln/tools';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { documentOf } from './fuzz/documents.js';
import { knock } from './fuzz/strangers.js';

const FLORIDA = '13110';
const VALPARAISO = '05101';
const JSON_TYPE = { accept: 'application/json' };

/** With its check digit (modulo 11). */
function runOf(number: number): string {
  const sum = [...String(number)].reverse().reduce((total, digit, at) => total + Number(digit) * (2 + (at % 6)), 0);
  return `${number}-${'0K987654321'[sum % 11]}`;
}

const TEXTS = `
  select table_schema as schema, table_name as table, column_name as column from information_schema.columns
   where table_schema = any ($1) and data_type in ('text', 'ARRAY') and is_generated = 'NEVER' order by 1, 2, 3`;

/** Columns, of all services, in which anything lies that a key of the index has made: whatever the services say of them. */
const hashesOf = (url: string, keyId: string): Promise<string[]> =>
  asAdmin(url, async (admin) => {
    const { rows } = await admin.query<Record<'schema' | 'table' | 'column', string>>(TEXTS, [SERVICES]);
    const left: string[] = [];
    for (const { schema, table, column } of rows) {
      const made = `select 1 from ${schema}."${table}" where "${column}"::text ~ $1 limit 1`;
      const { rowCount } = await admin.query(made, [`(^|[^A-Za-z0-9_-])${keyId}:[0-9a-f]{16}`]);
      if (rowCount) left.push(`${schema}.${table}.${column}`);
    }
    return left;
  });

interface Table {
  schema: string;
  name: string;
  hasCommune: boolean;
  /** Some column of it, by the login that is looked at. */
  mayUpdate: boolean;
}

interface Me {
  person: string;
  commune: string;
  places: { commune: string; roles: string[] }[];
}

describe('On the whole system', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack('test-sign-in', { signIn: true });
    await commit(FLORIDA);
  });
  afterAll(() => stack?.stop());

  const at = (path: string): string => `${stack.base}${path}`;

  /** Reporting hears of families alone: without any it has rows of its own only. */
  async function commit(commune: string): Promise<void> {
    const base = `${stack.base}/api/reporting/v1`;
    const coordinator = await ApiClient.as('coordinadora-1', ['coordinator'], [commune], base, stack.secrets.keysFile);
    const path = `/communes/${commune}/commitments/2026/case-management`;
    expect((await coordinator.put(path, { families: 40 }, { ifMatch: 0 })).status).toBe(200);
  }

  /** As anybody of the made-up offices, by a click. */
  async function signIn(person: string): Promise<Browser> {
    const browser = new Browser();
    const choice = await browser.go(at('/auth/login?next=/api'));
    expect([choice.status, await choice.text()]).toEqual([200, expect.stringContaining(person)]);
    const page = await browser.go(browser.at, { method: 'POST', body: new URLSearchParams({ person }) });
    expect([person, page.status, browser.at]).toEqual([person, 200, at('/api')]);
    return browser;
  }

  async function ask<Body>(browser: Browser, path: string, init: RequestInit = {}): Promise<[number, Body]> {
    const headers = { ...JSON_TYPE, 'sec-fetch-site': 'same-origin', ...(init.headers as Record<string, string>) };
    const answer = await browser.call(at(path), { ...init, headers });
    return [answer.status, (await answer.json()) as Body];
  }

  it('makes somebody of one office or the other, in every service, by a cookie alone', async () => {
    const gestora = await signIn('gestora-florida');
    const [, me] = await ask<Me>(gestora, '/auth/me');
    expect(me).toMatchObject({ person: 'gestora-florida', commune: FLORIDA, places: [{ roles: ['case-manager'] }] });
    for (const list of ['intake/v1/requests', 'cases/v1/cases', 'alerts/v1/alerts', 'offer/v1/offers'])
      expect([list, (await ask(gestora, `/api/${list}`))[0]]).toEqual([list, 200]);
    expect((await ask(gestora, `/api/gateway/v1/communes/${FLORIDA}/staff/gestora-florida`))[0]).toBe(403);
    const coordinadora = await signIn('coordinadora-valparaiso');
    const there = `/api/gateway/v1/communes/${VALPARAISO}/staff/gestora-valparaiso`;
    expect(await ask(coordinadora, there)).toMatchObject([200, { roles: ['case-manager'], active: true }]);
    expect((await ask(coordinadora, there.replace(VALPARAISO, FLORIDA)))[0]).toBe(403);
  });

  it.each(SERVICES)(
    'says 401, and nothing else, to whoever shows no credential of ours at any door of %s',
    async (service) => {
      // At the one address, and past the gateway.
      for (const house of [stack.base, `http://127.0.0.1:${stack.state().ports[service]}`]) {
        const base = `${house}/api/${service}/v1`;
        const { knocks, opened } = await knock(await documentOf(base), base);
        expect([house, opened]).toEqual([house, []]);
        expect(knocks).toBeGreaterThan(40);
      }
    },
  );

  it('opens the processes to supervisors, and no names to operators', async () => {
    const supervisora = await signIn('supervisora-regional-florida');
    expect((await supervisora.go(at('/temporal'))).status).toBe(200);
    const operadora = await signIn('operadora-florida');
    expect((await operadora.go(at('/temporal'))).status).toBe(200);
    expect((await ask(operadora, '/api/intake/v1/requests'))[0]).toBe(403);
  });

  it('goes on, without a call refused or a person entered twice, while every key of the house is changed', async () => {
    const browsers = [await signIn('gestora-florida'), await signIn('coordinadora-florida')] as const;
    const statuses = new Map<string, number>();
    const runs: string[] = [];
    let ended = false;
    const seen = (name: string): void => void statuses.set(name, (statuses.get(name) ?? 0) + 1);
    const calls = (async () => {
      while (!ended) {
        runs.push(runOf(23_000_000 + runs.length));
        // Two people enter the same child at the same moment, each as they write it.
        const both = await Promise.all(browsers.map((browser) => enter(browser, runs.at(-1)!, runs.length)));
        seen(
          `write ${both
            .map(([status]) => status)
            .sort()
            .join(' and ')}`,
        );
        const { id } = both.find(([status]) => status === 201)?.[1] ?? {};
        seen(`read ${(await ask(browsers[0], `/api/intake/v1/persons/${id}`))[0]}`);
        seen(`due ${(await ask(browsers[0], '/api/gateway/v1/deadlines'))[0]}`);
        // One of before, under whichever key it lies now.
        const earlier = runs[Math.floor(runs.length / 2)]!;
        seen(`found ${(await found(browsers[1], earlier)).length}`);
      }
    })();
    const old = loadKeyRing(stack.secrets.keysFile).index.current;
    await rotateKeys(stack.secrets, ROTATED);
    const url = adminUrl(stack.state().ports.postgres, stack.secrets, 'oln');
    await eventually(async () => retireIndexKeys(stack.secrets, await readIndexKeys(url)), {
      withinMs: 120_000,
      everyMs: 500,
    });
    // Whoever looks at its files each second has taken them up.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    ended = true;
    await calls;
    expect([...statuses.keys()].sort()).toEqual(['due 200', 'found 1', 'read 200', 'write 201 and 409']);
    expect(statuses.get('write 201 and 409')).toBeGreaterThan(20);
    for (const run of runs) expect([run, (await found(browsers[0], run)).length]).toEqual([run, 1]);
    expect([await hashesOf(url, old), (await hashesOf(url, `k${Number(old.slice(1)) + 1}`)).length > 0]).toEqual([
      [],
      true,
    ]);
  });

  const enter = (browser: Browser, run: string, count: number): Promise<[number, { id: string }]> =>
    ask<{ id: string }>(browser, '/api/intake/v1/persons', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `key-${count}` },
      body: JSON.stringify({
        ...{ givenNames: 'Luz', firstSurname: 'Prueba', secondSurname: `Llave ${count}`, birthDate: '2018-04-04' },
        ...{ sex: 'female', run, commune: FLORIDA, confirmedNew: true },
      }),
    });

  const found = async (browser: Browser, run: string): Promise<{ id: string }[]> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const sought = { method: 'POST', headers, body: JSON.stringify({ run, commune: FLORIDA }) };
    return (await ask<{ id: string }[]>(browser, '/api/intake/v1/persons/search', sought))[1];
  };

  it('ends at once when one signs out', async () => {
    const browser = await signIn('gestora-florida');
    const out = await browser.call(at('/auth/logout'), {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([out.status, (await ask(browser, '/auth/me'))[0]]).toEqual([303, 401]);
  });

  describe.each(SERVICES)('the login of %s', (service) => {
    let login: pg.Client;
    let own: Table[];

    beforeAll(async () => {
      const { ports } = stack.state();
      const { service: password } = stack.secrets.database[service]!;
      login = new pg.Client(`postgres://oln_${service}:${password}@127.0.0.1:${ports.postgres}/oln`);
      await login.connect();
      own = (await tables()).filter(({ schema }) => schema === service);
    });
    afterAll(() => login?.end());

    async function tables(): Promise<Table[]> {
      const admin = new pg.Client(adminUrl(stack.state().ports.postgres, stack.secrets, 'oln'));
      await admin.connect();
      const { rows } = await admin.query<Table>(
        `select n.nspname as schema, c.relname as name,
                has_any_column_privilege($1, c.oid, 'UPDATE') as "mayUpdate",
                exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'commune') as "hasCommune"
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`,
        [`oln_${service}`],
      );
      await admin.end();
      return rows;
    }

    /** Within the walls of a commune; `''`: nothing was said. */
    async function within(commune: string, sql: string): Promise<number> {
      await login.query('begin');
      try {
        await login.query(`select set_config('app.communes', $1, true)`, [commune]);
        return Number((await login.query(sql)).rows[0]?.count ?? 0);
      } finally {
        await login.query('rollback');
      }
    }

    it('opens no table of another service', async () => {
      const others = (await tables()).filter(({ schema }) => schema !== service);
      expect(others.length).toBeGreaterThan(40);
      for (const { schema, name } of others)
        await expect(login.query(`select 1 from ${schema}."${name}" limit 1`)).rejects.toThrow('permission denied');
    });

    it('shows rows of the commune that is said, and of no other one', async () => {
      const walled = own.filter(({ hasCommune }) => hasCommune);
      let seen = 0;
      for (const { name, mayUpdate } of walled) {
        const count = `select count(*) from ${service}."${name}" where commune = '${FLORIDA}'`;
        seen += await within(FLORIDA, count);
        expect([name, await within(VALPARAISO, count), await within('', count)]).toEqual([name, 0, 0]);
        const changed = `with changed as (update ${service}."${name}" set commune = commune where commune = '${FLORIDA}' returning 1) select count(*) from changed`;
        if (mayUpdate) expect([name, await within(VALPARAISO, changed)]).toEqual([name, 0]);
        else await expect(within(VALPARAISO, changed)).rejects.toThrow('permission denied');
      }
      // Otherwise nothing was looked at.
      expect(seen).toBeGreaterThan(0);
    });

    it('changes nothing in the log of who did what, and no table', async () => {
      for (const table of ['audit', 'audit_seal', 'audit_sealed'])
        for (const sql of [`delete from ${table}`, `truncate ${table}`])
          await expect(login.query(sql)).rejects.toThrow('permission denied');
      await expect(login.query(`update audit set person = 'nobody'`)).rejects.toThrow('permission denied');
      await expect(login.query('create table mine (id int)')).rejects.toThrow('permission denied');
      await expect(login.query('drop table audit')).rejects.toThrow('must be owner');
      await expect(login.query('alter table audit disable row level security')).rejects.toThrow('must be owner');
      await expect(login.query(`set role oln_${service}_migrator`)).rejects.toThrow('permission denied');
    });
  });
});
