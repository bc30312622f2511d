import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } } as const;
export type Size = keyof typeof SIZES;

const PATIENT_MS = 120_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Somebody who has signed in, once, by a click on the trial’s page of people. */
export async function signedIn(
  browser: Browser,
  base: string,
  person: string,
  next = '/tablero',
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: 'es-CL', reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENT_MS);
  const page = await context.newPage();
  await page.goto(`${base}${next}`);
  await page.locator(`button[value="${person}"]`).click();
  await page.waitForURL((url) => url.pathname === '/tablero');
  await page.close();
  return context;
}

/** A page of which everything is noted that should not be: errors, refusals of its policy, addresses outside. */
export class WatchedPage {
  readonly wrong: string[] = [];
  readonly asked: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly base: string,
  ) {}

  static async open(context: BrowserContext, base: string, path: string, size: Size = 'desktop'): Promise<WatchedPage> {
    const page = await context.newPage();
    await page.setViewportSize(SIZES[size]);
    const watched = new WatchedPage(page, base);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') watched.wrong.push(message.text());
    });
    page.on('pageerror', (error) => watched.wrong.push(error.message));
    page.on('request', (request) => {
      watched.asked.push(request.url().replace(base, ''));
      if (!request.url().startsWith(`${base}/`)) watched.wrong.push(`asked outside: ${request.url()}`);
    });
    await page.goto(`${base}${path}`);
    return watched;
  }

  /** Until every part has its figures, and the lines are drawn. By locators: the page's policy lets nothing be evaluated while one waits. */
  async filled(): Promise<this> {
    await this.page.locator('.headline .card').first().waitFor();
    for (const missing of ['.waiting', '.lines:not(:has(svg))'])
      await this.page.locator(missing).first().waitFor({ state: 'detached' });
    return this;
  }

  /** What axe finds wrong, by rule and place. With everything unfolded, so that nothing hides. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await this.page.evaluate(axe.source);
    const run = `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} }, resultTypes: ['violations'] })`;
    const { violations } = await this.page.evaluate<axe.AxeResults>(run);
    await this.page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = false; })');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }

  /** Whether somebody would have to move the page sideways. */
  isTooWide(): Promise<boolean> {
    return this.page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  }

  text(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  async picture(name: string, fullPage = true): Promise<void> {
    const folder = process.env.OLN_SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage });
  }

  /** The address below the gateway. */
  get at(): string {
    return this.page.url().replace(this.base, '');
  }
}
