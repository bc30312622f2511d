import { afterEach, describe, expect, it } from '@jest/globals';
import { commandLine } from '../cli.js';
import { Problem } from '../problem.js';

/** An environment that was never made. */
const NONE = 'none-such';

async function refusalOf(...words: string[]): Promise<string> {
  const refused = commandLine().then((program) =>
    program.parseAsync(['node', 'oln', 'token', ...words, '--env', NONE]),
  );
  await expect(refused).rejects.toBeInstanceOf(Problem);
  return refused.then(
    () => '',
    (error: Error) => error.message,
  );
}

describe('./oln token', () => {
  const before = process.env.OLN_ENV;
  afterEach(() => {
    if (before === undefined) delete process.env.OLN_ENV;
    else process.env.OLN_ENV = before;
  });

  it('is refused in production, whoever is asked for', async () => {
    process.env.OLN_ENV = 'production';
    for (const words of [['gestora-florida'], ['gestora-1', '--roles', 'case-manager']])
      expect(await refusalOf(...words)).toContain('no development tokens in production');
    delete process.env.OLN_ENV;
    expect(await refusalOf('gestora-1', '--roles', 'case-manager')).toContain(`no environment "${NONE}"`);
  });

  it('keeps those of the directory and those who are made up apart', async () => {
    expect(await refusalOf('gestora-1', '--communes', '13110')).toContain('say their --roles as well');
    expect(await refusalOf('gestora-1', '--roles', 'case-manager', '--commune', '13110')).toContain('has --communes');
    expect(await refusalOf('Ana Soto')).toContain('lower-case letters');
  });
});
