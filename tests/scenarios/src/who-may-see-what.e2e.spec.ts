import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, startStack, type RunningStack } from '@oln/testing';
import { adminUrl, rotateKeys, ROTATED } from '@oln/tools';
import pg from 'pg';

const FLORIDA = '13110';
const VALPARAISO = '05101';
const JSON_TYPE = { accept: 'application/json' };

interface Me {
  person: string;
  commune: string;
  places: { commune: string; roles: string[] }[];
}

describe('On the whole system', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await startStack('test-sign-in', { signIn: true });
  });
  afterAll(() => stack?.stop());

  const at = (path: string): string => `${stack.base}${path}`;

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

  it('opens the processes to supervisors, and no names to operators', async () => {
    const supervisora = await signIn('supervisora-regional-florida');
    expect((await supervisora.go(at('/temporal'))).status).toBe(200);
    const operadora = await signIn('operadora-florida');
    expect((await operadora.go(at('/temporal'))).status).toBe(200);
    expect((await ask(operadora, '/api/intake/v1/requests'))[0]).toBe(403);
  });

  it('goes on, without a call refused, while every key of the house is changed', async () => {
    const browser = await signIn('gestora-florida');
    const statuses = new Map<string, number>();
    let rotated = false;
    const person = { givenNames: 'Luz', firstSurname: 'Prueba', birthDate: '2018-04-04', sex: 'female' };
    const write = (count: number) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `key-${count}` },
      body: JSON.stringify({ ...person, secondSurname: `Llave ${count}`, commune: FLORIDA, confirmedNew: true }),
    });
    const seen = (name: string): void => void statuses.set(name, (statuses.get(name) ?? 0) + 1);
    const calls = (async () => {
      for (let count = 0; !rotated; count++) {
        const [status, { id }] = await ask<{ id: string }>(browser, '/api/intake/v1/persons', write(count));
        seen(`write ${status}`);
        seen(`read ${(await ask(browser, `/api/intake/v1/persons/${id}`))[0]}`);
        seen(`due ${(await ask(browser, '/api/gateway/v1/deadlines'))[0]}`);
      }
    })();
    await rotateKeys(stack.secrets, ROTATED);
    // Whoever looks at its files each second has taken them up.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    rotated = true;
    await calls;
    expect([...statuses.keys()].sort()).toEqual(['due 200', 'read 200', 'write 201']);
    expect(statuses.get('write 201')).toBeGreaterThan(20);
  });

  it('ends at once when one signs out', async () => {
    const browser = await signIn('gestora-florida');
    const out = await browser.call(at('/auth/logout'), {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect([out.status, (await ask(browser, '/auth/me'))[0]]).toEqual([303, 401]);
  });

  describe.each(['intake', 'cases', 'alerts', 'offer', 'community', 'gateway'])('the login of %s', (service) => {
    let login: pg.Client;
    let own: { name: string; hasCommune: boolean }[];

    beforeAll(async () => {
      const { ports } = stack.state();
      const { service: password } = stack.secrets.database[service]!;
      login = new pg.Client(`postgres://oln_${service}:${password}@127.0.0.1:${ports.postgres}/oln`);
      await login.connect();
      own = (await tables()).filter(({ schema }) => schema === service);
    });
    afterAll(() => login?.end());

    async function tables(): Promise<{ schema: string; name: string; hasCommune: boolean }[]> {
      const admin = new pg.Client(adminUrl(stack.state().ports.postgres, stack.secrets, 'oln'));
      await admin.connect();
      const { rows } = await admin.query<{ schema: string; name: string; hasCommune: boolean }>(
        `select n.nspname as schema, c.relname as name,
                exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'commune') as "hasCommune"
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`,
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
      for (const { name } of walled) {
        const count = `select count(*) from ${service}."${name}" where commune = '${FLORIDA}'`;
        seen += await within(FLORIDA, count);
        expect([name, await within(VALPARAISO, count), await within('', count)]).toEqual([name, 0, 0]);
        const changed = `with changed as (update ${service}."${name}" set commune = commune where commune = '${FLORIDA}' returning 1) select count(*) from changed`;
        if (!/^(audit|outbox)/.test(name)) expect([name, await within(VALPARAISO, changed)]).toEqual([name, 0]);
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
