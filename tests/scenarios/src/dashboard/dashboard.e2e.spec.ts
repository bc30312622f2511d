import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type ApiClient, type RunningStack } from '@oln/testing';
import { findChromium, openChromium } from '@oln/testing/chromium';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { as, fillCountry } from './country.js';
import { signedIn, WatchedPage, type Size } from './watched-page.js';

const FLORIDA = '13110';
const TINY = '13203';
const VALPARAISO = '05101';

interface Standing {
  light: 'green' | 'yellow' | 'red' | 'none';
  reason: { es: string };
}
const LIGHT_WORDS = { green: 'En ritmo', yellow: 'Atención', red: 'Atrasado', none: 'Sin semáforo' };

/** The day that it is to reporting. */
const businessDay = async (api: ApiClient): Promise<string> =>
  (await api.get<{ asOf: string }>('/figures?indicators=families-attended')).body.asOf;

const browserFile = findChromium();
if (!browserFile)
  process.stderr.write('Skipped: the dashboard in a browser. Install Chromium, or name one: OLN_BROWSER.\n');

(browserFile ? describe : describe.skip)('The dashboard', () => {
  let stack: RunningStack;
  let browser: Browser;
  const contexts: Record<string, BrowserContext> = {};
  const open: WatchedPage[] = [];

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack('test-dashboard', { signIn: true }), openChromium(browserFile!)]);
    await fillCountry(stack);
    for (const person of ['coordinadora-florida', 'comunitaria-florida', 'escuela-florida', 'gestora-y-coordinadora'])
      contexts[person] = await signedIn(browser, stack.base, person);
    for (const person of ['supervisora-regional-florida', 'supervisora-nacional'])
      contexts[person] = await signedIn(browser, stack.base, person);
  });
  afterEach(() => Promise.all(open.splice(0).map(({ page }) => page.close())));
  afterAll(() => Promise.all([browser?.close(), stack?.stop()]));

  async function look(person: string, path: string, size?: Size): Promise<WatchedPage> {
    const watched = await WatchedPage.open(contexts[person]!, stack.base, path, size);
    open.push(watched);
    return watched;
  }

  describe('as it is seen', () => {
    const views: [name: string, person: string, place: string][] = [
      ['commune', 'coordinadora-florida', FLORIDA],
      ['region', 'supervisora-regional-florida', '13'],
      ['country', 'supervisora-nacional', 'todo'],
      ['tiny', 'supervisora-regional-florida', TINY],
    ];
    const all = views.flatMap(([name, person, place]) =>
      (['es', 'en'] as const).flatMap((language) =>
        (['desktop', 'phone'] as const).map((size) => ({ name, person, place, language, size })),
      ),
    );

    it.each(all)(
      '$name, $language, on a $size: no barrier, no error, nothing too wide',
      async ({ name, person, place, language, size }) => {
        const seen = await (await look(person, `/tablero?lugar=${place}&idioma=${language}`, size)).filled();
        expect(await seen.page.locator('html').getAttribute('lang')).toBe(language);
        expect(await seen.isTooWide()).toBe(false);
        await seen.picture(`dashboard-${name}-${language}-${size}`);
        expect(await seen.barriers()).toEqual([]);
        expect(seen.wrong).toEqual([]);
      },
    );

    it('other states have no barrier either: signed out, another place, no figures for this role', async () => {
      const out = await look('escuela-florida', '/tablero?lugar=13110&idioma=es');
      await out.page.getByRole('heading', { name: 'Su rol no ve cifras' }).waitFor();
      expect(await out.barriers()).toEqual([]);
      const other = await look('coordinadora-florida', `/tablero?lugar=${VALPARAISO}&idioma=es`, 'phone');
      await other.page.getByRole('heading', { name: 'Valparaíso no está entre sus lugares' }).waitFor();
      expect(await other.barriers()).toEqual([]);
    });
  });

  describe('lets people in', () => {
    it('who have not signed in by the sign-in, and back to the very view they asked for', async () => {
      const asked = `/tablero?lugar=${FLORIDA}&linea=family-therapy&idioma=en`;
      const context = await signedIn(browser, stack.base, 'coordinadora-florida', asked);
      const [page] = [await WatchedPage.open(context, stack.base, asked)];
      await page.filled();
      expect(page.at).toBe(asked);
      await context.clearCookies();
      await page.page.getByLabel('Line of action').selectOption('case-management');
      const signIn = page.page.getByRole('link', { name: 'Sign in' });
      await signIn.waitFor();
      expect(await signIn.getAttribute('href')).toContain(encodeURIComponent('linea=case-management'));
      expect(await page.barriers()).toEqual([]);
      await context.close();
    });

    it('from the front page', async () => {
      const { page } = await look('coordinadora-florida', '/');
      await page.getByRole('link', { name: /Tablero de Gestión Social/ }).click();
      await page.getByRole('heading', { level: 1, name: 'La Florida' }).waitFor();
    });

    it('and out again, here and at the provider', async () => {
      const context = await signedIn(browser, stack.base, 'terapeuta-florida');
      const page = await context.newPage();
      await page.goto(`${stack.base}/tablero`);
      await page.getByRole('button', { name: 'Salir' }).click();
      await page.waitForURL((url) => url.pathname !== '/tablero');
      expect((await context.request.get(`${stack.base}/auth/me`)).status()).toBe(401);
      await context.close();
    });
  });

  describe('shows what somebody may see, and no more', () => {
    it('to a commune its own figures, as the API has them', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es')).filled();
      const api = await as(stack, 'coordinadora-florida', 'coordinator', [FLORIDA], 'reporting');
      const { body } = await api.get<{ items: { value: number }[] }>(
        `/figures?indicators=families-attended&commune=${FLORIDA}`,
      );
      expect(await seen.page.locator('.coverage .main .big').innerText()).toBe(String(body.items[0]!.value));
      expect(await seen.page.getByLabel('Lugar').locator('option').allInnerTexts()).toEqual(['La Florida']);
    });

    it('to a commune nothing of another one: nothing is asked, and what is asked anyway is refused', async () => {
      const seen = await look('coordinadora-florida', `/tablero?lugar=${VALPARAISO}&idioma=es`);
      await seen.page.getByRole('heading', { name: 'Valparaíso no está entre sus lugares' }).waitFor();
      expect(seen.asked.filter((path) => path.includes('/api/'))).toEqual([]);
      const path = `/api/reporting/v1/figures?indicators=families-attended&commune=${VALPARAISO}`;
      expect(await seen.page.evaluate<number>(`fetch(${JSON.stringify(path)}).then(({ status }) => status)`)).toBe(403);
      await seen.page.getByRole('link', { name: 'Ver las cifras de La Florida' }).click();
      await seen.page.getByRole('heading', { level: 1, name: 'La Florida' }).waitFor();
    });

    it('to a supervisor small cells withheld, with the reason, and no record behind them', async () => {
      const seen = await (await look('supervisora-regional-florida', `/tablero?lugar=${TINY}&idioma=es`)).filled();
      expect(await seen.page.getByText('Reservado', { exact: true }).count()).toBeGreaterThan(3);
      expect(await seen.text()).toContain('menos de 5');
      expect(await seen.page.getByRole('link', { name: /Ver los registros/ }).count()).toBe(0);
      expect(await seen.page.getByText('Carga de cada profesional').count()).toBe(0);
      expect(seen.asked.filter((path) => /\/cases\?|by=code&indicators=caseload/.test(path))).toEqual([]);
    });

    it('to whoever supervises the country a map and its table, down to a commune and back', async () => {
      const seen = await (await look('supervisora-nacional', '/tablero?idioma=es')).filled();
      await seen.page.getByRole('heading', { level: 1, name: 'País' }).waitFor();
      expect(await seen.page.locator('.map-panel .map-value').count()).toBeGreaterThan(5);
      await seen.page.locator('.communes').getByRole('link', { name: 'Valparaíso' }).click();
      await seen.page.getByRole('heading', { level: 1, name: 'Valparaíso' }).waitFor();
      await seen.page.goBack();
      await seen.page.getByRole('heading', { level: 1, name: 'País' }).waitFor();
    });

    it('to a coordinator the records behind a figure; going back closes them', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es')).filled();
      const overdue = seen.page.getByRole('link', { name: /^\d+: Ver los registros/ }).first();
      await overdue.click();
      const dialog = seen.page.getByRole('dialog');
      await dialog.locator('tbody tr').first().waitFor();
      expect(seen.at).toContain('casos=');
      expect(await seen.barriers()).toEqual([]);
      await seen.picture('dashboard-records-es-desktop', false);
      await seen.page.goBack();
      await dialog.waitFor({ state: 'detached' });
      expect(seen.wrong).toEqual([]);
    });

    it('to a commune what it has set out to do, each with its light in words, as the API has it', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es')).filled();
      const api = await as(stack, 'coordinadora-florida', 'coordinator', [FLORIDA], 'reporting');
      const year = (await businessDay(api)).slice(0, 4);
      const { body } = await api.get<{ items: Standing[] }>(`/communes/${FLORIDA}/targets?year=${year}`);
      expect(body.items.length).toBeGreaterThan(2);
      const section = seen.page.getByRole('region', { name: 'Compromisos de gestión del año' });
      const shown = await section.getByRole('listitem').allInnerTexts();
      for (const { light, reason } of body.items) {
        const item = shown.find((text) => text.includes(reason.es));
        expect(item).toContain(LIGHT_WORDS[light]);
      }
    });

    it('to a commune its alarms, with who answers and until when, down to the records behind one', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es')).filled();
      const api = await as(stack, 'coordinadora-florida', 'coordinator', [FLORIDA], 'reporting');
      const { body } = await api.get<{ items: { id: string; stage: string }[] }>(
        `/alarms?open=true&commune=${FLORIDA}`,
      );
      const section = seen.page.getByRole('region', { name: 'Alarmas de gestión abiertas' });
      expect(await section.getByRole('listitem').count()).toBe(body.items.length);
      const told = await section.innerText();
      expect(told).toContain(`Abiertas: ${body.items.length}.`);
      for (const words of ['Nadie la ha tomado', 'Alguien la trabaja', 'Responde: Coordinación', 'a más tardar el'])
        expect(told).toContain(words);
      const link = section.getByRole('link', { name: /Ver los registros: / }).first();
      await link.focus();
      await seen.page.keyboard.press('Enter');
      const dialog = seen.page.getByRole('dialog');
      await dialog.locator('tbody tr').first().waitFor();
      const id = new URL(seen.page.url()).searchParams.get('alarma')!;
      const { body: behind } = await api.get<{ items: { record: string }[] }>(`/alarms/${id}/cases?limit=50`);
      expect(await dialog.locator('tbody th').allInnerTexts()).toEqual(behind.items.map(({ record }) => record));
      expect(await seen.barriers()).toEqual([]);
      await seen.picture('dashboard-alarm-es-desktop', false);
      await seen.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(seen.at).not.toContain('alarma=');
      expect(seen.wrong).toEqual([]);
    });

    it('to a region its alarms by commune, with nobody of the office, no way to records, and no target of one commune', async () => {
      const seen = await (await look('supervisora-regional-florida', '/tablero?lugar=13&idioma=es')).filled();
      const section = seen.page.getByRole('region', { name: 'Alarmas de gestión abiertas' });
      await section.getByRole('link', { name: 'La Florida' }).first().waitFor();
      expect(await section.innerText()).toContain('Responde: La oficina de la comuna');
      expect(await section.innerText()).not.toMatch(/gestora-|terapeuta-/);
      expect(await section.getByRole('link', { name: /Ver los registros/ }).count()).toBe(0);
      expect(await seen.page.getByRole('region', { name: 'Compromisos de gestión del año' }).count()).toBe(0);
      expect(await seen.text()).toContain('elija una en «Lugar»');
      expect(await seen.page.getByRole('link', { name: /Informe mensual/ }).count()).toBe(0);
    });

    it('to whoever is outside no light of a figure that stays in the commune', async () => {
      const seen = await (await look('supervisora-regional-florida', `/tablero?lugar=${TINY}&idioma=es`)).filled();
      const section = seen.page.getByRole('region', { name: 'Compromisos de gestión del año' });
      expect(await section.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('Sin semáforo')]);
    });

    it('to who works in two offices each in its own role', async () => {
      const seen = await look('gestora-y-coordinadora', `/tablero?lugar=${FLORIDA}&idioma=es`);
      await seen.page.getByRole('button', { name: 'Cambiar a La Florida' }).click();
      await seen.page.getByRole('heading', { level: 1, name: 'La Florida' }).waitFor();
      await seen.filled();
      expect(seen.wrong).toEqual([]);
    });
  });

  describe('gives files', () => {
    const taken = async ({ page }: WatchedPage, name: string | RegExp): Promise<[file: string, start: string]> => {
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const download = await coming;
      const content = await readFile(await download.path());
      return [download.suggestedFilename(), content.subarray(0, 4).toString('latin1')];
    };

    it('of the month, of this view, and for everybody, each by a link that says of what', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es')).filled();
      expect(await taken(seen, /Descargar PDF: Informe mensual, La Florida/)).toEqual([
        expect.stringMatching(/^oln-13110-\d{4}-\d{2}\.pdf$/),
        '%PDF',
      ]);
      expect(await taken(seen, /Descargar Excel: Informe mensual/)).toEqual([
        expect.stringMatching(/\.xlsx$/),
        expect.stringMatching(/^PK/),
      ]);
      expect((await taken(seen, 'Descargar CSV: Las cifras de esta vista'))[0]).toBe('figures.csv');
      expect(await taken(seen, 'Descargar Parquet: Las cifras de esta vista')).toEqual(['figures.parquet', 'PAR1']);
      expect(await seen.page.getByText('Preparando…').count()).toBe(0);
      expect(seen.wrong).toEqual([]);
    });

    it('and says why there is none, in the words of the house', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es')).filled();
      const month = seen.page.getByLabel('Mes', { exact: true });
      await month.selectOption({ index: (await month.locator('option').count()) - 1 });
      await seen.page.getByRole('link', { name: /Descargar PDF: Informe mensual/ }).click();
      await seen.page.getByRole('alert').waitFor();
      expect(await seen.page.getByRole('alert').innerText()).toContain('REPORT.BEFORE_DATA');
      expect(await seen.barriers()).toEqual([]);
    });
  });

  describe('keeps what is looked at in its address', () => {
    it('through filters, going back, and loading anew; the language is remembered', async () => {
      const seen = await (await look('comunitaria-florida', '/tablero')).filled();
      const { page } = seen;
      await page.getByLabel('Línea de acción').selectOption('family-therapy');
      await page.getByLabel('Desde').selectOption({ index: 2 });
      expect(seen.at).toMatch(/\?desde=\d{4}-\d{2}&linea=family-therapy&idioma=es$/);
      await page.reload();
      await seen.filled();
      expect(await page.getByLabel('Línea de acción').inputValue()).toBe('family-therapy');
      await page.goBack();
      expect(seen.at).not.toContain('desde=');
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Month by month' }).waitFor();
      await page.goto(`${stack.base}/tablero`);
      await page.getByRole('heading', { name: 'Month by month' }).waitFor();
      expect(seen.wrong).toEqual([]);
    });
  });

  describe('is used by keyboard alone', () => {
    it('past the frame, into a filter, an explanation, and the records and out of them', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es')).filled();
      const { keyboard } = seen.page;
      const focused = (what: string): Promise<string> => seen.page.evaluate<string>(`document.activeElement.${what}`);
      await keyboard.press('Tab');
      expect(await focused('textContent')).toBe('Saltar a las cifras');
      await keyboard.press('Enter');
      expect(await focused('id')).toBe('main');
      await keyboard.press('Tab');
      expect(await focused('tagName')).toBe('SELECT');
      expect(await focused('labels[0].textContent')).toBe('Lugar');
      const visible = await seen.page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle');
      expect(visible).toBe('solid');
      for (let steps = 0; steps < 12 && (await focused('tagName')) !== 'SUMMARY'; steps++) await keyboard.press('Tab');
      await keyboard.press('Enter');
      expect(await focused('parentElement.open')).toBe(true);
      await keyboard.press('Tab');
      expect(await focused('textContent')).toBe('Ver los registros');
      await keyboard.press('Enter');
      await seen.page.getByRole('dialog').waitFor();
      await keyboard.press('Escape');
      await seen.page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(seen.at).not.toContain('casos=');
    });
  });

  describe('is reached by keyboard', () => {
    it('as far as an alarm’s records and a report', async () => {
      const seen = await (await look('coordinadora-florida', '/tablero?idioma=es', 'phone')).filled();
      const reached = new Set<string>();
      const name = 'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent';
      for (let steps = 0; steps < 200; steps++) {
        await seen.page.keyboard.press('Tab');
        reached.add(await seen.page.evaluate<string>(name));
      }
      const all = [...reached].join('\n');
      expect(all).toMatch(/^Ver los registros: Casos sin sesión: /m);
      for (const link of [/^Descargar PDF: Informe mensual/m, /^Descargar CSV: /m]) expect(all).toMatch(link);
    });
  });

  describe('when the house does not answer', () => {
    const FIGURES = '**/api/reporting/v1/figures?*';
    const problem = { status: 503, contentType: 'application/problem+json' };

    it('says so as the house does, in the reader’s language, and tries again when asked', async () => {
      const seen = await look('comunitaria-florida', '/auth/me');
      await seen.page.route(FIGURES, (route) =>
        route.fulfill({
          ...problem,
          body: JSON.stringify({
            status: 503,
            title: 'El servicio no puede responder ahora',
            detail: 'Repita',
            code: 'SERVICE.UNAVAILABLE',
          }),
        }),
      );
      await seen.page.goto(`${stack.base}/tablero?idioma=es`);
      await seen.page.getByRole('alert').first().waitFor();
      expect(await seen.text()).toContain('El servicio no puede responder ahora. Repita');
      expect(await seen.barriers()).toEqual([]);
      await seen.picture('dashboard-failed-es-desktop', false);
      await seen.page.unroute(FIGURES);
      while ((await seen.page.getByRole('button', { name: 'Intentar de nuevo' }).count()) > 0)
        await seen.page.getByRole('button', { name: 'Intentar de nuevo' }).first().click();
      await seen.filled();
    });

    it('says that it takes long, and shows the figures once they come', async () => {
      const seen = await look('comunitaria-florida', '/auth/me');
      let goOn = (): void => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      await seen.page.route(FIGURES, async (route) => {
        await held;
        await route.continue();
      });
      await seen.page.goto(`${stack.base}/tablero?idioma=es`);
      await seen.page.getByText('Está tardando más de lo normal').first().waitFor();
      goOn();
      await seen.filled();
    });
  });
});
