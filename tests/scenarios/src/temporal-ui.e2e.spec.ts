import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@oln/contracts';
import { issueDevToken, loadKeyRing } from '@oln/crypto';
import { ApiClient, eventually, startStack, type RunningStack } from '@oln/testing';
import { adminUrl, ROOT } from '@oln/tools';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';

const HERE = '13110';
const ELSEWHERE = '05101';
const API = '/temporal/api/v1/namespaces/default';

describe('The Temporal UI behind the gateway', () => {
  let stack: RunningStack;
  let process: string;

  beforeAll(async () => {
    stack = await startStack('test-ui');
    process = await someProcess();
  });

  afterAll(() => stack?.stop());

  async function someProcess(): Promise<string> {
    const desk = await ApiClient.as('c-1', ['coordinator'], [HERE], `${stack.base}/api`, stack.secrets.keysFile);
    const person = { givenNames: 'Luz', firstSurname: 'Prueba', birthDate: '2018-04-04', sex: 'female', commune: HERE };
    const child = await desk.post<{ id: string }>('/intake/v1/persons', { ...person, confirmedNew: true });
    const members = [{ personId: child.body.id, relation: 'child' }];
    const family = await desk.post<{ id: string }>('/intake/v1/families', { members, commune: HERE });
    const { body } = await desk.post<{ id: string }>('/intake/v1/requests', {
      ...{ commune: HERE, channel: 'spontaneous', motive: 'school' },
      ...{ familyId: family.body.id, childIds: [child.body.id] },
    });
    return `intake-${body.id}`;
  }

  const token = (role: Role, commune = HERE): Promise<string> =>
    issueDevToken(
      { person: 'supervisora-1', roles: [role], communes: [commune], kind: 'person' },
      loadKeyRing(stack.secrets.keysFile),
    );

  /** As the browser asks: with the cookie alone. */
  async function ask(path: string, role: Role, { commune = HERE, method = 'GET', accept = 'application/json' } = {}) {
    const cookie = `oln_temporal=${await token(role, commune)}`;
    return fetch(`${stack.base}${path}`, { method, headers: { cookie, accept }, redirect: 'manual' });
  }

  const shown = async (commune: string, query = ''): Promise<string[]> => {
    const answer = await ask(`${API}/workflows?query=${encodeURIComponent(query)}`, 'regional-supervisor', { commune });
    const { executions = [] } = (await answer.json()) as { executions?: { execution: { workflowId: string } }[] };
    return executions.map(({ execution }) => execution.workflowId);
  };

  it('shows a supervisor the page, and the processes of her communes with where they stand', async () => {
    const page = await ask('/temporal', 'regional-supervisor', { accept: 'text/html' });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<!doctype html>')]);
    await eventually(() => shown(HERE), { until: (found) => found.includes(process) });
    const one = await ask(`${API}/workflows/${process}`, 'regional-supervisor');
    expect(await one.json()).toMatchObject({ workflowExecutionInfo: { type: { name: 'intake' } } });
  });

  it('shows nothing of another commune, in lists, in searches that try to get out, or by name', async () => {
    expect(await shown(ELSEWHERE)).toEqual([]);
    expect(await shown(ELSEWHERE, `WorkflowType = "intake" OR OlnCommune = "${HERE}"`)).toEqual([]);
    // Temporal takes what follows `//` and `#` for a comment: the condition on communes would be in it.
    const ways = ['a="1") OR (WorkflowType="intake"', 'OlnOverdue=false // (\n) //', 'OlnOverdue=false # (\n) #'];
    for (const way of ways) {
      for (const list of ['workflows', 'workflow-count']) {
        const out = await ask(`${API}/${list}?query=${encodeURIComponent(way)}`, 'regional-supervisor', {
          commune: ELSEWHERE,
        });
        expect([way, list, out.status]).toEqual([way, list, 400]);
      }
    }
    for (const path of [process, `${process}/history`, `${process}/query/__temporal_workflow_metadata`]) {
      const method = path.includes('query') ? 'POST' : 'GET';
      const one = await ask(`${API}/workflows/${path}`, 'regional-supervisor', { commune: ELSEWHERE, method });
      expect([path, one.status]).toEqual([path, 404]);
    }
  });

  it('is explained on one page, and what it waits for is due to whoever must act', async () => {
    const at = (role: Role) =>
      ApiClient.as('c-1', [role], [HERE], `${stack.base}/api/gateway/v1`, stack.secrets.keysFile);
    const supervisor = await at('regional-supervisor');
    const explain = async () =>
      (await supervisor.get<{ items: { agreement: string; text: string; clocks: unknown[] }[] }>(`/explain/${process}`))
        .body.items[0];
    const found = await eventually(explain, { until: (one) => one?.agreement === 'agrees' && one.clocks.length > 0 });
    expect(found!.text).toContain('Está en:          Admisibilidad · desde el');
    expect(found!.text).toContain('Espera:           Decidir admisibilidad · vence el');
    expect(found!.text).toContain('Proceso:          corre, y dice lo mismo que el registro');
    const due = await (await at('coordinator')).get<{ items: { recordId: string }[]; missing: string[] }>('/deadlines');
    expect(due.body.items.map(({ recordId }) => recordId)).toContain(process.slice('intake-'.length));
    expect(due.body.missing).toEqual([]);
  });

  /** What `./oln explain` prints, and how it ends. */
  const explainVerb = (...words: string[]): Promise<{ code: unknown; said: string }> =>
    new Promise((resolve) => {
      const [verb, env] = [
        [join(ROOT, 'tools/bootstrap.mjs'), 'explain'],
        ['--env', 'test-ui'],
      ];
      const environment = { ...globalThis.process.env, OLN_COMPILED: '1' };
      const options = { env: environment, encoding: 'utf8' } as const;
      execFile(globalThis.process.execPath, [...verb, ...words, ...env], options, (error, said, problem) =>
        resolve({ code: error?.code ?? 0, said: said + problem }),
      );
    });

  it('is told by ./oln explain, with links; an id that nobody knows in a sentence and with 1', async () => {
    const { code, said } = await explainVerb(process.slice('intake-'.length), '--lang', 'en');
    expect([code, said]).toEqual([0, expect.stringContaining('Stands at:        Admissibility · since')]);
    expect(said).toContain(`${stack.base}/temporal/namespaces/default/workflows/${process}`);
    expect(await explainVerb('01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b99')).toEqual({
      code: 1,
      said: expect.stringMatching(/^A su alcance no hay ningún proceso con ese identificador\..* Se buscó en 13110;/),
    });
  });

  it('lets nobody change a process, and hides the buttons', async () => {
    for (const action of ['terminate', 'cancel', 'signal/moved', 'reset']) {
      const answer = await ask(`${API}/workflows/${process}/${action}`, 'regional-supervisor', { method: 'POST' });
      expect([action, answer.status]).toEqual([action, 403]);
      expect(await answer.json()).toMatchObject({ code: 'TEMPORAL_UI.READ_ONLY', detail: expect.any(String) });
    }
    const settings = await ask('/temporal/api/v1/settings', 'regional-supervisor');
    expect(await settings.json()).toMatchObject({ DisableWriteActions: true });
  });

  it.each<Role>(['coordinator', 'case-manager', 'network-member', 'integrator'])('is not for a %s', async (role) => {
    expect((await ask(`${API}/workflows`, role)).status).toBe(403);
  });

  it('shows who has no token the way in, takes one, and brings back to the page that was asked for', async () => {
    const asked = `/temporal/namespaces/default/workflows/${process}`;
    const away = await fetch(`${stack.base}${asked}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
    expect([away.status, away.headers.get('location')]).toEqual([
      303,
      `/temporal/login?next=${encodeURIComponent(asked)}`,
    ]);
    expect((await fetch(`${stack.base}${API}/workflows`)).status).toBe(401);
    const signIn = (text: string, next = asked): Promise<Response> =>
      fetch(`${stack.base}/temporal/login?next=${encodeURIComponent(next)}`, {
        method: 'POST',
        body: new URLSearchParams({ token: text }),
        redirect: 'manual',
      });
    expect((await signIn('no-token')).status).toBe(401);
    const entered = await signIn(await token('regional-supervisor'));
    expect([entered.status, entered.headers.get('location')]).toEqual([303, asked]);
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    const elsewhere = await signIn(await token('regional-supervisor'), '//evil.example/temporal');
    expect(elsewhere.headers.get('location')).toBe('/temporal/namespaces/default/workflows');
  });

  it('gives the cookie no way into the APIs', async () => {
    expect((await ask('/api/intake/v1/requests', 'coordinator')).status).toBe(401);
  });

  it('leaves an entry of who looked at which process', async () => {
    const admin = new pg.Client({ connectionString: adminUrl(stack.state().ports.postgres, stack.secrets, 'oln') });
    await admin.connect();
    const { rows } = await admin.query(
      `select person, kind, commune from gateway.audit where action = 'process.look' and entity_id = $1`,
      [process.slice(-36)],
    );
    await admin.end();
    expect(rows).toEqual([{ person: 'supervisora-1', kind: 'request', commune: HERE }]);
  });
});
