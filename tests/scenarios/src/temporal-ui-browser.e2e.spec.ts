import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, eventually, startStack, type RunningStack } from '@oln/testing';
import { findChromium, openChromium } from '@oln/testing/chromium';
import { adminUrl, asAdmin } from '@oln/tools';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const FLORIDA = '13110';
const PATIENT = { withinMs: 120_000, everyMs: 500 };
/** A word of what the process was given at its start, as it stands there opened; no label holds it. */
const GIVEN = '"variant.choose"';
/** As the page shows what stays sealed. */
const SEALED = /"[A-Za-z0-9+/]{200,}=*"/;

const browserFile = findChromium();
if (!browserFile) process.stderr.write('Skipped: what a browser shows. Install Chromium, or name one: OLN_BROWSER.\n');

/** The page opens payloads by itself, asking the gateway: what comes of that for whom, only a browser shows. */
(browserFile ? describe : describe.skip)('The Temporal UI in a browser', () => {
  let stack: RunningStack;
  let browser: Browser;
  let workflow: string;
  const open: Page[] = [];

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack('test-browser', { signIn: true }), openChromium(browserFile!)]);
    workflow = `intake-${await somebodyComes()}`;
  });
  afterEach(() => Promise.all(open.splice(0).map((page) => page.context().close())));
  afterAll(() => Promise.all([browser?.close(), stack?.stop()]));

  async function somebodyComes(): Promise<string> {
    const base = `${stack.base}/api/intake/v1`;
    const desk = await ApiClient.as('c-1', ['coordinator'], [FLORIDA], base, stack.secrets.keysFile);
    const person = { givenNames: 'Luz', firstSurname: 'Prueba', birthDate: '2018-04-04', sex: 'female' };
    const child = await desk.post<{ id: string }>('/persons', { ...person, commune: FLORIDA, confirmedNew: true });
    const members = [{ personId: child.body.id, relation: 'child' }];
    const family = await desk.post<{ id: string }>('/families', { members, commune: FLORIDA });
    const { body } = await desk.post<{ id: string }>('/requests', {
      ...{ commune: FLORIDA, channel: 'spontaneous', motive: 'school' },
      ...{ familyId: family.body.id, childIds: [child.body.id] },
    });
    return body.id;
  }

  interface Look {
    page: Page;
    /** What the gateway said each time the page wanted payloads opened. */
    opened: number[];
  }

  /** Signed in by a click on the trial's page of people, at the page of the process. */
  async function lookAs(person: string): Promise<Look> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
    context.setDefaultTimeout(PATIENT.withinMs);
    const page = await context.newPage();
    open.push(page);
    const opened: number[] = [];
    page.on('response', (answer) => {
      if (new URL(answer.url()).pathname === '/temporal/codec/decode') opened.push(answer.status());
    });
    const asked = `/temporal/namespaces/default/workflows/${workflow}`;
    await page.goto(`${stack.base}/auth/login?next=${encodeURIComponent(asked)}`);
    await page.locator(`button[value="${person}"]`).click();
    return { page, opened };
  }

  const textOf = (page: Page): Promise<string> => page.locator('body').innerText();
  async function keepPicture(page: Page, name: string): Promise<void> {
    const folder = process.env.OLN_SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  it('shows a supervisor what the process was given, opened by the gateway, on record', async () => {
    const { page, opened } = await lookAs('supervisora-regional-florida');
    await eventually(async () => (await textOf(page)).includes(GIVEN), PATIENT);
    expect(new Set(opened)).toEqual(new Set([200]));
    const said = await textOf(page);
    expect(said).toContain(workflow);
    expect(said).not.toMatch(SEALED);
    await keepPicture(page, 'supervisor');
    const sql = `select distinct person from gateway.audit where action = 'process.payloads'`;
    const url = adminUrl(stack.state().ports.postgres, stack.secrets, 'oln');
    expect(await asAdmin(url, async (admin) => (await admin.query(sql)).rows)).toEqual([
      { person: 'supervisora-regional-florida' },
    ]);
  });

  it('shows an operator that it runs, and what it was given sealed', async () => {
    const { page, opened } = await lookAs('operadora-florida');
    await eventually(async () => opened.length > 0 && SEALED.test(await textOf(page)), PATIENT);
    // The page may ask again: what comes late is waited for.
    await page.waitForTimeout(3_000);
    expect(new Set(opened)).toEqual(new Set([403]));
    const said = await textOf(page);
    expect(said).toContain(workflow);
    expect(said).not.toContain(GIVEN);
    await keepPicture(page, 'operator');
  });

  it('shows nothing to who is no supervisor', async () => {
    const { page } = await lookAs('gestora-florida');
    await eventually(async () => (await textOf(page)).includes('TEMPORAL_UI.NOT_FOR_YOU'), PATIENT);
    expect(await textOf(page)).not.toContain(GIVEN);
  });

  it('has no button that changes anything, and a page that tries is refused', async () => {
    const { page } = await lookAs('supervisora-regional-florida');
    await eventually(async () => (await textOf(page)).includes(GIVEN), PATIENT);
    for (const name of ['Request Cancellation', 'More Actions'])
      expect([name, await page.getByRole('button', { name }).isEnabled()]).toEqual([name, false]);
    const statuses = await page.evaluate(async (path) => {
      const actions = ['terminate', 'cancel', 'signal/moved', 'reset', 'update/any', 'pause'];
      const call = (action: string) =>
        fetch(`${path}/${action}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
      return Promise.all(actions.map(async (action) => (await call(action)).status));
    }, `/temporal/api/v1/namespaces/default/workflows/${workflow}`);
    expect(new Set(statuses)).toEqual(new Set([403]));
    await page.reload();
    await eventually(async () => /running/i.test(await textOf(page)), PATIENT);
  });
});
